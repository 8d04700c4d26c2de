namespace SynthesisPipeline.Analysis.Tests;

public class TruncatedSvdTests
{
    [Fact]
    public void Rows_of_rank_two_are_rebuilt_from_two_directions()
    {
        // 30 rows = a·u + b·v over 12 columns
        var random = new Random(3);
        var u = Enumerable.Range(0, 12).Select(_ => random.NextDouble()).ToArray();
        var v = Enumerable.Range(0, 12).Select(_ => random.NextDouble()).ToArray();
        var values = new float[30 * 12];
        for (var r = 0; r < 30; r++)
        {
            double a = random.NextDouble(), b = random.NextDouble();
            for (var c = 0; c < 12; c++) values[r * 12 + c] = (float)(a * u[c] + b * v[c]);
        }
        var rows = new SparseRows([.. Enumerable.Range(0, 31).Select(r => r * 12)], [.. Enumerable.Range(0, 360).Select(i => i % 12)], values, 12);

        var directions = TruncatedSvd.Directions(rows, 5, new Random(1));
        var projected = rows.Times(directions);

        Assert.Equal(2, directions.Dimensions);
        for (var r = 0; r < 30; r++)
            for (var c = 0; c < 12; c++)
                Assert.Equal(values[r * 12 + c], projected[r][0] * directions[c][0] + projected[r][1] * directions[c][1], 1e-4);
    }

    [Fact]
    public void A_matrix_without_columns_has_no_direction()
    {
        Assert.Equal(0, TruncatedSvd.Directions(new([0, 0], [], [], 0), 5, new Random(1)).Dimensions);
    }

    [Fact]
    public void Eigenvalues_of_a_known_matrix_come_largest_first()
    {
        var (values, vectors) = SymmetricEigen.Decompose(new double[,] { { 2, 1 }, { 1, 2 } });

        Assert.Equal(3, values[0], 1e-12);
        Assert.Equal(1, values[1], 1e-12);
        Assert.Equal(vectors[0, 0], vectors[1, 0], 1e-12);
    }
}
