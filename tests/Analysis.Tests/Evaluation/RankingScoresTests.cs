namespace SynthesisPipeline.Analysis.Tests;

public sealed class RankingScoresTests
{
    [Fact]
    public void Ndcg_of_a_small_case_is_as_by_hand()
    {
        // DCG = 1/1 + 3/log2(3) = 2.8928; best = 3/1 + 1/log2(3) = 3.6309
        Assert.Equal(2.892789 / 3.630930, RankingScores.Ndcg([1, 3, 0], [3, 1, 0], 2)!.Value, 5);
        Assert.Null(RankingScores.Ndcg([0, 0], [0, 0], 2));
    }

    [Fact]
    public void Average_precision_of_a_small_case_is_as_by_hand() =>
        // relevant at places 1 and 3 of three relevant in all: (1/1 + 2/3) / 3
        Assert.Equal((1 + 2.0 / 3) / 3, RankingScores.AveragePrecision([true, false, true, false], 3)!.Value, 10);

    [Fact]
    public void Expected_values_are_means_over_all_orders()
    {
        double[] gains = [3, 1, 0, 0, 2];
        var orders = Orders(gains).ToList();

        Assert.Equal(orders.Average(o => RankingScores.Ndcg(o, gains, 3)!.Value), RankingScores.ExpectedNdcg(gains, 3)!.Value, 10);
        Assert.Equal(orders.Average(o => RankingScores.AveragePrecision(o.Select(g => g > 0), 3)!.Value), RankingScores.ExpectedAveragePrecision(3, 5)!.Value, 10);
    }

    [Fact]
    public void Spearman_shares_ranks_between_ties()
    {
        Assert.Equal(1, RankingScores.Spearman([1, 2, 3], [10, 20, 30])!.Value, 10);
        Assert.Equal(-1, RankingScores.Spearman([1, 2, 3], [30, 20, 10])!.Value, 10);
        // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5)
        Assert.Equal(4.5 / Math.Sqrt(22.5), RankingScores.Spearman([1, 2, 2, 3], [1, 2, 3, 4])!.Value, 10);
        Assert.Null(RankingScores.Spearman([1, 1], [1, 2]));
    }

    static IEnumerable<double[]> Orders(double[] values) => values.Length == 0 ? [[]]
        : Enumerable.Range(0, values.Length).SelectMany(i => Orders([.. values[..i], .. values[(i + 1)..]]).Select(o => (double[])[values[i], .. o]));
}
