using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Earlier memberships as numbers, for the contributions that are still there.</summary>
/// <param name="Ids">The earlier topics of level 1 that still have members, in their order.</param>
/// <param name="SubIds">The earlier sub-topics.</param>
/// <param name="Topics">For each contribution, the place of its earlier topic in <paramref name="Ids"/>; -1 = none or new.</param>
/// <param name="SubTopics">For each contribution, the place of its earlier sub-topic in <paramref name="SubIds"/>; -1 = none or new.</param>
/// <param name="IsNew">Whether each contribution has no earlier membership, not even "nowhere".</param>
/// <param name="UsedIds">All ids ever used by the earlier topics: new topics take others.</param>
/// <param name="Labels">Earlier labels by id.</param>
internal sealed record EarlierLevels(TopicId[] Ids, TopicId[] SubIds, int[] Topics, int[] SubTopics, bool[] IsNew,
    ImmutableHashSet<TopicId> UsedIds, ImmutableDictionary<TopicId, string> Labels)
{
    /// <summary>Reads earlier topics; null when none of their members is left.</summary>
    public static EarlierLevels? Of(EarlierTopics? earlier, Corpus corpus)
    {
        if (earlier is null) return null;
        var known = earlier.Topics.Where(t => t.Level == 1).Select(t => t.Id).ToHashSet();
        var parents = earlier.Topics.Where(t => t.Level == 2 && t.ParentId is not null).ToDictionary(t => t.Id, t => t.ParentId);
        var places = new Dictionary<TopicId, int>();
        var subPlaces = new Dictionary<TopicId, int>();
        var n = corpus.Contributions.Length;
        int[] topics = new int[n], subTopics = new int[n];
        Array.Fill(topics, -1);
        Array.Fill(subTopics, -1);
        var isNew = new bool[n];
        Array.Fill(isNew, true);
        foreach (var assignment in earlier.Assignments)
        {
            if (corpus.IndexOf(assignment.Contribution) is not { } index) continue;
            isNew[index] = false;
            if (assignment.Topic is not { } topic || !known.Contains(topic)) continue;
            topics[index] = Place(places, topic);
            if (assignment.SubTopic is { } sub && parents.TryGetValue(sub, out var parent) && parent == topic) subTopics[index] = Place(subPlaces, sub);
        }
        if (places.Count == 0) return null;
        return new([.. places.OrderBy(p => p.Value).Select(p => p.Key)], [.. subPlaces.OrderBy(p => p.Value).Select(p => p.Key)],
            topics, subTopics, isNew, [.. earlier.Topics.Select(t => t.Id)],
            earlier.Topics.DistinctBy(t => t.Id).ToImmutableDictionary(t => t.Id, t => t.Label));
    }

    static int Place(Dictionary<TopicId, int> places, TopicId id)
    {
        if (!places.TryGetValue(id, out var place)) places.Add(id, place = places.Count);
        return place;
    }
}
