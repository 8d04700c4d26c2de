namespace SynthesisPipeline.Analysis;

/// <summary>Holds many dense vectors of one length: one after the other, or as a choice among those of another.</summary>
internal sealed class DenseRows
{
    readonly float[] _data;
    readonly int[]? _chosen; // places of the vectors in the data; null where they stand one after the other

    /// <summary>Makes vectors that are zero.</summary>
    /// <param name="count">Number of vectors.</param>
    /// <param name="dimensions">Components of each.</param>
    public DenseRows(int count, int dimensions)
        : this(new float[(long)count * dimensions], null, count, dimensions) { }

    DenseRows(float[] data, int[]? chosen, int count, int dimensions) =>
        (_data, _chosen, Count, Dimensions) = (data, chosen, count, dimensions);

    /// <summary>Number of vectors.</summary>
    public int Count { get; }

    /// <summary>Components of each.</summary>
    public int Dimensions { get; }

    /// <summary>Gives one vector, to read or to write.</summary>
    public Span<float> this[int row] => _data.AsSpan(checked((_chosen is null ? row : _chosen[row]) * Dimensions), Dimensions);

    /// <summary>Gives vectors that stand side by side; of vectors that were chosen, ask <see cref="Together"/>.</summary>
    public Span<float> Slice(int row, int rowCount) => _chosen is null ? _data.AsSpan(checked(row * Dimensions), checked(rowCount * Dimensions))
        : throw new InvalidOperationException("Chosen vectors do not stand side by side");

    /// <summary>Gives vectors side by side, to read.</summary>
    /// <param name="row">The first.</param>
    /// <param name="rowCount">How many.</param>
    /// <param name="room">Where they are put together when they were chosen: as many floats, at least.</param>
    public ReadOnlySpan<float> Together(int row, int rowCount, float[] room)
    {
        if (_chosen is null) return Slice(row, rowCount);
        for (var i = 0; i < rowCount; i++) this[row + i].CopyTo(room.AsSpan(i * Dimensions));
        return room.AsSpan(0, rowCount * Dimensions);
    }

    /// <summary>Packs all vectors to be compared with others.</summary>
    public PackedRows Pack() => _chosen is null ? new(_data, Count, Dimensions) : Take([.. Enumerable.Range(0, Count)]).Pack();

    /// <summary>Shows some vectors, in the order asked for, where they stand: of the topics of a million a copy would be a gigabyte. Whoever writes to one writes to the whole.</summary>
    public DenseRows Choose(int[] rows) =>
        new(_data, _chosen is null ? rows : Array.ConvertAll(rows, r => _chosen[r]), rows.Length, Dimensions);

    /// <summary>Copies some vectors, in the order asked for.</summary>
    public DenseRows Take(ReadOnlySpan<int> rows)
    {
        var taken = new DenseRows(rows.Length, Dimensions);
        for (var i = 0; i < rows.Length; i++) this[rows[i]].CopyTo(taken[i]);
        return taken;
    }
}
