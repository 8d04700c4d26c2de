namespace SynthesisPipeline.Analysis;

/// <summary>Groups vectors on one level: many small clusters, merged by Ward's rule, cut, then let settle.</summary>
/// <remarks>The refinement after the cut is what makes Ward usable here: without it one group takes a third of all (design figures: ARI .06–.13 before, .25 after). The number of groups follows the size of the corpus, because no internal index finds the number people chose; see docs/quality.md.</remarks>
internal static class TopicTree
{
    const int SampleSize = 20_000, SeedSample = 5_000, LargestMicro = 400, MicroIterations = 15, FinalIterations = 4;

    /// <summary>Gives how many topics suit a number of contributions: n^0.3, between 3 and 25, times the detail asked for.</summary>
    public static int TopicCount(int contributions, double detail) =>
        Math.Clamp((int)Math.Round(detail * Math.Clamp(Math.Round(Math.Pow(contributions, 0.3)), 3, 25)), 1, Math.Max(1, contributions / 2));

    /// <summary>Gives how many sub-topics suit a number of contributions in all: 1.2 √n, times the detail asked for.</summary>
    public static double SubTopicCount(int contributions, double detail) => detail * 1.2 * Math.Sqrt(contributions);

    /// <summary>Finds groups among some rows.</summary>
    /// <param name="rows">Unit vectors, none zero.</param>
    /// <param name="groups">Groups wanted; fewer come back where rows are too alike.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The centres.</returns>
    public static DenseRows Centres(DenseRows rows, int groups, Random random, CancellationToken cancel)
    {
        if (rows.Count > SampleSize) rows = rows.Take(Sampling.Stride([.. Enumerable.Range(0, rows.Count)], SampleSize));
        var micro = Math.Min(LargestMicro, Math.Max(groups, rows.Count / 4));
        var seeds = rows.Count <= SeedSample ? rows : rows.Take(Sampling.Stride([.. Enumerable.Range(0, rows.Count)], SeedSample));
        var small = SphericalKMeans.Refine(rows, null, SphericalKMeans.Seed(seeds, micro, random, cancel), MicroIterations, cancel);
        var sizes = new double[small.Centres.Count];
        foreach (var label in small.Labels) if (label >= 0) sizes[label]++;
        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(c => sizes[c] > 0)];
        if (kept.Length == 0) return new(0, rows.Dimensions);
        var points = small.Centres.Take(kept);
        var cut = new WardTree(points, [.. kept.Select(c => sizes[c])]).Cut(Math.Min(groups, kept.Length));
        var centres = new DenseRows(cut.Max() + 1, rows.Dimensions);
        for (var i = 0; i < kept.Length; i++) Dense.Add(points[i], (float)sizes[kept[i]], centres[cut[i]]);
        for (var c = 0; c < centres.Count; c++) Dense.Normalise(centres[c]);
        return SphericalKMeans.Refine(rows, null, centres, FinalIterations, cancel).Centres;
    }
}
