namespace SynthesisPipeline.Analysis;

/// <summary>Groups vectors on one level: many small clusters, merged by Ward's rule, cut, then let settle.</summary>
/// <remarks>The refinement after the cut is what makes Ward usable here: without it one group takes a third of all (design figures: ARI .06–.13 before, .25 after). The number of groups follows the size of the corpus, because no internal index finds the number people chose; see docs/quality.md.</remarks>
internal static class TopicTree
{
    const int SampleSize = 20_000, LargestMicro = 400, LargestSubMicro = 150, LeastTopic = 3, LeastSubTopic = 4, MostSubTopics = 20;

    /// <summary>Gives how many topics suit a number of contributions: n^0.6 / 4, between 3 and 24, times the detail asked for.</summary>
    public static int TopicCount(int contributions, double detail) =>
        Math.Clamp((int)Math.Round(detail * Math.Clamp(Math.Pow(contributions, 0.6) / 4, 3, 24)), 1, Math.Max(1, contributions / 2));

    /// <summary>Gives how many sub-topics suit a number of contributions in all: 1.6 √n, times the detail asked for.</summary>
    public static double SubTopicCount(int contributions, double detail) => detail * 1.6 * Math.Sqrt(contributions);

    /// <summary>Chooses as many rows as a tree is built from: all, or every so-manieth.</summary>
    public static DenseRows Sample(DenseRows rows, int[] which) => rows.Choose(Sampled(which));

    /// <summary>Tells which these are.</summary>
    public static int[] Sampled(int[] which) => Sampling.Stride(which, SampleSize);

    /// <summary>Finds topics among some rows: small clusters merged by Ward's rule.</summary>
    /// <param name="rows">Unit vectors, none zero.</param>
    /// <param name="groups">Groups wanted; fewer come back where rows are too alike.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The centres.</returns>
    public static DenseRows Topics(DenseRows rows, int groups, Random random, CancellationToken cancel)
    {
        var count = Math.Max(groups, Math.Min(LargestMicro, rows.Count / 4));
        return MicroClusters.Find(rows, count, CentreSeeds.Draw(count, random), cancel).Merge(groups, LeastTopic, (points, sizes) => WardTree.Build(points, sizes).Cut(groups));
    }

    /// <summary>Draws the chance that finding sub-topics takes.</summary>
    /// <param name="rows">How many rows the topic has.</param>
    /// <param name="groups">Groups wanted.</param>
    /// <param name="random">Seeded chance.</param>
    public static double[] DrawForSubTopics(int rows, int groups, Random random) => CentreSeeds.Draw(SubMicroCount(rows, groups), random);

    /// <summary>Finds sub-topics among the rows of one topic: small clusters merged by average linkage, which lets a question be as large or small as it is.</summary>
    /// <param name="rows">Unit vectors, none zero.</param>
    /// <param name="groups">Groups wanted; fewer come back where rows are too alike.</param>
    /// <param name="draws">What <see cref="DrawForSubTopics"/> gave for as many.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The centres.</returns>
    public static DenseRows SubTopics(DenseRows rows, int groups, double[] draws, CancellationToken cancel)
    {
        // two texts of a hundred are no part that a reader would look for
        var least = Math.Max(LeastSubTopic, rows.Count / MostSubTopics);
        var micro = MicroClusters.Find(rows, SubMicroCount(rows.Count, groups), draws, cancel);
        var parts = micro.Merge(groups, least, (points, sizes) => AverageTree.Build(points, sizes).CutLarge(groups, sizes, least));
        // average linkage may set aside single texts until nothing is left to part; Ward's rule parts the rest
        return parts.Count > 1 ? parts : micro.Merge(groups, least, (points, sizes) => WardTree.Build(points, sizes).Cut(groups));
    }

    static int SubMicroCount(int rows, int groups) => Math.Max(groups, Math.Min(LargestSubMicro, rows / 2));
}
