using System.Runtime.Intrinsics;

namespace SynthesisPipeline.Analysis;

/// <summary>Rows among which neighbours are looked for.</summary>
/// <param name="Rows">Their numbers.</param>
/// <param name="First">Place of the first of them among the rows as they were before.</param>
/// <param name="Packed">Their vectors.</param>
sealed record NeighbourCell(int[] Rows, int First, PackedRows Packed);

/// <summary>All cells.</summary>
/// <param name="Probes">For each row the <paramref name="ProbeCount"/> cells to look in, nearest first; null where there is one cell.</param>
/// <param name="ProbeCount">How many.</param>
/// <param name="Members">The cells.</param>
/// <param name="Before">The rows of all cells as they were before, cell by cell.</param>
sealed record CellIndex(int[]? Probes, int ProbeCount, NeighbourCell[] Members, DenseRows Before);

/// <summary>Finds the neighbours of a block of rows cell by cell: all that probe a cell are compared with it at once, while it lies in the processor's cache. What is found does not depend on who stands in the block.</summary>
/// <param name="cells">Where neighbours are looked for.</param>
/// <param name="count">Neighbours wanted.</param>
sealed class NeighbourBlock(CellIndex cells, int count)
{
    readonly NearestRows _nearest = new(count);
    readonly int _probed = cells.ProbeCount;
    readonly float[] _rows = new float[Neighbours.Block * cells.Before.Dimensions];
    readonly float[] _together = new float[Neighbours.Block * cells.Before.Dimensions];
    float[] _scores = [];

    /// <summary>Looks at some rows, and gives each with its neighbours, places among the rows as they were.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="which">Those to look at, at most <see cref="Neighbours.Block"/>; none zero.</param>
    /// <param name="found">Is called in order, once all have been compared.</param>
    public void Look(DenseRows rows, ReadOnlySpan<int> which, Action<int, NearestRows> found)
    {
        for (var i = 0; i < which.Length; i++) rows[which[i]].CopyTo(RowOf(_rows, i));
        var probed = new int[which.Length * _probed];
        if (cells.Probes is { } probes)
            for (var i = 0; i < which.Length; i++) probes.AsSpan(which[i] * _probed, _probed).CopyTo(probed.AsSpan(i * _probed));
        var scoresAt = Compare(probed);
        for (var i = 0; i < which.Length; i++)
        {
            _nearest.Clear();
            for (var p = i * _probed; p < (i + 1) * _probed; p++)
            {
                var cell = cells.Members[probed[p]];
                var similarities = _scores.AsSpan(scoresAt[p], cell.Rows.Length);
                // a row is no neighbour of its own
                var own = Array.BinarySearch(cell.Rows, which[i]);
                _nearest.Offer(cell.First, own < 0 ? similarities : similarities[..own]);
                if (own >= 0) _nearest.Offer(cell.First + own + 1, similarities[(own + 1)..]);
            }
            found(which[i], _nearest);
        }
    }

    Span<float> RowOf(float[] rows, int i) => rows.AsSpan(i * cells.Before.Dimensions, cells.Before.Dimensions);

    // where the scores of each row with each of its cells begin
    int[] Compare(int[] probed)
    {
        var (at, order, width) = (new int[probed.Length], new long[probed.Length], 0);
        for (var p = 0; p < order.Length; p++)
        {
            order[p] = (long)probed[p] << 32 | (uint)p;
            width += cells.Members[probed[p]].Packed.Width;
        }
        Array.Sort(order);
        var byCell = Array.ConvertAll(order, o => (int)o);
        var scores = Room(width);
        for (int from = 0, place = 0, to; from < byCell.Length; from = to)
        {
            var packed = cells.Members[probed[byCell[from]]].Packed;
            for (to = from; to < byCell.Length && probed[byCell[to]] == probed[byCell[from]]; to++)
            {
                RowOf(_rows, byCell[to] / _probed).CopyTo(RowOf(_together, to - from));
                at[byCell[to]] = place + (to - from) * packed.Width;
            }
            packed.Scores(_together, to - from, scores.AsSpan(place));
            place += (to - from) * packed.Width;
        }
        return at;
    }

    float[] Room(int floats) => _scores.Length >= floats ? _scores : _scores = new float[floats];
}

/// <summary>The rows nearest so far, best first; of equals the one offered first.</summary>
/// <param name="size">How many are kept; 1 or more.</param>
sealed class NearestRows(int size)
{
    readonly (int Row, float Similarity)[] _found = new (int, float)[size];
    int _count;
    float _least = float.NegativeInfinity; // what is not above it is too far, once all places are taken

    /// <summary>What was found.</summary>
    public ReadOnlySpan<(int Row, float Similarity)> Found => _found.AsSpan(0, _count);

    /// <summary>Begins anew.</summary>
    public void Clear() => (_count, _least) = (0, float.NegativeInfinity);

    /// <summary>Offers several rows that follow one another.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="similarities">Their similarities.</param>
    public void Offer(int first, ReadOnlySpan<float> similarities)
    {
        var i = 0;
        // nearly all are too far, and eight at a time are seen to be
        for (; i + Vector256<float>.Count <= similarities.Length; i += Vector256<float>.Count)
        {
            if (_count == size && !Vector256.GreaterThanAny(Vector256.Create(similarities.Slice(i, Vector256<float>.Count)), Vector256.Create(_least))) continue;
            for (var k = i; k < i + Vector256<float>.Count; k++) Offer(first + k, similarities[k]);
        }
        for (; i < similarities.Length; i++) Offer(first + i, similarities[i]);
    }

    /// <summary>Offers one more.</summary>
    public void Offer(int row, float similarity)
    {
        if (_count == size && !(similarity > _least)) return;
        var place = _count < size ? _count++ : size - 1;
        for (; place > 0 && _found[place - 1].Similarity < similarity; place--) _found[place] = _found[place - 1];
        _found[place] = (row, similarity);
        if (_count == size) _least = _found[^1].Similarity;
    }
}
