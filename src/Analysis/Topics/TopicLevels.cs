namespace SynthesisPipeline.Analysis;

/// <summary>Topics and sub-topics as numbers, before they have names.</summary>
/// <param name="Topics">Topic a contribution; -1 = none.</param>
/// <param name="SubTopics">Sub-topic a contribution, numbered through all topics; -1 = none.</param>
/// <param name="Similarities">Cosine with the centre of the topic.</param>
/// <param name="Centres">Centres of the topics.</param>
/// <param name="SubCentres">Centres of the sub-topics.</param>
/// <param name="Parents">Topic a sub-topic.</param>
internal sealed record TopicLevels(int[] Topics, int[] SubTopics, float[] Similarities,
    DenseRows Centres, DenseRows SubCentres, int[] Parents)
{
    const int FinalIterations = 4;

    /// <summary>Groups all contributions of a corpus on two levels.</summary>
    /// <param name="rows">A vector a contribution; zero ones stay without topic.</param>
    /// <param name="voices">The contributions that move centres, ascending.</param>
    /// <param name="options">Detail, smallest topic to cut.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public static TopicLevels Find(DenseRows rows, int[] voices, TopicsOptions options, Random random, CancellationToken cancel)
    {
        int[] known = [.. voices.Where(v => rows[v].ContainsAnyExcept(0f))];
        var wanted = TopicTree.TopicCount(known.Length, options.Detail);
        var all = Settle(rows, voices, TopicTree.Centres(rows.Take(known), wanted, random, cancel), cancel);
        var members = SphericalKMeans.Members(all.Labels, all.Centres.Count);

        var subTopics = new int[rows.Count];
        Array.Fill(subTopics, -1);
        var parents = new List<int>();
        var subCentres = new List<float[]>();
        var moving = new bool[rows.Count];
        foreach (var voice in known) moving[voice] = true;
        var subWanted = TopicTree.SubTopicCount(known.Length, options.Detail);
        for (var topic = 0; topic < members.Length; topic++)
        {
            cancel.ThrowIfCancellationRequested();
            int[] own = [.. members[topic].Where(i => moving[i])];
            var count = (int)Math.Round(subWanted * own.Length / Math.Max(1, known.Length));
            if (own.Length < options.MinSizeForSubTopics || count < 2) continue;
            var inside = rows.Take(members[topic]);
            int[] insideVoices = [.. Enumerable.Range(0, members[topic].Length).Where(i => moving[members[topic][i]])];
            var sub = Settle(inside, insideVoices, TopicTree.Centres(rows.Take(own), count, random, cancel), cancel);
            for (var i = 0; i < sub.Labels.Length; i++) subTopics[members[topic][i]] = parents.Count + sub.Labels[i];
            for (var c = 0; c < sub.Centres.Count; c++)
            {
                parents.Add(topic);
                subCentres.Add(sub.Centres[c].ToArray());
            }
        }
        var centres = new DenseRows(subCentres.Count, rows.Dimensions);
        for (var i = 0; i < subCentres.Count; i++) subCentres[i].CopyTo(centres[i]);
        return new(all.Labels, subTopics, all.Similarities, all.Centres, centres, [.. parents]);
    }

    static Clustering Settle(DenseRows rows, int[] voices, DenseRows centres, CancellationToken cancel)
    {
        var weights = new float[rows.Count];
        foreach (var voice in voices) weights[voice] = 1;
        return SphericalKMeans.Refine(rows, weights, centres, FinalIterations, cancel);
    }
}
