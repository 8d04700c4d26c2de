using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Turns the cells of each sheet into rows, notes and unreadable cells.</summary>
sealed class SheetReading
{
    readonly ImmutableArray<ReturnedRow>.Builder _rows = ImmutableArray.CreateBuilder<ReturnedRow>();
    readonly ImmutableArray<ReturnedNote>.Builder _notes = ImmutableArray.CreateBuilder<ReturnedNote>();
    readonly ImmutableArray<UnreadableCell>.Builder _unreadable = ImmutableArray.CreateBuilder<UnreadableCell>();
    readonly ImmutableSortedSet<string>.Builder _sheets = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);

    /// <summary>Gives all that was read.</summary>
    public ReturnedDigest Whole(DigestMarks? marks) => new(marks, _sheets.ToImmutable(), _rows.ToImmutable(), _notes.ToImmutable(), _unreadable.ToImmutable());

    /// <summary>Reads one sheet.</summary>
    public void Add(SheetCells sheet)
    {
        var isReadMe = ColumnMatch.Plain(sheet.Name) == ColumnMatch.Plain(DigestLayout.ReadMe);
        if (isReadMe || ColumnMatch.Of(sheet) is not { } match)
        {
            foreach (var cell in sheet.Rows.Values.SelectMany(c => c)) Note(isReadMe ? DigestLayout.ReadMeCode : "", sheet, cell, null, sheet.Name, isReadMe);
            foreach (var c in sheet.Comments) _notes.Add(new(isReadMe ? DigestLayout.ReadMeCode : "", Place(sheet, SheetCell.AddressOf(c.Row, c.Column)), null, "commentaire", c.Text));
            return;
        }
        _sheets.Add(match.Layout.Code);
        if (match.Layout == DigestLayout.Figures || match.Layout == DigestLayout.Changes) Loose(sheet, match);
        else Rows(sheet, match);
    }

    /// <summary>A sheet to read only: whatever was written there is a note, once what was sent is taken off.</summary>
    void Loose(SheetCells sheet, ColumnMatch match)
    {
        foreach (var cell in sheet.Rows.Where(r => r.Key > match.HeadingRow).SelectMany(r => r.Value))
            if (match.Columns.GetValueOrDefault(cell.Column) != "id") Note(match.Layout.Code, sheet, cell, null, match.Layout.Name, true);
        foreach (var c in sheet.Comments) _notes.Add(new(match.Layout.Code, Place(sheet, SheetCell.AddressOf(c.Row, c.Column)), null, "commentaire", c.Text));
    }

    void Rows(SheetCells sheet, ColumnMatch match)
    {
        var idColumn = match.Columns.FirstOrDefault(c => c.Value == "id").Key;
        var marks = sheet.Rows.Where(r => r.Key > match.HeadingRow && idColumn > 0).Select(r => (r.Key, Cell: r.Value.FirstOrDefault(c => c.Column == idColumn)))
            .Where(r => r.Cell is { Text.Length: > 0 }).ToDictionary(r => r.Key, r => RowMark.Read(r.Cell!.Text)!.Value); // filtered by Where, and never blank
        var section = "";
        foreach (var (row, cells) in sheet.Rows)
        {
            if (row <= match.HeadingRow) continue;
            RowMark? mark = marks.TryGetValue(row, out var found) ? found : Guess(match, cells, marks.Count);
            var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            var addresses = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            var struck = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
            var silent = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
            foreach (var cell in cells.Where(c => c.Column != idColumn))
            {
                if (!match.Columns.TryGetValue(cell.Column, out var code))
                {
                    Note(match.Layout.Code, sheet, cell, mark, Heading(sheet, match.HeadingRow, cell.Column), false);
                    continue;
                }
                addresses[code] = cell.Address;
                if (cell.Fault is { } fault)
                {
                    _unreadable.Add(new(Place(sheet, cell.Address), fault));
                    silent.Add(code);
                    continue;
                }
                if (cell.Struck.Length > 0) struck.Add(code);
                if (cell.Text.Trim() is { Length: > 0 } text) words[code] = text;
            }
            int? under = null;
            var isHeading = mark?.Key.StartsWith("section-", StringComparison.Ordinal) == true;
            foreach (var (column, code) in match.Columns)
                if (!isHeading && sheet.Covered.TryGetValue((row, column), out var cover))
                {
                    silent.Add(code);
                    if (cover.Row != row && code == MainColumn(match.Layout)) under = cover.Row;
                }
            if (isHeading) section = mark!.Value.Key; // a heading has one
            else if (mark is null && IsOldHeading(match.Layout, words)) section = "";
            _rows.Add(new(match.Layout.Code, $"{sheet.Name}, ligne {row.ToString(CultureInfo.InvariantCulture)}", row, mark, isHeading ? "" : section,
                words.ToImmutable(), struck.ToImmutable(), addresses.ToImmutable(), silent.ToImmutable(), under));
        }
        foreach (var c in sheet.Comments)
            _notes.Add(new(match.Layout.Code, Place(sheet, SheetCell.AddressOf(c.Row, c.Column)), marks.TryGetValue(c.Row, out var mark) ? mark : null, "commentaire", c.Text));
    }

    /// <summary>The column without which a row says nothing: the sentence itself.</summary>
    public static string MainColumn(DigestSheet layout) =>
        layout.Columns.FirstOrDefault(c => c.Sort == ColumnSort.Editable)?.Code ?? layout.Columns[1].Code;

    /// <summary>When the hidden column is gone as a whole, rows are known by their numbers.</summary>
    static RowMark? Guess(ColumnMatch match, ImmutableArray<SheetCell> cells, int marks)
    {
        if (marks > 0 || DigestLayout.KeyOf(match.Layout) is not { } prefix) return null;
        var number = cells.FirstOrDefault(c => match.Columns.GetValueOrDefault(c.Column) is "numero" or "rang");
        return number is not null && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new RowMark($"{prefix}-{row.ToString(CultureInfo.InvariantCulture)}", "") : null;
    }

    /// <summary>Headings of the first format had no mark: words in the column of numbers, and nothing else.</summary>
    static bool IsOldHeading(DigestSheet layout, ImmutableSortedDictionary<string, string>.Builder words) =>
        layout == DigestLayout.Agreement && words.Count == 1 && words.TryGetValue("numero", out var text) && !double.TryParse(text, CultureInfo.InvariantCulture, out _);

    void Note(string code, SheetCells sheet, SheetCell cell, RowMark? mark, string label, bool mayBeOurs)
    {
        if (cell.Fault is { } fault) _unreadable.Add(new(Place(sheet, cell.Address), fault));
        else if ((cell.Text.Length > 0 ? cell.Text : cell.Struck).Trim() is { Length: > 0 } text) _notes.Add(new(code, Place(sheet, cell.Address), mark, label, text, mayBeOurs));
    }

    static string Heading(SheetCells sheet, int row, int column) =>
        sheet.At(row, column)?.Text.Trim() is { Length: > 0 } heading ? heading : $"colonne {SheetCell.AddressOf(1, column)[..^1]}";

    static string Place(SheetCells sheet, string address) => $"{sheet.Name}, {address}";
}
