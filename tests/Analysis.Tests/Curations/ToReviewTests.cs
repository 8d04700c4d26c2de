using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>What the desk lists as needing a person, on a made-up run, before and after a decision.</summary>
public class ToReviewTests
{
    static readonly Corpus s_corpus = new("abcdef".Select(id => new Contribution { Id = new($"{id}"), Body = SourceText.Same($"Texte de {id} sur la place du village"), Author = new($"auteur {id}") }), []);

    static readonly ImmutableArray<Topic> s_topics = [Level1("T1", "Place"), Level1("T2", "Marché"), Level1("T3", "Fête")];

    static readonly Findings s_found = new()
    {
        // likenesses 0.9, 0.9 and 0.6: their mean is 0.8, of which 0.85 is 0.68
        Topics = new(s_topics, [.. s_corpus.Contributions.Select((c, i) => new Assignment(c.Id, s_topics[i / 2].Id, null, i < 4 ? 0.9 : 0.6))], [], []),
        Duplicates = [new("D1", DuplicateKind.Near, new("a"), [new(new("a"), 1, []), new(new("b"), 0.9, [])], 2, 2, null, null)],
        Tags = [], Opinions = OpinionFindings.None,
        Controversies = [Controversy(1, "a", 0.2), Controversy(2, "b", 0.05), Controversy(3, "c", 0.049)],
        Draft = new([Point(1, "a", "b"), Point(2, "c"), Point(3, "d", "d")], [], [], []),
        Coverage = [new(new("a"), [ContributionUse.Agreement], [1]), new(new("e"), [ContributionUse.None], []), new(new("f"), [ContributionUse.Topic], [])],
    };

    static Topic Level1(string id, string label) => new(new(id), null, 1, label, [], 2, []);

    static Controversy Controversy(int rank, string id, double low) => new(rank, new(id), null, 0.5, ControversyBasis.Votes, low, 0.8, default, 0, 0, $"Faut-il {id} ?", [], []);

    static AgreementPoint Point(int row, params string[] cited) => new(row, new("T1"), "Place", $"La place doit changer {row} fois", "", [.. cited.Select(c => new Citation(new(c), null))], [], null, null, 1, PointStatus.Draft);

    static ToReview Of(params Decision[] decisions) =>
        ToReview.Of(ApplyCuration.To(s_found, s_corpus, decisions.Select((d, i) => new Curation(i + 1, DateTimeOffset.UnixEpoch, "rapporteur", 1, d, null))));

    [Fact]
    public void A_fresh_run_lists_what_nobody_has_looked_at()
    {
        var list = Of();

        Assert.Equal(["T3"], list.Topics.Select(t => t.Topic.Id.Value));
        Assert.Equal(["D1"], list.Groups.Select(g => g.Machine.Id));
        Assert.Equal([3], list.Controversies.Select(c => c.Machine.Rank));
        Assert.Equal([2, 3], list.SingleCitations.Select(p => p.Row));
        Assert.Equal([1, 2, 3], list.Drafts.Select(p => p.Row));
        Assert.Empty(list.Questions);
    }

    [Fact]
    public void Each_list_is_shorter_by_what_was_decided()
    {
        var point = s_found.Draft.Points[1];
        var list = Of(new ValidatePoint(PointRef.Of(point), point.Point, "", point.Citations, []), new JudgeGroup(GroupRef.Of(s_found.Duplicates[0]), true),
            new JudgeControversy(ControversyRef.Of(s_found, s_found.Controversies[2]), true), new RenameTopic(TopicRef.Of(s_found, new("T3"))!, "Fête du village"));

        Assert.Empty(list.Topics);
        Assert.Empty(list.Groups);
        Assert.Empty(list.Controversies);
        Assert.DoesNotContain(list.SingleCitations, p => p.Point == point.Point);
        Assert.Equal(2, list.Drafts.Length);
    }

    [Fact]
    public void A_decision_that_no_longer_fits_is_a_question()
    {
        var gone = GroupRef.Of(new("D9", DuplicateKind.Near, new("x"), [new(new("x"), 1, []), new(new("y"), 1, [])], 2, 1, null, null));

        Assert.Equal(Fate.Asks, Assert.Single(Of(new JudgeGroup(gone, true)).Questions).Fate);
    }
}
