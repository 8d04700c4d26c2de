namespace SynthesisPipeline.Analysis;

/// <summary>Holds many sparse vectors: for each row its columns, ascending, and their values.</summary>
/// <param name="Starts">Where each row begins in the other two; one more at the end.</param>
/// <param name="Columns">Columns of the values.</param>
/// <param name="Values">The values.</param>
/// <param name="ColumnCount">Number of columns.</param>
internal sealed record SparseRows(int[] Starts, int[] Columns, float[] Values, int ColumnCount)
{
    /// <summary>Number of rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>Swaps rows and columns.</summary>
    public SparseRows Transposed()
    {
        var starts = new int[ColumnCount + 1];
        foreach (var column in Columns) starts[column + 1]++;
        for (var c = 0; c < ColumnCount; c++) starts[c + 1] += starts[c];
        var next = starts[..ColumnCount];
        var rows = new int[Columns.Length];
        var values = new float[Columns.Length];
        for (var row = 0; row < Count; row++)
            for (var i = Starts[row]; i < Starts[row + 1]; i++)
            {
                rows[next[Columns[i]]] = row;
                values[next[Columns[i]]++] = Values[i];
            }
        return new(starts, rows, values, Count);
    }

    /// <summary>Multiplies by a dense matrix: one row of the result a row, in parallel.</summary>
    public DenseRows Times(DenseRows matrix)
    {
        var product = new DenseRows(Count, matrix.Dimensions);
        Parallel.For(0, Count, row =>
        {
            var sum = product[row];
            for (var i = Starts[row]; i < Starts[row + 1]; i++) Dense.Add(matrix[Columns[i]], Values[i], sum);
        });
        return product;
    }
}
