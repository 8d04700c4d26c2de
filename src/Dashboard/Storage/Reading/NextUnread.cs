using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Chooses what a person reads next: never a text read already, nor a copy of one.</summary>
/// <remarks>Paraphrases are suggestions, not copies: they are shown.</remarks>
public static class NextUnread
{
    /// <summary>Chooses the next contribution of a topic, nearest to its centre first; of the whole consultation in the order of the topics.</summary>
    /// <param name="run">What is shown.</param>
    /// <param name="topic">The topic; null for all.</param>
    /// <param name="read">What the person has read.</param>
    /// <param name="after">The contribution just seen, which is not shown again at once; null for none.</param>
    /// <returns>Null when all is read.</returns>
    public static ContributionId? Of(CuratedRun run, TopicId? topic, HashSet<ContributionId> read, ContributionId? after)
    {
        var seen = Covered(run, read);
        ContributionId? skipped = null;
        foreach (var id in Members(run, topic))
        {
            if (seen.Contains(id)) continue;
            if (id != after) return id;
            skipped = id;
        }
        return skipped;
    }

    /// <summary>Draws a contribution from the whole consultation for a blind check: the same for the same words, as if thrown by a die otherwise.</summary>
    public static ContributionId? Sample(CuratedRun run, string words, HashSet<ContributionId> read, HashSet<ContributionId> check)
    {
        var all = run.Findings.Topics.Assignments;
        if (all.IsEmpty) return null;
        var seen = Covered(run, read);
        var first = (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(words))) % (uint)all.Length);
        for (var i = 0; i < all.Length; i++)
            if (all[(first + i) % all.Length].Contribution is var id && !seen.Contains(id) && !check.Contains(id)) return id;
        return null;
    }

    /// <summary>Counts how far a person has read.</summary>
    public static ReadingProgress Progress(CuratedRun run, TopicId? topic, HashSet<ContributionId> read, int flagged)
    {
        var all = topic is { } one ? run.MembersOf(one).Length : run.Findings.Topics.Assignments.Length;
        ContributionId[] done = [.. Covered(run, read).Where(id => run.PlaceOf(id) is { } place && (topic is null || place.Topic == topic || place.SubTopic == topic))];
        return new(done.Length, done.Count(id => !read.Contains(id)), all, flagged);
    }

    /// <summary>What counts as read: what was read, and every copy of it.</summary>
    static HashSet<ContributionId> Covered(CuratedRun run, HashSet<ContributionId> read) => [.. read,
        .. read.SelectMany(run.GroupsOf).Where(g => g.Kind != DuplicateKind.Paraphrase).DistinctBy(g => g.Id).SelectMany(g => g.Members).Select(m => m.Contribution)];

    static IEnumerable<ContributionId> Members(CuratedRun run, TopicId? topic) => topic is { } one ? run.MembersOf(one).Select(a => a.Contribution)
        : run.Findings.Topics.Topics.Where(t => t.Level == 1).SelectMany(t => run.MembersOf(t.Id)).Select(a => a.Contribution)
            .Concat(run.Findings.Topics.Assignments.Where(a => a.Topic is null).Select(a => a.Contribution));
}
