using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A part that a topic might be split into.</summary>
/// <param name="Label">A noun phrase found in its texts.</param>
/// <param name="Members">Its contributions, ascending.</param>
public sealed record ProposedPart(string Label, ImmutableArray<ContributionId> Members);

/// <summary>Proposes how to split a topic: its contributions alone are analysed for topics again, so that what all share no longer counts.</summary>
public static class TopicSplit
{
    /// <summary>Contributions that are analysed at most; of a larger topic the first by id.</summary>
    public const int MaxMembers = 3_000;

    /// <summary>Proposes parts.</summary>
    /// <param name="members">The contributions of the topic, with their texts.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>Parts of two contributions and more, largest first; fewer than two when it holds together. The same for the same members.</returns>
    public static ImmutableArray<ProposedPart> Propose(IEnumerable<Contribution> members, CancellationToken cancel)
    {
        // arguments are read for themselves here: what they hang on may be outside of the topic
        var corpus = new Corpus(members.OrderBy(m => m.Id).Take(MaxMembers).Select(m => m with { ParentId = null }), []);
        var texts = Text.Prepare(corpus, new(), cancel);
        var found = Topics.Find(texts, Duplicates.Find(texts, new(), cancel), null, new(), null, 1, cancel);
        var parts = Parts(found, 1);
        return parts.Length > 1 ? parts : Parts(found, 2);
    }

    static ImmutableArray<ProposedPart> Parts(TopicFindings found, int level) =>
        [.. found.Topics.Where(t => t.Level == level).Select(t => new ProposedPart(t.Label, [.. found.Assignments.Where(a => a.Topic == t.Id || a.SubTopic == t.Id).Select(a => a.Contribution)]))
            .Where(p => p.Members.Length > 1).OrderByDescending(p => p.Members.Length).ThenBy(p => p.Label, StringComparer.Ordinal)];
}
