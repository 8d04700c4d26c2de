namespace SynthesisPipeline.Analysis.Tests;

public class VoterClustersTests
{
    static double Silhouette(double[] line, params int[] of) => VoterClusters.Silhouette([.. line.Select(x => new[] { x })], of, of.Max() + 1);

    // by hand: the ends are 1 from their own and 10.5 from the others, the inner ones 1 and 9.5
    [Fact]
    public void Two_pairs_far_apart_are_known_by_hand() => Assert.Equal((9.5 / 10.5 + 8.5 / 9.5) / 2, Silhouette([0, 1, 10, 11], 0, 0, 1, 1), 1e-12);

    [Fact]
    public void Pairs_parted_the_wrong_way_are_worse_than_none() => Assert.True(Silhouette([0, 1, 10, 11], 0, 1, 0, 1) < 0);

    // the one alone counts 0 among three; the pair 9/10 and 8/9
    [Fact]
    public void A_point_alone_counts_nothing() => Assert.Equal((9.0 / 10 + 8.0 / 9) / 3, Silhouette([0, 1, 10], 0, 0, 1), 1e-12);
}
