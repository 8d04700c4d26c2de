namespace SynthesisPipeline.Analysis.Tests;

public class AdjustedMutualInformationTests
{
    [Fact]
    public void The_same_partition_under_other_names_is_one()
    {
        Assert.Equal(1, AdjustedMutualInformation.Of([0, 0, 1, 1, 2], [7, 7, 3, 3, 5]), 1e-12);
    }

    [Fact]
    public void Everything_in_one_class_tells_nothing()
    {
        Assert.Equal(0, AdjustedMutualInformation.Of([0, 0, 1, 1], [0, 0, 0, 0]), 1e-12);
    }

    [Fact]
    public void The_expectation_is_the_mean_over_all_orders()
    {
        int[] first = [0, 0, 0, 1, 1, 2], second = [0, 1, 1, 0, 2, 2];
        var orders = Orders(second).ToArray();
        var expected = orders.Average(order => Information(first, order));
        var entropies = (Information(first, first) + Information(second, second)) / 2;

        Assert.Equal((Information(first, second) - expected) / (entropies - expected), AdjustedMutualInformation.Of(first, second), 1e-9);
    }

    [Fact]
    public void Random_labels_are_near_zero_however_many()
    {
        var random = new Random(1);
        var first = Enumerable.Range(0, 2_000).Select(_ => random.Next(12)).ToArray();
        var second = Enumerable.Range(0, 2_000).Select(_ => random.Next(80)).ToArray();

        Assert.InRange(AdjustedMutualInformation.Of(first, second), -0.02, 0.02);
    }

    static double Information(int[] a, int[] b)
    {
        var n = (double)a.Length;
        return a.Zip(b).GroupBy(p => p).Sum(g => g.Count() / n * Math.Log(n * g.Count() / ((double)a.Count(x => x == g.Key.First) * b.Count(x => x == g.Key.Second))));
    }

    static IEnumerable<int[]> Orders(int[] items)
    {
        if (items.Length < 2) { yield return items; yield break; }
        for (var i = 0; i < items.Length; i++)
            foreach (var rest in Orders([.. items[..i], .. items[(i + 1)..]]))
                yield return [items[i], .. rest];
    }
}
