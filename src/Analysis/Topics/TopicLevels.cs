namespace SynthesisPipeline.Analysis;

/// <summary>Topics and sub-topics as numbers, before they have names.</summary>
/// <param name="Topics">Topic a contribution; -1 = none.</param>
/// <param name="SubTopics">Sub-topic a contribution, numbered through all topics; -1 = none.</param>
/// <param name="Similarities">Cosine with the centre of the topic.</param>
/// <param name="Centres">Centres of the topics.</param>
/// <param name="SubCentres">Centres of the sub-topics.</param>
/// <param name="Parents">Topic a sub-topic.</param>
/// <param name="Ids">Earlier id a topic; null for new ones.</param>
/// <param name="SubIds">Earlier id a sub-topic; null for new ones.</param>
internal sealed record TopicLevels(int[] Topics, int[] SubTopics, float[] Similarities, DenseRows Centres, DenseRows SubCentres,
    int[] Parents, TopicId?[] Ids, TopicId?[] SubIds)
{
    // until nothing moves, so that a re-run that starts from these memberships stays there
    const int SettlingIterations = 40, SubIterations = 2, LeastNewTopic = 12;
    const double NewTopicShare = 0.02, StrangerQuantile = 0.1;

    /// <summary>How much nearer another topic, or part, must be for a contribution to leave its own, in cosine.</summary>
    public const float Loyalty = 0.05f, SubLoyalty = 0.2f;

    /// <summary>Groups all contributions of a corpus on two levels.</summary>
    /// <param name="rows">A vector a contribution; zero ones stay without topic.</param>
    /// <param name="voices">The contributions that move centres, ascending.</param>
    /// <param name="earlier">Memberships to start from; null for a fresh analysis.</param>
    /// <param name="options">Detail, smallest topic to cut.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public static TopicLevels Find(DenseRows rows, int[] voices, EarlierLevels? earlier, TopicsOptions options, Random random, CancellationToken cancel)
    {
        int[] known = [.. voices.Where(v => rows[v].ContainsAnyExcept(0f))];
        var weights = new float[rows.Count];
        foreach (var voice in known) weights[voice] = 1;
        var all = earlier is null
            ? SphericalKMeans.Refine(rows, weights, Start(rows, known, options, random, cancel), SettlingIterations, cancel)
            : Continue(rows, weights, known, earlier, random, cancel);
        var members = SphericalKMeans.Members(all.Labels, all.Centres.Count);

        var subTopics = new int[rows.Count];
        Array.Fill(subTopics, -1);
        var parents = new List<int>();
        var subIds = new List<TopicId?>();
        var subCentres = new List<float[]>();
        // chance is drawn for one topic after the other; then they are cut side by side
        var starts = Array.ConvertAll(members, m => SubStart.Of(rows, m, [.. m.Where(i => weights[i] > 0)], known.Length, earlier, options, random));
        var cuts = new Clustering?[members.Length];
        Parallel.For(0, members.Length, new ParallelOptions { CancellationToken = cancel }, topic => cuts[topic] = starts[topic] is { } start ? Cut(members[topic], start) : null);
        for (var topic = 0; topic < members.Length; topic++)
        {
            if (cuts[topic] is not { } sub) continue;
            for (var i = 0; i < sub.Labels.Length; i++) if (sub.Labels[i] >= 0) subTopics[members[topic][i]] = parents.Count + sub.Labels[i];
            for (var c = 0; c < sub.Centres.Count; c++)
            {
                parents.Add(topic);
                subIds.Add(starts[topic]!.Ids is [] ? null : starts[topic]!.Ids[c]); // what was cut had a start
                subCentres.Add(sub.Centres[c].ToArray());
            }
        }
        var centres = new DenseRows(subCentres.Count, rows.Dimensions);
        for (var i = 0; i < subCentres.Count; i++) subCentres[i].CopyTo(centres[i]);
        var topicIds = new TopicId?[all.Centres.Count];
        for (var i = 0; i < (earlier?.Ids.Length ?? 0); i++) topicIds[i] = earlier!.Ids[i]; // only counted when there
        return new(all.Labels, subTopics, all.Similarities, all.Centres, centres, [.. parents], topicIds, [.. subIds]);

        Clustering? Cut(int[] inside, SubStart start)
        {
            cancel.ThrowIfCancellationRequested();
            var centres = start.Centres ?? TopicTree.SubTopics(rows.Choose(start.Sample), start.Count, start.Draws, cancel);
            if (centres.Count < 2) return null;
            var (insideRows, insideWeights) = (rows.Choose(inside), Array.ConvertAll(inside, m => weights[m]));
            var sub = SphericalKMeans.Refine(insideRows, insideWeights, centres, SubIterations, cancel, start.Home, SubLoyalty);
            if (start.Home is not null || CohesiveParts.Of(insideRows, insideWeights, sub) is not { } cohesive || cohesive.Count >= sub.Centres.Count) return sub;
            return cohesive.Count < 2 ? null : SphericalKMeans.Refine(insideRows, insideWeights, cohesive, SubIterations, cancel);
        }
    }

    /// <summary>Tells whether so many newcomers fit nowhere that they would found topics of their own.</summary>
    /// <param name="similarities">Cosine of each contribution with the centre of its topic.</param>
    /// <param name="known">The contributions that count.</param>
    /// <param name="numbers">For each contribution -1 where it is a newcomer.</param>
    public static bool FoundTopics(float[] similarities, int[] known, int[] numbers)
    {
        var before = known.Where(v => numbers[v] >= 0).Select(v => similarities[v]).Order().ToArray();
        if (before.Length == 0) return true;
        var bar = before[(int)(StrangerQuantile * before.Length)];
        return AreMany(known.Count(v => numbers[v] < 0 && similarities[v] < bar), known.Count(v => numbers[v] < 0), known.Length);
    }

    // a tenth of newcomers falls under the bar by itself
    static bool AreMany(int strangers, int newcomers, int all) => strangers >= Math.Max(LeastNewTopic, NewTopicShare * all) && strangers >= 2 * StrangerQuantile * newcomers;

    static DenseRows Start(DenseRows rows, int[] known, TopicsOptions options, Random random, CancellationToken cancel)
    {
        var wanted = TopicTree.TopicCount(known.Length, options.Detail);
        return options.Clustering == TopicClustering.MicrosoftMlKMeans && known.Length > 0
            ? MicrosoftMlKMeans.Centres(rows.Take(known), wanted, random)
            : TopicTree.Topics(TopicTree.Sample(rows, known), wanted, random, cancel);
    }

    // from the means of the earlier members; newcomers who fit nowhere found topics of their own
    static Clustering Continue(DenseRows rows, float[] weights, int[] known, EarlierLevels earlier, Random random, CancellationToken cancel)
    {
        var settled = SphericalKMeans.Refine(rows, weights, SphericalKMeans.Means(rows, weights, earlier.Topics, earlier.Ids.Length), SettlingIterations, cancel, earlier.Topics, Loyalty);
        var before = known.Where(v => !earlier.IsNew[v]).Select(v => settled.Similarities[v]).Order().ToArray();
        if (before.Length == 0) return settled;
        var bar = before[(int)(StrangerQuantile * before.Length)];
        int[] strangers = [.. known.Where(v => earlier.IsNew[v] && settled.Similarities[v] < bar)];
        var newcomers = known.Count(v => earlier.IsNew[v]);
        if (!AreMany(strangers.Length, newcomers, known.Length)) return settled;
        var size = Math.Max(LeastNewTopic, known.Length / earlier.Ids.Length);
        var founded = TopicTree.Topics(TopicTree.Sample(rows, strangers), Math.Max(1, (int)Math.Round((double)strangers.Length / size)), random, cancel);
        var centres = new DenseRows(settled.Centres.Count + founded.Count, rows.Dimensions);
        for (var c = 0; c < centres.Count; c++)
            (c < settled.Centres.Count ? settled.Centres[c] : founded[c - settled.Centres.Count]).CopyTo(centres[c]);
        return SphericalKMeans.Refine(rows, weights, centres, SettlingIterations, cancel, earlier.Topics, Loyalty);
    }
}
