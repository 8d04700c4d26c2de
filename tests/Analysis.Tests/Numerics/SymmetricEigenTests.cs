namespace SynthesisPipeline.Analysis.Tests;

public class SymmetricEigenTests
{
    const double Tolerance = 1e-12;

    [Fact]
    public void A_matrix_that_is_known_by_hand_is_taken_apart()
    {
        var (values, vectors) = SymmetricEigen.Decompose(new double[,] { { 2, 1 }, { 1, 2 } });

        Assert.Equal(3, values[0], Tolerance);
        Assert.Equal(1, values[1], Tolerance);
        Assert.Equal(vectors[0, 0], vectors[1, 0], Tolerance); // along (1, 1)
        Assert.Equal(vectors[0, 1], -vectors[1, 1], Tolerance); // along (1, -1)
        Assert.Equal(1, vectors[0, 0] * vectors[0, 0] + vectors[1, 0] * vectors[1, 0], Tolerance);
    }

    [Fact]
    public void Equal_values_keep_the_order_of_their_columns()
    {
        var (values, vectors) = SymmetricEigen.Decompose(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } });

        Assert.Equal([1, 1, 1], values);
        for (var i = 0; i < 3; i++) Assert.Equal(1, vectors[i, i]);
    }

    [Fact]
    public void A_value_under_zero_comes_last_and_counts_as_none()
    {
        var (values, vectors) = SymmetricEigen.Decompose(new double[,] { { -2, 0 }, { 0, 1 } });

        Assert.Equal([1, 0], values);
        Assert.Equal(1, vectors[1, 0]);
    }
}
