namespace SynthesisPipeline.Analysis;

/// <summary>Rows among which neighbours are looked for.</summary>
/// <param name="Rows">Their numbers.</param>
/// <param name="First">Place of the first of them among the rows as they were before.</param>
/// <param name="Packed">Their vectors.</param>
sealed record NeighbourCell(int[] Rows, int First, PackedRows Packed);

/// <summary>All cells.</summary>
/// <param name="Centres">Their centres; null where there is one cell.</param>
/// <param name="Members">The cells.</param>
/// <param name="Before">The rows of all cells as they were before, cell by cell.</param>
sealed record CellIndex(PackedRows? Centres, NeighbourCell[] Members, DenseRows Before);

/// <summary>Finds the neighbours of a block of rows cell by cell: all that probe a cell are compared with it at once, while it lies in the processor's cache. What is found does not depend on who stands in the block.</summary>
/// <param name="cells">Where neighbours are looked for.</param>
/// <param name="count">Neighbours wanted.</param>
sealed class NeighbourBlock(CellIndex cells, int count)
{
    const int Probes = 8;

    readonly NearestRows _nearest = new(count), _probes = new(Probes);
    readonly int _probed = Math.Min(Probes, cells.Members.Length);
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
        var probed = Probe(which.Length);
        var scoresAt = Compare(probed);
        for (var i = 0; i < which.Length; i++)
        {
            _nearest.Clear();
            for (var p = i * _probed; p < (i + 1) * _probed; p++)
            {
                var cell = cells.Members[probed[p]];
                for (var j = 0; j < cell.Rows.Length; j++)
                    if (cell.Rows[j] != which[i]) _nearest.Offer(cell.First + j, _scores[scoresAt[p] + j]);
            }
            found(which[i], _nearest);
        }
    }

    Span<float> RowOf(float[] rows, int i) => rows.AsSpan(i * cells.Before.Dimensions, cells.Before.Dimensions);

    // the cells whose centres are nearest to each row, nearest first
    int[] Probe(int length)
    {
        var probed = new int[length * _probed];
        if (cells.Centres is not { } centres) return probed;
        var scores = Room(length * centres.Width);
        centres.Scores(_rows, length, scores);
        for (var i = 0; i < length; i++)
        {
            _probes.Clear();
            for (var c = 0; c < cells.Members.Length; c++) _probes.Offer(c, scores[i * centres.Width + c]);
            for (var p = 0; p < _probed; p++) probed[i * _probed + p] = _probes.Found[p].Row;
        }
        return probed;
    }

    // where the scores of each row with each of its cells begin
    int[] Compare(int[] probed)
    {
        var scores = Room(probed.Sum(c => cells.Members[c].Packed.Width));
        var at = new int[probed.Length];
        int[] byCell = [.. Enumerable.Range(0, probed.Length).OrderBy(p => probed[p])];
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
/// <param name="size">How many are kept.</param>
sealed class NearestRows(int size)
{
    readonly List<(int Row, float Similarity)> _found = new(size + 1);

    /// <summary>What was found.</summary>
    public IReadOnlyList<(int Row, float Similarity)> Found => _found;

    /// <summary>Begins anew.</summary>
    public void Clear() => _found.Clear();

    /// <summary>Offers one more.</summary>
    public void Offer(int row, float similarity)
    {
        if (_found.Count == size && similarity <= _found[^1].Similarity) return;
        var place = _found.Count;
        while (place > 0 && _found[place - 1].Similarity < similarity) place--;
        _found.Insert(place, (row, similarity));
        if (_found.Count > size) _found.RemoveAt(size);
    }
}
