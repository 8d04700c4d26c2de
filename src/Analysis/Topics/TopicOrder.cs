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
    /// <summary>Orders topics by size and gives them ids.</summary>
    public static TopicOrder Of(TopicLevels levels, Corpus corpus)
    {
        var topicMembers = SphericalKMeans.Members(levels.Topics, levels.Centres.Count);
        var subMembers = SphericalKMeans.Members(levels.SubTopics, levels.SubCentres.Count);
        int[] order = [.. Enumerable.Range(0, topicMembers.Length).Where(t => topicMembers[t].Length > 0)
            .OrderByDescending(t => topicMembers[t].Length).ThenBy(t => topicMembers[t][0])];
        var topics = new List<OrderedTopic>();
        var topic = new int[corpus.Contributions.Length];
        var subTopic = new int[corpus.Contributions.Length];
        Array.Fill(topic, -1);
        Array.Fill(subTopic, -1);
        for (var rank = 0; rank < order.Length; rank++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"T{rank + 1:00}");
            var place = topics.Count;
            topics.Add(new(new(id), -1, topicMembers[order[rank]], levels.Centres[order[rank]].ToArray()));
            foreach (var i in topicMembers[order[rank]]) topic[i] = place;
            int[] subs = [.. Enumerable.Range(0, subMembers.Length).Where(s => levels.Parents[s] == order[rank] && subMembers[s].Length > 0)
                .OrderByDescending(s => subMembers[s].Length).ThenBy(s => subMembers[s][0])];
            if (subs.Length < 2) continue;
            for (var subRank = 0; subRank < subs.Length; subRank++)
            {
                foreach (var i in subMembers[subs[subRank]]) subTopic[i] = topics.Count;
                topics.Add(new(new(string.Create(CultureInfo.InvariantCulture, $"{id}.{subRank + 1}")), place,
                    subMembers[subs[subRank]], levels.SubCentres[subs[subRank]].ToArray()));
            }
        }
        return new([.. topics], topic, subTopic, levels.Similarities);
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
