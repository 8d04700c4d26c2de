using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Leaves topics their names where little has come in since they were named: the words of a topic of thousands do not turn on a hundredth more, and reading them all is a third of what topics cost.</summary>
/// <remarks>
/// Only where the earlier topics say so (<see cref="EarlierTopics.NamesStand"/>). A topic stands when eight members of ten were its own, as for labels ever (<see cref="TopicNames"/>). Parts that do not stand are named anew: their topic's texts are
/// read as closely as if all were named, of the others every eighth of those. Where a topic of level 1 does not stand, or a new name is one that stands elsewhere, all are named anew. Sizes and representatives are always today's.
/// </remarks>
static class StandingNames
{
    const double LeastStayed = 0.8;
    const int MostRead = 50_000, ReadElsewhere = 8;

    /// <summary>Gives the topics under their earlier labels and keyphrases, parts that do not stand under new ones; null where all are to be named anew.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions whose words count: of copies only one.</param>
    /// <param name="space">Where phrases lie.</param>
    /// <param name="rows">A vector a contribution.</param>
    /// <param name="tree">The topics.</param>
    /// <param name="earlier">The earlier topics; null for none.</param>
    /// <param name="before">Their memberships as numbers; null for none.</param>
    /// <param name="cancel">Stops between two topics.</param>
    public static ImmutableArray<Topic>? Of(PreparedCorpus texts, int[] voices, TopicSpace space, DenseRows rows, TopicOrder tree, EarlierTopics? earlier, EarlierLevels? before, CancellationToken cancel)
    {
        if (earlier is not { NamesStand: true } || before is null) return null;
        var named = earlier.Topics.ToDictionary(t => t.Id);
        var moved = tree.Topics.Where(t => !Stands(t, tree, named, before)).ToImmutableArray();
        if (moved.Any(t => t.Parent < 0)) return null;
        if (!moved.IsEmpty)
        {
            var anew = NamedAnew(texts, voices, space, rows, tree, [.. moved.Select(t => t.Parent)], before, cancel);
            foreach (var part in moved) named[part.Id] = anew[part.Id];
            if (tree.Topics.Select(t => TopicNames.Sense(named[t.Id].Label)).Distinct().Count() < tree.Topics.Length) return null;
        }
        var moving = new bool[texts.Texts.Length];
        foreach (var voice in voices) moving[voice] = true;
        return [.. SideBySide.Each(tree.Topics, t => named[t.Id] with { Size = t.Members.Length, Representatives = Representatives.Of(texts, rows, t, moving) }, cancel)];
    }

    /// <summary>Tells whether a topic is the one that was named: eight members of ten were its own, under the same topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="tree">All topics.</param>
    /// <param name="named">The earlier topics.</param>
    /// <param name="before">Their memberships as numbers.</param>
    public static bool Stands(OrderedTopic topic, TopicOrder tree, IReadOnlyDictionary<TopicId, Topic> named, EarlierLevels before)
    {
        if (!named.TryGetValue(topic.Id, out var known) || known.ParentId != (topic.Parent < 0 ? null : tree.Topics[topic.Parent].Id)) return false;
        var (ids, places) = topic.Parent < 0 ? (before.Ids, before.Topics) : (before.SubIds, before.SubTopics);
        var own = Array.IndexOf(ids, topic.Id);
        return own >= 0 && topic.Members.Count(m => places[m] == own) >= LeastStayed * topic.Members.Length;
    }

    // names all topics of level 1, and the parts of some, in a tree that has no others
    static Dictionary<TopicId, Topic> NamedAnew(PreparedCorpus texts, int[] voices, TopicSpace space, DenseRows rows, TopicOrder tree, HashSet<int> parents, EarlierLevels before, CancellationToken cancel)
    {
        int[] kept = [.. Enumerable.Range(0, tree.Topics.Length).Where(t => tree.Topics[t].Parent < 0 || parents.Contains(tree.Topics[t].Parent))];
        var placeOf = new int[tree.Topics.Length];
        Array.Fill(placeOf, -1);
        for (var k = 0; k < kept.Length; k++) placeOf[kept[k]] = k;
        int Place(int topic) => topic < 0 ? -1 : placeOf[topic];
        var part = new TopicOrder([.. kept.Select(t => tree.Topics[t] with { Parent = Place(tree.Topics[t].Parent) })], [.. tree.Topic.Select(Place)], [.. tree.SubTopic.Select(Place)], tree.Similarities);
        int[] read = [.. Sampling.Stride(voices, MostRead).Where((v, i) => parents.Contains(tree.Topic[v]) || i % ReadElsewhere == 0)];
        return TopicNames.Name(texts, read, TopicNames.Phrases(texts, read, cancel), space, rows, part, before, cancel).ToDictionary(t => t.Id);
    }
}
