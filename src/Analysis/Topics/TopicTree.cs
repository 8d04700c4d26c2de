namespace SynthesisPipeline.Analysis;

/// <summary>Groups vectors on one level: many small clusters, merged by Ward's rule, cut, then let settle.</summary>
/// <remarks>The refinement after the cut is what makes Ward usable here: without it one group takes a third of all (design figures: ARI .06–.13 before, .25 after). The number of groups follows the size of the corpus, because no internal index finds the number people chose; see docs/quality.md.</remarks>
internal static class TopicTree
{
    const int SampleSize = 20_000, SeedSample = 4_000, LargestMicro = 400, LargestSubMicro = 150, MicroIterations = 15, LeastTopic = 3, LeastSubTopic = 4, MostSubTopics = 20;

    /// <summary>Gives how many topics suit a number of contributions: n^0.6 / 4, between 3 and 24, times the detail asked for.</summary>
    public static int TopicCount(int contributions, double detail) =>
        Math.Clamp((int)Math.Round(detail * Math.Clamp(Math.Pow(contributions, 0.6) / 4, 3, 24)), 1, Math.Max(1, contributions / 2));

    /// <summary>Gives how many sub-topics suit a number of contributions in all: 1.6 √n, times the detail asked for.</summary>
    public static double SubTopicCount(int contributions, double detail) => detail * 1.6 * Math.Sqrt(contributions);

    /// <summary>Chooses as many rows as a tree is built from: all, or every so-manieth.</summary>
    public static DenseRows Sample(DenseRows rows, int[] which) => rows.Choose(Sampling.Stride(which, SampleSize));

    /// <summary>Finds topics among some rows: small clusters merged by Ward's rule.</summary>
    /// <param name="rows">Unit vectors, none zero.</param>
    /// <param name="groups">Groups wanted; fewer come back where rows are too alike.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The centres.</returns>
    public static DenseRows Topics(DenseRows rows, int groups, Random random, CancellationToken cancel) =>
        Centres(rows, groups, Math.Min(LargestMicro, rows.Count / 4), LeastTopic, (points, sizes) => WardTree.Build(points, sizes).Cut(groups), random, cancel);

    /// <summary>Finds sub-topics among the rows of one topic: small clusters merged by average linkage, which lets a question be as large or small as it is.</summary>
    /// <inheritdoc cref="Topics"/>
    public static DenseRows SubTopics(DenseRows rows, int groups, Random random, CancellationToken cancel)
    {
        // two texts of a hundred are no part that a reader would look for
        var least = Math.Max(LeastSubTopic, rows.Count / MostSubTopics);
        var parts = Centres(rows, groups, Math.Min(LargestSubMicro, rows.Count / 2), least, (points, sizes) => AverageTree.Build(points, sizes).CutLarge(groups, sizes, least), random, cancel);
        // average linkage may set aside single texts until nothing is left to part; Ward's rule parts the rest
        return parts.Count > 1 ? parts
            : Centres(rows, groups, Math.Min(LargestSubMicro, rows.Count / 2), least, (points, sizes) => WardTree.Build(points, sizes).Cut(groups), random, cancel);
    }

    static DenseRows Centres(DenseRows rows, int groups, int small, int least, Func<DenseRows, double[], int[]> merge, Random random, CancellationToken cancel)
    {
        var micro = Math.Max(groups, small);
        var seeds = rows.Take(Sampling.Stride([.. Enumerable.Range(0, rows.Count)], SeedSample));
        var clusters = SphericalKMeans.Refine(rows, null, SphericalKMeans.Seed(seeds, micro, random, cancel), MicroIterations, cancel);
        var sizes = new double[clusters.Centres.Count];
        var sums = new DenseRows(clusters.Centres.Count, rows.Dimensions);
        for (var i = 0; i < rows.Count; i++)
        {
            if (clusters.Labels[i] < 0) continue;
            sizes[clusters.Labels[i]]++;
            Dense.Add(rows[i], 1, sums[clusters.Labels[i]]);
        }
        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(c => sizes[c] > 0)];
        if (kept.Length == 0) return new(0, rows.Dimensions);
        var points = sums.Take(kept);
        for (var i = 0; i < kept.Length; i++)
            foreach (ref var value in points[i]) value /= (float)sizes[kept[i]];
        var cut = groups >= kept.Length ? [.. Enumerable.Range(0, kept.Length)] : merge(points, [.. kept.Select(c => sizes[c])]);
        var centres = new DenseRows(cut.Max() + 1, rows.Dimensions);
        for (var i = 0; i < kept.Length; i++) Dense.Add(sums[kept[i]], 1, centres[cut[i]]);
        for (var c = 0; c < centres.Count; c++) Dense.Normalise(centres[c]);
        // what is too small for a group goes to the nearest one that is left
        var members = new double[centres.Count];
        for (var i = 0; i < kept.Length; i++) members[cut[i]] += sizes[kept[i]];
        int[] large = [.. Enumerable.Range(0, members.Length).Where(c => members[c] >= least)];
        return large.Length > 0 ? centres.Take(large) : centres;
    }
}
