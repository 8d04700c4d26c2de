using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Scores a case small enough to reckon by hand. All texts are made up.</summary>
public sealed class EvaluationTests
{
    static readonly Corpus s_corpus = new(
        [
            Proposition("p1", "Les bus doivent circuler la nuit dans tous les quartiers du centre.", new(30, 0, 10), "Anna"),
            Proposition("p2", "Les bus doivent circuler la nuit dans tous les quartiers du centre !", new(10, 0, 10), "Anna"),
            Proposition("p3", "Les cantines serviront des légumes locaux deux fois par semaine.", new(1, 0, 0), null),
            Proposition("p4", "Un texte qui ne ressemble à aucun autre, écrit pour l’occasion.", null, "Boris"),
            new() { Id = new("a1"), Kind = ContributionKind.Argument, ParentId = new("p1"), Stance = Side.For, Body = SourceText.Same("Oui, pour les soignants.") },
        ], []);

    static readonly Findings s_findings = new()
    {
        Topics = new([new(new("T1"), null, 1, "bus de nuit", [], 3, [])],
            [.. s_corpus.Contributions.Select(c => new Assignment(c.Id, c.Id.Value is "p1" or "p2" or "a1" ? new TopicId("T1") : null, null, 0.5))], [], []),
        Duplicates = [Group("D1", "p1", "p2", "p4")], Tags = [new(new("a1"), TagKind.Stance, "for", 0.8, TagOrigin.Model, [])], Opinions = OpinionFindings.None,
        Controversies = [new(1, new("p2"), null, 0.4, ControversyBasis.Votes, 0.3, 0.5, new(10, 0, 10), 0, 0, "?", [], []), new(2, new("p1"), null, 0.2, ControversyBasis.Votes, 0.1, 0.3, new(30, 0, 10), 1, 0, "?", [new("a1")], [])],
        Draft = new([new(1, new("T1"), "Bus", "Les bus doivent circuler la nuit.", "", [new(new("p1"), null), new(new("p2"), null)], [], 40.0 / 60, 0.5406, 1, PointStatus.Draft)], [], [], []),
        Coverage =
        [
            new(new("a1"), [ContributionUse.Controversy, ContributionUse.Topic], []), new(new("p1"), [ContributionUse.Agreement, ContributionUse.Controversy, ContributionUse.Duplicate, ContributionUse.Topic], [1]),
            new(new("p2"), [ContributionUse.Agreement, ContributionUse.Controversy, ContributionUse.Duplicate, ContributionUse.Topic], [1]), new(new("p3"), [ContributionUse.None], []), new(new("p4"), [ContributionUse.Duplicate], []),
        ],
    };

    static readonly Gold s_gold = new(
    [
        new("topic:themes", "p1", "t"), new("topic:themes", "p2", "t"), new("topic:themes", "p3", "c"), new("topic:themes", "p4", "x"),
        new("campaign", "p1", "C1"), new("campaign", "p2", "C1"), new("change", "p1", "original"), new("change", "p2", "casse_ponctuation"),
        new("controversy:gold", "p1", "0.2"), new("controversy:gold", "p2", "1"), new("stance", "a1", "for"), new("stance", "p4", "against"),
        new("idea", "p1", "i1"), new("idea", "p2", "i1"), new("idea", "p3", "i2"), new("rejected", "p2", ""), new("rejected", "p3", ""),
    ]);

    static double? Value(string section, string name) =>
        Evaluation.Score(s_findings, s_corpus, s_gold).Single(f => f.Section == section && f.Name == name).Value;

    [Theory]
    [InlineData("topics", "topics × themes, purity", 0.75)]
    [InlineData("topics", "share of propositions unassigned", 0.5)]
    [InlineData("topics", "share of topics whose size equals the members", 1)]
    // pairs found: p1–p2 (campaign), p1–p4 and p2–p4 (nothing in common: false)
    [InlineData("duplicates", "pair precision", 1.0 / 3)]
    [InlineData("duplicates", "pair recall", 1)]
    [InlineData("duplicates", "B-cubed F1", 1)]
    [InlineData("duplicates", "copies found, casse_ponctuation", 1)]
    [InlineData("duplicates", "share of groups with a false pair", 1)]
    [InlineData("controversies", "gold, nDCG@10", 1)]
    [InlineData("controversies", "gold, Spearman over the listed", 1)]
    [InlineData("controversies", "votes equal the input", 1)]
    [InlineData("controversies", "declared arguments equal the input", 1)]
    [InlineData("stance", "accuracy of all", 0.5)]
    [InlineData("stance", "accuracy of the answered", 1)]
    [InlineData("stance", "macro-F1", 0.5)]
    [InlineData("agreement", "support equals the recomputed", 1)]
    [InlineData("agreement", "support_low equals the recomputed", 1)]
    [InlineData("agreement", "contributors equal the recomputed", 1)]
    [InlineData("agreement", "ideas touched, by members", 2.0 / 3)]
    [InlineData("agreement", "ideas merged, by members", 2.0 / 3)]
    [InlineData("agreement", "idea pairs, F1", 1)]
    [InlineData("agreement", "share of the rejected cited as agreement", 0.5)]
    [InlineData("agreement", "share of propositions cited", 0.5)]
    [InlineData("wording", "words of a point found in what it cites, mean", 1)]
    [InlineData("wording", "share of points in the first person", 0)]
    [InlineData("coverage", "every contribution once", 1)]
    [InlineData("coverage", "uses are true against the other findings", 1)]
    public void Figures_are_those_reckoned_by_hand(string section, string name, double expected) => Assert.Equal(expected, Value(section, name)!.Value, 3);

    [Fact]
    public void A_pair_that_overlaps_without_a_label_is_neutral()
    {
        var gold = new Gold([new("campaign", "p3", "C1"), new("campaign", "p4", "C1")]);

        var figures = Evaluation.Score(s_findings with { Duplicates = [Group("D1", "p1", "p2")] }, s_corpus, gold);

        Assert.Equal(0, figures.Single(f => f is { Section: "duplicates", Name: "share of groups with a false pair" }).Value);
    }

    [Fact]
    public void A_wrong_figure_is_caught()
    {
        var draft = s_findings.Draft with { Points = [s_findings.Draft.Points[0] with { Support = 0.9, Contributors = 5 }] };

        var figures = Evaluation.Score(s_findings with { Draft = draft, Coverage = [] }, s_corpus, s_gold);

        Assert.Equal(0, figures.Single(f => f.Name == "support equals the recomputed").Value);
        Assert.Equal(0, figures.Single(f => f.Name == "contributors equal the recomputed").Value);
        Assert.Equal(0, figures.Single(f => f.Name == "every contribution once").Value);
    }

    [Fact]
    public void Without_gold_and_input_only_what_needs_neither_is_measured()
    {
        var sections = Evaluation.Score(s_findings, null, new([])).Select(f => f.Section).Distinct();

        Assert.Equal(["topics", "agreement", "wording", "coverage"], sections);
    }

    static DuplicateGroup Group(string id, params string[] members) => new(id, DuplicateKind.Near, new(members[0]),
        [.. members.Select(m => new DuplicateMember(new(m), 1, []))], members.Length, 1, null, null);

    static Contribution Proposition(string id, string body, VoteCounts? votes, string? author) => new()
    {
        Id = new(id), Body = SourceText.Same(body), DeclaredVotes = votes, Author = author is null ? null : new(author),
    };
}
