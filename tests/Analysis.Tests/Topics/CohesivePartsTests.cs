namespace SynthesisPipeline.Analysis.Tests;

public class CohesivePartsTests
{
    [Fact]
    public void A_few_texts_that_lie_as_near_to_a_sibling_as_to_one_another_are_no_part()
    {
        // thirteen about one thing; four that each lean on it and on something of their own
        var rows = new DenseRows(17, 8);
        for (var i = 0; i < 13; i++) rows[i][0] = 1;
        for (var i = 0; i < 4; i++) (rows[13 + i][0], rows[13 + i][2 + i]) = (0.6f, 0.8f);

        Assert.Equal(1, Stay(rows, 13).Count);
    }

    [Fact]
    public void A_few_texts_about_one_thing_are_a_part()
    {
        var rows = new DenseRows(17, 8);
        for (var i = 0; i < 13; i++) rows[i][0] = 1;
        for (var i = 0; i < 4; i++) rows[13 + i][1] = 1;

        Assert.Equal(2, Stay(rows, 13).Count);
    }

    [Fact]
    public void A_large_part_stays_whatever_it_holds()
    {
        var rows = new DenseRows(30, 32);
        for (var i = 0; i < 13; i++) rows[i][0] = 1;
        for (var i = 0; i < 17; i++) (rows[13 + i][0], rows[13 + i][2 + i]) = (0.6f, 0.8f);

        Assert.Equal(2, Stay(rows, 13).Count);
    }

    [Fact]
    public void Copies_do_not_make_a_part_cohesive()
    {
        var rows = new DenseRows(21, 8);
        for (var i = 0; i < 13; i++) rows[i][0] = 1;
        for (var i = 0; i < 8; i++) (rows[13 + i][0], rows[13 + i][2 + Math.Min(i, 3)]) = (0.6f, 0.8f);

        Assert.Equal(1, Stay(rows, 13, copiesFrom: 17).Count);
    }

    // the first rows are one part, the others another
    static DenseRows Stay(DenseRows rows, int first, int copiesFrom = int.MaxValue)
    {
        int[] labels = [.. Enumerable.Range(0, rows.Count).Select(i => i < first ? 0 : 1)];
        float[] weights = [.. Enumerable.Range(0, rows.Count).Select(i => i < copiesFrom ? 1f : 0f)];
        return CohesiveParts.Of(rows, weights, new(labels, new float[rows.Count], SphericalKMeans.Means(rows, weights, labels, 2)));
    }
}
