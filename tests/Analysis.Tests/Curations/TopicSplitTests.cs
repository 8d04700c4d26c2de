namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Proposed parts of a topic, on texts that we made up: half about cycling, half about canteens.</summary>
public class TopicSplitTests
{
    static readonly string[] s_cycling = ["une piste cyclable protégée", "des arceaux pour garer les vélos", "un marquage au sol pour les cyclistes", "une révision gratuite des vélos"];
    static readonly string[] s_eating = ["un repas végétarien à la cantine", "des légumes du jardin dans les assiettes", "un cuisinier dans chaque cantine", "des menus décidés avec les élèves"];
    static readonly string[] s_where = ["du centre", "de la gare", "du nord", "des collines", "du port", "de la rivière"];

    static readonly Contribution[] s_members = [.. new[] { s_cycling, s_eating }.SelectMany((asks, half) => asks.SelectMany((ask, a) => s_where.Select((where, w) => new Contribution
    {
        Id = new($"{(half == 0 ? "v" : "c")}{a}{w}"), Kind = ContributionKind.Argument, ParentId = new("ailleurs"),
        Body = SourceText.Same($"Nous demandons {ask} pour le quartier {where}, avec {asks[(a + 1) % asks.Length]}."),
    })))];

    [Fact]
    public void A_topic_of_two_subjects_is_parted_between_them()
    {
        var parts = TopicSplit.Propose(s_members, CancellationToken.None);

        Assert.True(parts.Length > 1);
        Assert.All(parts, p => Assert.Single(p.Members.Select(m => m.Value[0]).Distinct()));
        Assert.All(parts, p => Assert.True(p.Members.Length > 1 && p.Label.Length > 0));
        Assert.Equal(parts.Select(p => p.Members.Length).OrderDescending(), parts.Select(p => p.Members.Length));
    }

    [Fact]
    public void The_order_of_the_members_does_not_matter()
    {
        var there = TopicSplit.Propose(s_members, CancellationToken.None);
        var back = TopicSplit.Propose(s_members.Reverse(), CancellationToken.None);

        Assert.Equal(there.Select(p => $"{p.Label}: {string.Join(' ', p.Members)}"), back.Select(p => $"{p.Label}: {string.Join(' ', p.Members)}"));
    }

    [Fact]
    public void One_contribution_is_in_no_part() => Assert.Empty(TopicSplit.Propose(s_members[..1], CancellationToken.None));
}
