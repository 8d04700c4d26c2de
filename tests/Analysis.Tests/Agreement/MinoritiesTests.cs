namespace SynthesisPipeline.Analysis.Tests;

public class MinoritiesTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    const string Reasons = "Les résidences secondaires restent vides dix mois par an, car leurs propriétaires vivent ailleurs et les écoles ferment parce que les enfants manquent.";

    static readonly IEnumerable<Contribution> Liked = Enumerable.Range(0, 8)
        .Select(i => Posted($"p{i}", $"a{i}", "", $"Ouvrir la bibliothèque du quartier {i} le dimanche", new(50, 2, 2)));

    static Contribution Posted(string id, string author, string body, string title = "", VoteCounts? votes = null) =>
        new() { Id = new(id), Title = title, Author = new(author), Body = SourceText.Same(body), DeclaredVotes = votes };

    static List<MinorityPosition> Positions(IEnumerable<Contribution> others, int maxPoints = 60) =>
        [.. Pipeline.Run(new(Liked.Concat(others), []), null, new() { Agreement = new() { MaxPoints = maxPoints } }, SilentObserver.Instance, Cancel).Draft.Minorities];

    [Fact]
    public void The_sentence_that_asks_stands_for_a_position()
    {
        var position = Assert.Single(Positions([Posted("z", "zoé", Reasons + " Il faudrait taxer les résidences secondaires au profit des écoles.", votes: new(2, 1, 20))]));

        Assert.Equal("Il faudrait taxer les résidences secondaires au profit des écoles", position.Position);
    }

    [Fact]
    public void A_position_without_a_demand_still_stands_where_there_is_no_other()
    {
        Assert.Single(Positions([Posted("z", "zoé", Reasons, votes: new(2, 1, 20))]));
    }

    [Fact]
    public void What_many_posted_is_no_minority_though_nobody_voted_on_it()
    {
        var campaign = Enumerable.Range(0, 6).Select(i => Posted($"z{i}", $"z{i}", Reasons + " Il faudrait taxer les résidences secondaires au profit des écoles.", votes: i == 0 ? new(0, 1, 0) : null));

        Assert.Empty(Positions(campaign, maxPoints: 1));
    }
}
