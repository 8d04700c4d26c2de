using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the rows of a long sheet straight into its part: a workbook's model of each cell would cost a kilobyte a row and most of the time.</summary>
/// <remarks>The library has written the sheet with two rows of patterns in place of the data: cells of each column's style, then the same for text that must not be taken for a formula.</remarks>
sealed partial class SheetRows
{
    /// <summary>Rows of patterns.</summary>
    public const int Patterns = 2;

    const int MostLinked = 1_000;

    readonly DigestTable _table;
    readonly string _digestId;
    readonly StringBuilder _xml = new();
    int[] _styles = [], _quoted = [];
    string _prefix = "";

    /// <summary>Prepares the rows of one table.</summary>
    /// <param name="table">A table without headings across.</param>
    /// <param name="digestId">By which rows are marked.</param>
    public SheetRows(DigestTable table, string digestId) => (_table, _digestId) = (table, digestId);

    /// <summary>Gives the row of the first pattern: the library writes what stands before it, the first rows of a table with links, since a link needs an entry of its own in the package.</summary>
    public static int FirstOf(DigestTable table) =>
        DigestLayout.FirstRow + (table.Lines.Any(l => l.Cells.Any(c => c.Address is not null || c.Link is not null)) ? Math.Min(MostLinked, table.Lines.Length) : 0);

    /// <summary>Name of the sheet.</summary>
    public string Sheet => _table.Layout.Name;

    /// <summary>Copies a sheet's part with all rows in place of the patterns.</summary>
    public void Write(string part, Stream output)
    {
        var start = FirstOf(_table);
        Match first = Pattern(part, start), last = Pattern(part, start + 1);
        (_styles, _quoted, _prefix) = (Styles(first.Value), Styles(last.Value), first.Groups["prefix"].Value);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(Dimension().Replace(part[..first.Index], $"{DigestLayout.FirstRow + _table.Lines.Length - 1}", 1));
        for (var i = start - DigestLayout.FirstRow; i < _table.Lines.Length; i++)
        {
            _xml.Clear();
            Row(DigestLayout.FirstRow + i, _table.Lines[i]);
            writer.Write(_xml);
        }
        writer.Write(part[(last.Index + last.Length)..]);
    }

    void Row(int row, DigestLine line)
    {
        var columns = _table.Layout.Columns;
        var height = DigestLayout.RowHeight(_table.Layout, [.. line.Cells.Select(c => c.Text ?? "")]);
        _xml.Append(CultureInfo.InvariantCulture, $"<{_prefix}row r=\"{row}\" spans=\"1:{columns.Length}\" customFormat=\"1\" ht=\"{height}\" customHeight=\"1\">");
        for (var i = 0; i < columns.Length; i++)
        {
            var value = i < line.Cells.Length ? line.Cells[i] : default;
            var text = columns[i].Sort == ColumnSort.Hidden ? SheetWriter.Mark(_table.Layout, line.Key, _digestId) : value.Text ?? "";
            _xml.Append(CultureInfo.InvariantCulture, $"<{_prefix}c r=\"{(char)('A' + i)}{row}\" s=\"{(SheetWriter.IsLikeFormula(text) ? _quoted : _styles)[i]}\"");
            if (value.Number is { } number) _xml.Append(CultureInfo.InvariantCulture, $"><{_prefix}v>{number:R}</{_prefix}v></{_prefix}c>");
            else if (value.Date is { } day) _xml.Append(CultureInfo.InvariantCulture, $"><{_prefix}v>{day.ToOADate():R}</{_prefix}v></{_prefix}c>");
            else if (text.Length > 0) Text(text);
            else _xml.Append(" />");
        }
        _xml.Append(CultureInfo.InvariantCulture, $"</{_prefix}row>");
    }

    void Text(string text)
    {
        _xml.Append(CultureInfo.InvariantCulture, $" t=\"inlineStr\"><{_prefix}is><{_prefix}t xml:space=\"preserve\">");
        foreach (var c in DigestText.Literal(text))
            switch (c)
            {
                case '&': _xml.Append("&amp;"); break;
                case '<': _xml.Append("&lt;"); break;
                case '>': _xml.Append("&gt;"); break;
                default: _xml.Append(c); break;
            }
        _xml.Append(CultureInfo.InvariantCulture, $"</{_prefix}t></{_prefix}is></{_prefix}c>");
    }

    Match Pattern(string part, int row) => PatternRows().Matches(part).FirstOrDefault(m => m.Groups["row"].Value == row.ToString(CultureInfo.InvariantCulture))
        ?? throw new InvalidOperationException($"Sheet {Sheet}: no row of patterns {row}");

    static int[] Styles(string row) => [.. Style().Matches(row).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex("<(?<prefix>(?:x:)?)row r=\"(?<row>[3-9]|[0-9]{2,})\".*?</(?:x:)?row>", RegexOptions.Singleline)]
    private static partial Regex PatternRows();

    [GeneratedRegex("<(?:x:)?c [^>]*?s=\"([0-9]+)\"")]
    private static partial Regex Style();

    [GeneratedRegex("(?<=dimension ref=\"A1:[A-Z]+)[0-9]+(?=\")")]
    private static partial Regex Dimension();
}
