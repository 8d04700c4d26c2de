namespace SynthesisPipeline.Analysis.Tests;

public sealed class PartitionScoresTests
{
    static readonly string[] s_found = ["0", "0", "1", "2"], s_gold = ["0", "0", "1", "1"];

    [Fact]
    public void Known_values_of_a_small_case_are_met()
    {
        var scores = PartitionScores.Of(s_found, s_gold);

        // by hand: 1 pair together in both, 1 in found, 2 in gold, of 6: (1 − 1·2/6) / (1.5 − 1·2/6) = 4/7
        Assert.Equal(4.0 / 7, scores.Ari, 10);
        // homogeneity 1, completeness 2/3 (H(gold) = ln 2, H(found) = 1.5 ln 2): V = 0.8
        Assert.Equal(0.8, scores.VMeasure, 10);
        Assert.Equal(1, scores.Purity, 10);
    }

    [Fact]
    public void Expected_information_is_the_mean_over_all_orders()
    {
        string[] found = ["a", "a", "a", "b", "b", "c", "c"], gold = ["x", "x", "y", "y", "y", "z", "x"];
        double h1 = Entropy(found), h2 = Entropy(gold);
        var expected = Permutations(gold.Length).Average(order => Information(found, [.. order.Select(i => gold[i])]));

        var ami = (Information(found, gold) - expected) / ((h1 + h2) / 2 - expected);

        Assert.Equal(ami, PartitionScores.Of(found, gold).Ami, 10);
    }

    [Fact]
    public void Equal_partitions_under_other_names_score_1()
    {
        var scores = PartitionScores.Of(["a", "b", "b", "c"], ["z", "x", "x", "y"]);

        Assert.Equal((1, 1, 1, 1), (Math.Round(scores.Ami, 10), Math.Round(scores.Ari, 10), Math.Round(scores.VMeasure, 10), scores.Purity));
    }

    [Fact]
    public void One_group_for_all_tells_nothing()
    {
        var scores = PartitionScores.Of(["a", "a", "a", "a"], ["x", "x", "y", "z"]);

        Assert.Equal(0, scores.Ami, 10);
        Assert.Equal(0, scores.Ari, 10);
        Assert.Equal(0.5, scores.Purity, 10);
    }

    [Fact]
    public void Random_groups_score_near_0_however_many_they_are()
    {
        var random = new Random(5);
        string[] gold = [.. Enumerable.Range(0, 2000).Select(i => (i % 12).ToString("0", System.Globalization.CultureInfo.InvariantCulture))];
        foreach (var groups in new[] { 5, 50, 200 })
        {
            string[] found = [.. gold.Select(_ => random.Next(groups).ToString("0", System.Globalization.CultureInfo.InvariantCulture))];

            Assert.InRange(PartitionScores.Of(found, gold).Ami, -0.01, 0.01);
        }
    }

    [Fact]
    public void Purity_at_k_looks_at_the_largest_groups_only() =>
        Assert.Equal(2.0 / 3, PartitionScores.PurityAt(1, ["a", "a", "a", "b", "b"], ["x", "x", "y", "z", "z"]), 10);

    static double Entropy(string[] labels) => labels.GroupBy(l => l).Sum(g => -(double)g.Count() / labels.Length * Math.Log((double)g.Count() / labels.Length));

    static double Information(string[] a, string[] b) => Entropy(a) + Entropy(b) - Entropy([.. a.Zip(b, (x, y) => x + y)]);

    static IEnumerable<int[]> Permutations(int n) => n == 0 ? [[]]
        : Permutations(n - 1).SelectMany(p => Enumerable.Range(0, n).Select(at => (int[])[.. p[..at], n - 1, .. p[at..]]));
}
