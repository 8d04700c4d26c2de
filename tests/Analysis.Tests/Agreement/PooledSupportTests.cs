namespace SynthesisPipeline.Analysis.Tests;

public class PooledSupportTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    static readonly Contribution Shared = Proposition("a", "Ouvrir la piscine municipale le dimanche matin", new(30, 2, 1));

    static AgreementDraft Draft(params Contribution[] contributions) => Pipeline.Run(new(contributions, []), null, new(), SilentObserver.Instance, Cancel).Draft;

    static Contribution Proposition(string id, string title, VoteCounts votes) => new() { Id = new(id), Title = title, Author = new("author of " + id), DeclaredVotes = votes };

    static string[] Cited(AgreementDraft draft) => [.. draft.Points.SelectMany(p => p.Citations).Select(c => c.Contribution.Value).Order(StringComparer.Ordinal)];

    [Fact]
    public void One_with_too_few_votes_to_stand_alone_is_cited_by_the_point_and_its_votes_count()
    {
        var draft = Draft(Shared, Proposition("b", "Ouvrir la piscine municipale chaque dimanche matin", new(9, 2, 1)));

        Assert.Equal(["a", "b"], Cited(draft));
        Assert.Equal(39 / 45.0, Assert.Single(draft.Points).Support!.Value, 9); // both have votes
    }

    [Fact]
    public void What_votes_leave_undecided_words_no_point()
    {
        Assert.Empty(Draft(Proposition("b", "Ouvrir la piscine municipale chaque dimanche matin", new(9, 2, 1))).Points);
    }

    [Fact]
    public void One_that_voters_judged_otherwise_than_the_rest_stays_out()
    {
        Assert.Equal(["a"], Cited(Draft(Shared, Proposition("b", "Ouvrir la piscine municipale chaque dimanche matin", new(3, 0, 6)))));
    }

    [Fact]
    public void Where_the_pooled_votes_fail_only_those_stay_who_stand_by_themselves()
    {
        Assert.Equal(["a"], Cited(Draft(Shared, Proposition("b", "Ouvrir la piscine municipale chaque dimanche matin", new(200, 100, 60)))));
    }

    [Theory]
    [InlineData(3, 0, 1, true)]
    [InlineData(2, 0, 2, false)]
    [InlineData(4, 1, 1, true)]
    [InlineData(3, 1, 2, false)]
    [InlineData(12, 2, 2, true)]
    [InlineData(9, 2, 1, false)] // 0.75, but chance alone could leave 0.47
    [InlineData(560, 200, 240, false)] // surely more than half, and a large minority contests it
    public void Pooled_votes_allow_a_point(int agree, int mixed, int disagree, bool allowed)
    {
        Assert.Equal(allowed, PooledSupport.Allows(new VoteCounts(agree, mixed, disagree), new()));
    }
}
