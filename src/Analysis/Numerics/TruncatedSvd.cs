namespace SynthesisPipeline.Analysis;

/// <summary>Finds the directions along which sparse rows vary most (latent semantic analysis, Deerwester et al. 1990).</summary>
/// <remarks>Randomised, with two power iterations (Halko, Martinsson &amp; Tropp 2011, algorithm 4.4). Signs are fixed so that each direction's largest component is positive. Cost: values · rank a pass, five passes.</remarks>
internal static class TruncatedSvd
{
    const int Oversampling = 10, PowerIterations = 2;

    /// <summary>Computes the right singular vectors.</summary>
    /// <param name="rows">The matrix.</param>
    /// <param name="rank">Directions wanted; fewer come back when the matrix has fewer.</param>
    /// <param name="random">Seeded chance.</param>
    /// <returns>One row a column of the matrix: its place along each direction. Multiply rows by it to project them.</returns>
    public static DenseRows Directions(SparseRows rows, int rank, Random random)
    {
        var width = Math.Min(rank + Oversampling, Math.Min(rows.Count, rows.ColumnCount));
        if (width == 0) return new(rows.ColumnCount, 0);
        var transposed = rows.Transposed();
        var start = new DenseRows(rows.ColumnCount, width);
        for (var i = 0; i < rows.ColumnCount; i++)
            foreach (ref var value in start[i]) value = (float)Gaussian(random);
        var basis = Orthonormal(rows.Times(start));
        for (var i = 0; i < PowerIterations; i++) basis = Orthonormal(rows.Times(Orthonormal(transposed.Times(basis))));

        // B = basisᵀ · rows; the eigenvectors of B·Bᵀ turn it into singular vectors
        var projected = transposed.Times(basis);
        var (values, vectors) = SymmetricEigen.Decompose(Gram(projected));
        var kept = 0;
        while (kept < Math.Min(rank, width) && values[kept] > 1e-8 * Math.Max(values[0], 1e-30)) kept++;
        var directions = new DenseRows(rows.ColumnCount, kept);
        Parallel.For(0, rows.ColumnCount, c =>
        {
            for (var k = 0; k < kept; k++)
            {
                var sum = 0d;
                for (var j = 0; j < projected.Dimensions; j++) sum += projected[c][j] * vectors[j, k];
                directions[c][k] = (float)(sum / Math.Sqrt(values[k]));
            }
        });
        FixSigns(directions);
        return directions;
    }

    static void FixSigns(DenseRows directions)
    {
        for (var k = 0; k < directions.Dimensions; k++)
        {
            var largest = 0f;
            for (var c = 0; c < directions.Count; c++)
                if (Math.Abs(directions[c][k]) > Math.Abs(largest)) largest = directions[c][k];
            if (largest < 0)
                for (var c = 0; c < directions.Count; c++) directions[c][k] = -directions[c][k];
        }
    }

    // columns · columns, summed row by row
    static double[,] Gram(DenseRows matrix)
    {
        var n = matrix.Dimensions;
        var gram = new double[n, n];
        Parallel.For(0, n, i =>
        {
            for (var row = 0; row < matrix.Count; row++)
            {
                var values = matrix[row];
                double value = values[i];
                if (value == 0) continue;
                for (var j = 0; j <= i; j++) gram[i, j] += value * values[j];
            }
        });
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++) gram[j, i] = gram[i, j];
        return gram;
    }

    // Gram–Schmidt by way of the Gram matrix: M · V · Λ^(-1/2)
    static DenseRows Orthonormal(DenseRows matrix)
    {
        var (values, vectors) = SymmetricEigen.Decompose(Gram(matrix));
        var n = matrix.Dimensions;
        var result = new DenseRows(matrix.Count, n);
        Parallel.For(0, matrix.Count, row =>
        {
            var from = matrix[row];
            var to = result[row];
            for (var k = 0; k < n; k++)
            {
                if (values[k] <= 1e-12 * values[0]) continue;
                var sum = 0d;
                for (var j = 0; j < n; j++) sum += from[j] * vectors[j, k];
                to[k] = (float)(sum / Math.Sqrt(values[k]));
            }
        });
        return result;
    }

    static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
