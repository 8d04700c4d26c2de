namespace SynthesisPipeline.Analysis;

/// <summary>Finds the directions along which sparse rows vary most (latent semantic analysis, Deerwester et al. 1990).</summary>
/// <remarks>Randomised, with two power iterations (Halko, Martinsson &amp; Tropp 2011, algorithm 4.4). Signs are fixed so that each direction's largest component is positive. Cost: values · rank a pass, five passes.</remarks>
internal static class TruncatedSvd
{
    const int Oversampling = 10, PowerIterations = 2, Stretch = 256;

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
        var directions = Turned(projected, values, vectors, kept, 1e-8);
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

    // columns · columns; single precision within a stretch of rows, double between stretches
    static double[,] Gram(DenseRows matrix)
    {
        var n = matrix.Dimensions;
        var gram = new double[n, n];
        Parallel.For(0, n, i =>
        {
            var part = new float[n];
            for (var start = 0; start < matrix.Count; start += Stretch)
            {
                Array.Clear(part);
                for (var row = start; row < Math.Min(matrix.Count, start + Stretch); row++)
                    if (matrix[row][i] is var value and not 0) Dense.Add(matrix[row][..(i + 1)], value, part.AsSpan(0, i + 1));
                for (var j = 0; j <= i; j++) gram[i, j] += part[j];
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
        return Turned(matrix, values, vectors, matrix.Dimensions, 1e-12);
    }

    // rows · vectors, each column divided by the root of its eigenvalue; columns of nearly no length are zero
    static DenseRows Turned(DenseRows matrix, double[] values, double[,] vectors, int kept, double least)
    {
        var turn = new DenseRows(matrix.Dimensions, kept);
        for (var j = 0; j < matrix.Dimensions; j++)
            for (var k = 0; k < kept; k++)
                if (values[k] > least * values[0]) turn[j][k] = (float)(vectors[j, k] / Math.Sqrt(values[k]));
        var result = new DenseRows(matrix.Count, kept);
        Parallel.For(0, matrix.Count, row =>
        {
            var from = matrix[row];
            for (var j = 0; j < from.Length; j++) Dense.Add(turn[j], from[j], result[row]);
        });
        return result;
    }

    static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
