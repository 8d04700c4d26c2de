namespace SynthesisPipeline.Analysis;

/// <summary>Holds many dense vectors of one length, one after the other.</summary>
/// <param name="count">Number of vectors.</param>
/// <param name="dimensions">Components of each.</param>
internal sealed class DenseRows(int count, int dimensions)
{
    readonly float[] _data = new float[(long)count * dimensions];

    /// <summary>Number of vectors.</summary>
    public int Count => count;

    /// <summary>Components of each.</summary>
    public int Dimensions => dimensions;

    /// <summary>Gives one vector, to read or to write.</summary>
    public Span<float> this[int row] => _data.AsSpan(checked(row * dimensions), dimensions);

    /// <summary>Gives vectors that stand side by side.</summary>
    public Span<float> Slice(int row, int rowCount) => _data.AsSpan(checked(row * dimensions), checked(rowCount * dimensions));

    /// <summary>Packs all vectors to be compared with others.</summary>
    public PackedRows Pack() => new(_data, count, dimensions);

    /// <summary>Copies some vectors, in the order asked for.</summary>
    public DenseRows Take(ReadOnlySpan<int> rows)
    {
        var taken = new DenseRows(rows.Length, dimensions);
        for (var i = 0; i < rows.Length; i++) this[rows[i]].CopyTo(taken[i]);
        return taken;
    }
}
