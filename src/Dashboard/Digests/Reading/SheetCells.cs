using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>One cell as a person left it.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">Its words: those struck through are left out; numbers with a full stop, days as 2014-10-04.</param>
/// <param name="Struck">The words struck through; empty for none.</param>
/// <param name="Fault">Why it can't be read, in French; null when it can.</param>
public sealed record SheetCell(int Row, int Column, string Text, string Struck, string? Fault)
{
    /// <summary>Gives its address: <c>C12</c>.</summary>
    public string Address => AddressOf(Row, Column);

    /// <summary>Gives the address of a cell.</summary>
    public static string AddressOf(int row, int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads an address, with or without <c>$</c>; null when it is none.</summary>
    public static (int Row, int Column)? Place(string? address)
    {
        int column = 0, row = 0;
        foreach (var c in address ?? "")
            if (c is >= 'A' and <= 'Z' && row == 0 && column < 20_000) column = column * 26 + c - 'A' + 1;
            else if (char.IsAsciiDigit(c) && row < 10_000_000) row = row * 10 + c - '0';
            else if (c != '$') return null;
        return row > 0 && column > 0 ? (row, column) : null;
    }
}

/// <summary>A comment that hangs on a cell.</summary>
public sealed record CellComment(int Row, int Column, string Text);

/// <summary>A sheet as a person left it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Cells that hold something, by row, each from left to right.</param>
/// <param name="Covered">Cells that lie under a merged one, with the cell that covers them.</param>
/// <param name="Comments">In order of their cells.</param>
public sealed record SheetCells(string Name, ImmutableSortedDictionary<int, ImmutableArray<SheetCell>> Rows,
    ImmutableDictionary<(int Row, int Column), (int Row, int Column)> Covered, ImmutableArray<CellComment> Comments)
{
    /// <summary>Gives a cell; null when it is empty.</summary>
    public SheetCell? At(int row, int column) => Rows.TryGetValue(row, out var cells) ? cells.FirstOrDefault(c => c.Column == column) : null;
}
