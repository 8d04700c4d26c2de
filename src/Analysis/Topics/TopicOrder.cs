using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Topics with their ids, largest first, each followed by its sub-topics; and where every contribution belongs.</summary>
/// <param name="Topics">The topics in order.</param>
/// <param name="Topic">For each contribution, the place of its topic in <paramref name="Topics"/>; -1 = none.</param>
/// <param name="SubTopic">For each contribution, the place of its sub-topic; -1 = none.</param>
/// <param name="Similarities">Cosine with the centre of the topic.</param>
internal sealed record TopicOrder(ImmutableArray<OrderedTopic> Topics, int[] Topic, int[] SubTopic, float[] Similarities)
{
    /// <summary>Orders topics by size; earlier ids stay, new topics take free ones.</summary>
    /// <param name="levels">The topics as numbers.</param>
    /// <param name="usedIds">Ids that no new topic may take.</param>
    public static TopicOrder Of(TopicLevels levels, IReadOnlySet<TopicId> usedIds)
    {
        var topicMembers = SphericalKMeans.Members(levels.Topics, levels.Centres.Count);
        var subMembers = SphericalKMeans.Members(levels.SubTopics, levels.SubCentres.Count);
        var topics = new List<OrderedTopic>();
        var topic = new int[levels.Topics.Length];
        var subTopic = new int[levels.Topics.Length];
        Array.Fill(topic, -1);
        Array.Fill(subTopic, -1);
        var number = 0;
        foreach (var t in BySize(topicMembers, Enumerable.Range(0, topicMembers.Length)))
        {
            var id = levels.Ids[t] ?? NewId("T", "00", ref number, usedIds);
            var place = topics.Count;
            topics.Add(new(id, -1, topicMembers[t], levels.Centres[t].ToArray()));
            foreach (var i in topicMembers[t]) topic[i] = place;
            var subs = BySize(subMembers, Enumerable.Range(0, subMembers.Length).Where(s => levels.Parents[s] == t));
            var subNumber = 0;
            if (subs.Length < 2) continue;
            foreach (var s in subs)
            {
                foreach (var i in subMembers[s]) subTopic[i] = topics.Count;
                topics.Add(new(levels.SubIds[s] ?? NewId($"{id}.", "0", ref subNumber, usedIds), place, subMembers[s], levels.SubCentres[s].ToArray()));
            }
        }
        return new([.. topics], topic, subTopic, levels.Similarities);
    }

    static int[] BySize(int[][] members, IEnumerable<int> which) =>
        [.. which.Where(t => members[t].Length > 0).OrderByDescending(t => members[t].Length).ThenBy(t => members[t][0])];

    static TopicId NewId(string prefix, string format, ref int number, IReadOnlySet<TopicId> used)
    {
        TopicId id;
        do id = new(prefix + (++number).ToString(format, CultureInfo.InvariantCulture));
        while (used.Contains(id));
        return id;
    }

    /// <summary>Gives the main topic of each contribution, in corpus order.</summary>
    public ImmutableArray<Assignment> Assignments(Corpus corpus)
    {
        var assignments = ImmutableArray.CreateBuilder<Assignment>(Topic.Length);
        for (var i = 0; i < Topic.Length; i++)
            assignments.Add(new(corpus.Contributions[i].Id, Topic[i] < 0 ? null : Topics[Topic[i]].Id,
                SubTopic[i] < 0 ? null : Topics[SubTopic[i]].Id, Topic[i] < 0 ? 0 : Similarities[i]));
        return assignments.MoveToImmutable();
    }
}

/// <summary>A topic with its id and members, before it has a name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">Place of its topic in the order; -1 on level 1.</param>
/// <param name="Members">Its contributions, ascending.</param>
/// <param name="Centre">Unit vector.</param>
internal sealed record OrderedTopic(TopicId Id, int Parent, int[] Members, float[] Centre);
