namespace SynthesisPipeline.Analysis.Tests;

public class IdeaClustersTests
{
    const double Likeness = 0.5;

    /// <summary>Two that are alike at 0.6, a third at 0.4 from both, and others that are like nothing.</summary>
    static List<int[]> Find(int others, int lines)
    {
        var n = 3 + others;
        var places = new DenseRows(n, n);
        float[][] first = [[1, 0, 0], [0.6f, 0.8f, 0], [0.4f, 0.2f, MathF.Sqrt(0.8f)]];
        for (var i = 0; i < n; i++)
            if (i < 3) first[i].CopyTo(places[i]);
            else places[i][i] = 1;
        return new IdeaClusters(places).Find([.. Enumerable.Range(0, n)], _ => null, _ => 1, Likeness, lines, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_table_with_room_for_every_idea_draws_none_into_another()
    {
        var clusters = Find(others: 2, lines: 10);

        Assert.Contains(clusters, c => c.SequenceEqual([0, 1]));
        Assert.Contains(clusters, c => c.SequenceEqual([2]));
    }

    [Fact]
    public void A_crowded_table_draws_what_lies_near_its_largest_ideas()
    {
        var clusters = Find(others: 20, lines: 10);

        Assert.Contains(clusters, c => c.SequenceEqual([0, 1, 2]));
    }
}
