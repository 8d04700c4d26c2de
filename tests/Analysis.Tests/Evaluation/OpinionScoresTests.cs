using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Scores of opinion groups against a reference, on two made-up groups of twelve voters, reckoned by hand.</summary>
public sealed class OpinionScoresTests
{
    static readonly string[] s_voters = [.. Enumerable.Range(1, 12).Select(i => $"a{i:00}"), .. Enumerable.Range(1, 12).Select(i => $"b{i:00}")];

    static readonly ImmutableArray<GoldRow> s_reference = [.. s_voters.Select(v => new GoldRow("opinion_group", v, v[..1]))];

    /// <summary>s1: all for. s2: one group for, the other against. s3: 9 and 8 of 12 for. s4: for in both, but judged by nine alone in the second.</summary>
    static readonly Corpus s_corpus = new([.. new[] { "s1", "s2", "s3", "s4" }.Select(Statement)],
        [
            .. s_voters.Select(v => new Vote(new("s1"), v, VoteValue.Agree)),
            .. s_voters.Select(v => new Vote(new("s2"), v, v[0] == 'a' ? VoteValue.Agree : VoteValue.Disagree)),
            .. s_voters.Select((v, i) => new Vote(new("s3"), v, i % 12 < (v[0] == 'a' ? 9 : 8) ? VoteValue.Agree : VoteValue.Disagree)),
            .. s_voters.Take(21).Select(v => new Vote(new("s4"), v, VoteValue.Agree)),
            new(new("s1"), "nobody’s", VoteValue.Disagree),
        ]);

    static Contribution Statement(string id) => new() { Id = new(id), Body = SourceText.Same($"Énoncé {id} pour l’occasion.") };

    static Findings Found(ImmutableArray<OpinionStatement> statements, params string[] cited) => new()
    {
        Topics = new([], [], [], []), Duplicates = [], Tags = [], Controversies = [], Coverage = [],
        // the last voter is too rare to be placed
        Opinions = new([.. s_voters.Select((v, i) => new VoterPosition(v, i == 23 ? null : i < 12 ? 1 : 0, 0, 0))], statements, 2),
        Draft = new([new(1, new("T1"), "Ville", "Énoncé.", "", [.. cited.Select(c => new Citation(new(c), null))], [], null, null, 1, PointStatus.Draft)], [], [], []),
    };

    static OpinionStatement Said(int group, string id, VoteCounts votes, double representativeness = 0) => new(group, new(id), votes, representativeness, 0);

    static Figure Of(string name, Findings findings, Corpus? corpus) => Evaluation.Score(findings, corpus, new(s_reference)).Single(f => f.Section == "opinions" && f.Name == name);

    [Fact]
    public void Groups_that_are_the_reference_score_one_over_those_that_both_place()
    {
        var findings = Found([]);

        Assert.Equal((2, 24L), ((int)Of("groups", findings, null).Value!.Value, Of("groups", findings, null).N));
        Assert.Equal("reference: 2", Of("groups", findings, null).Note);
        Assert.Equal(1, Of("groups, ARI", findings, null).Value!.Value, 9);
        Assert.Equal(23, Of("groups, ARI", findings, null).N);
        Assert.Equal(1, Of("groups, AMI", findings, null).Value!.Value, 9);
        Assert.Equal(23.0 / 24, Of("share of reference voters placed", findings, null).Value);
    }

    [Fact]
    public void Counts_are_held_against_the_votes_of_who_is_placed()
    {
        var findings = Found([Said(1, "s1", new(12, 0, 0)), Said(0, "s1", new(11, 0, 0)), Said(0, "s2", new(0, 0, 11)), Said(1, "s2", new(11, 0, 1))]);

        Assert.Equal((0.75, 4L), (Of("counts of statements equal the votes", findings, s_corpus).Value, Of("counts of statements equal the votes", findings, s_corpus).N));
    }

    [Fact]
    public void What_is_cited_is_held_against_what_every_group_shares()
    {
        var findings = Found([], "s1", "s2", "s4");

        var precision = Of("agreement × groups, precision", findings, s_corpus);
        Assert.Equal((0.5, 2L, 1.0 / 3), (precision.Value, precision.N, precision.Chance));
        Assert.Equal((1.0, 1L), (Of("agreement × groups, recall", findings, s_corpus).Value, Of("agreement × groups, recall", findings, s_corpus).N));
        Assert.Equal(0.5, Of("agreement × groups, share of the cited that divide", findings, s_corpus).Value);
    }

    [Fact]
    public void Of_the_ten_most_typical_statements_those_are_found_that_the_same_group_of_ours_lists()
    {
        // group a: k of 12 for statement k; group b: 6 of 12 for each. Least typical: 6, then 5 and 7 alike, of which the first counts
        var corpus = new Corpus([.. Enumerable.Range(1, 12).Select(k => Statement($"t{k:00}"))],
            Enumerable.Range(1, 12).SelectMany(k => s_voters.Select((v, i) => new Vote(new($"t{k:00}"), v, i % 12 < (v[0] == 'a' ? k : 6) ? VoteValue.Agree : VoteValue.Disagree))));
        var findings = Found([Said(1, "t05", default, 1), Said(1, "t06", default, 4), Said(1, "t07", default, 3), Said(1, "t08", default, 2)]);

        var share = Of("share of the reference's ten strongest statements found", findings, corpus);

        Assert.Equal((2.0 / 20, 20L), (share.Value, share.N));
    }

    [Fact]
    public void Without_a_reference_only_the_counts_are_checked()
    {
        var figures = Evaluation.Score(Found([Said(1, "s1", new(12, 0, 0))]), s_corpus, new([])).Where(f => f.Section == "opinions");

        Assert.Equal("counts of statements equal the votes", Assert.Single(figures).Name);
    }
}
