namespace SynthesisPipeline.Analysis.Tests;

public class MergeTreeTests
{
    static DenseRows Line(params float[] places)
    {
        var rows = new DenseRows(places.Length, 1);
        for (var i = 0; i < places.Length; i++) rows[i][0] = places[i];
        return rows;
    }

    [Fact]
    public void Ward_merges_the_points_of_a_line_as_done_by_hand()
    {
        var tree = WardTree.Build(Line(0, 1, 5, 6, 20), [1, 1, 1, 1, 1]);

        Assert.Equal([0, 0, 1, 1, 2], tree.Cut(3));
        Assert.Equal([0, 0, 0, 0, 1], tree.Cut(2));
        Assert.Equal([0, 1, 2, 3, 4], tree.Cut(5));
        Assert.Equal([0, 0, 0, 0, 0], tree.Cut(1));
    }

    [Fact]
    public void Ward_merges_light_points_before_heavy_ones_at_equal_distance()
    {
        // 9·9/18 · 1² = 4.5 against 1·1/2 · 2² = 2
        Assert.Equal([0, 1, 2, 2], WardTree.Build(Line(0, 1, 10, 12), [9, 9, 1, 1]).Cut(3));
    }

    [Fact]
    public void Average_linkage_merges_the_pair_most_alike_on_average()
    {
        var rows = SphericalKMeansTests.Rows([1, 0, 0], [0.9f, 0.1f, 0], [0, 1, 0], [0, 0.8f, 0.3f], [0, 0, 1]);

        Assert.Equal([0, 0, 1, 1, 2], AverageTree.Build(rows, [1, 1, 1, 1, 1]).Cut(3));
    }

    [Fact]
    public void A_cut_goes_deeper_until_enough_groups_are_large()
    {
        // the lone point is cut off first, then the two pairs part
        var tree = WardTree.Build(Line(0, 0.1f, 4, 4.1f, 100), [1, 1, 1, 1, 1]);

        Assert.Equal([0, 0, 1, 1, 2], tree.CutLarge(2, [1, 1, 1, 1, 1], 2));
    }

    [Fact]
    public void One_point_is_one_group()
    {
        Assert.Equal([0], WardTree.Build(Line(3), [1]).Cut(1));
        Assert.Equal([0], AverageTree.Build(Line(3), [1]).Cut(1));
    }
}
