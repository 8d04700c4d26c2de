using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the later rows of a long sheet straight into its part of the package: the library's model of a workbook takes 20 kB a row, this takes none.</summary>
/// <remarks>The library writes two pattern rows in their place, one of them of texts that begin like a formula; every row takes the styles of its pattern.</remarks>
sealed partial class StreamedRows
{
    static readonly UTF8Encoding s_utf8 = new(false);

    readonly DigestTable _table;
    readonly int _from;

    StreamedRows(DigestTable table, int from) => (_table, _from) = (table, from);

    /// <summary>Gives the rows of a table that the library need not write; null for a table short enough for it.</summary>
    /// <param name="table">The table; without headings among its rows.</param>
    /// <param name="from">How many rows the library writes.</param>
    public static StreamedRows? Of(DigestTable table, int from) => table.Lines.Length > from ? new(table, from) : null;

    /// <summary>Rows that the library writes, and behind them the two patterns.</summary>
    public DigestTable Patterns => _table with
    {
        Lines =
        [
            .. _table.Lines.AsSpan(0, _from),
            .. new[] { "·", "=" }.Select(text => new DigestLine(text, "", false, [.. _table.Layout.Columns.Select(c => new DigestCell(c.Sort is ColumnSort.Number or ColumnSort.Percent or ColumnSort.Date ? "" : text))])),
        ],
    };

    /// <summary>Gives the name of the part that holds the sheet.</summary>
    public string PartOf(IReadOnlyDictionary<string, byte[]> parts)
    {
        XNamespace relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var id = Root(parts, "xl/workbook.xml").Descendants().First(e => e.Name.LocalName == "sheet" && (string?)e.Attribute("name") == _table.Layout.Name).Attribute(relation + "id")?.Value;
        var target = Root(parts, "xl/_rels/workbook.xml.rels").Elements().First(e => (string?)e.Attribute("Id") == id).Attribute("Target")?.Value ?? "";
        return target.StartsWith('/') ? target[1..] : "xl/" + target;
    }

    /// <summary>Writes the sheet with its rows in place of the patterns.</summary>
    public void Write(byte[] sheet, Stream output)
    {
        var text = s_utf8.GetString(sheet);
        var first = DigestLayout.FirstRow + _from;
        Match plain = Row(text, first), quoted = Row(text, first + 1);
        string[] styles = Styles(plain.Value), quotedStyles = Styles(quoted.Value);
        using var writer = new StreamWriter(output, s_utf8, bufferSize: 1 << 16, leaveOpen: true);
        writer.Write(Dimension().Replace(text[..plain.Index], $"ref=\"A1:{SheetCell.AddressOf(DigestLayout.FirstRow + _table.Lines.Length - 1, _table.Layout.Columns.Length)}\"", 1));
        var row = new StringBuilder();
        for (var i = _from; i < _table.Lines.Length; i++)
        {
            Row(row.Clear(), DigestLayout.FirstRow + i, _table.Lines[i], styles, quotedStyles);
            writer.Write(row);
        }
        writer.Write(text.AsSpan(quoted.Index + quoted.Length));
    }

    void Row(StringBuilder row, int number, DigestLine line, string[] styles, string[] quotedStyles)
    {
        var height = DigestLayout.RowHeight(_table.Layout, [.. line.Cells.Select(c => c.Text ?? "")]);
        row.Append(CultureInfo.InvariantCulture, $"<x:row r=\"{number}\" ht=\"{height}\" customHeight=\"1\">");
        for (var i = 0; i < styles.Length; i++)
        {
            var cell = i < line.Cells.Length ? line.Cells[i] : default;
            var text = _table.Layout.Columns[i].Sort == ColumnSort.Hidden ? line.Key : cell.Text ?? "";
            row.Append("<x:c r=\"").Append(SheetCell.AddressOf(number, i + 1)).Append("\" s=\"").Append(SheetWriter.LooksLikeFormula(text) ? quotedStyles[i] : styles[i]).Append('"');
            if ((cell.Number ?? cell.Date?.ToOADate()) is { } value) row.Append(CultureInfo.InvariantCulture, $"><x:v>{value:R}</x:v></x:c>");
            else if (text.Length == 0) row.Append("/>");
            else row.Append(" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">").Append(Escaped(text)).Append("</x:t></x:is></x:c>");
        }
        row.Append("</x:row>");
    }

    // what reads as an escaped character is escaped itself, as Excel does
    static string Escaped(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal)) text = Escape().Replace(text, "_x005F$0");
        return text.AsSpan().IndexOfAny('&', '<', '>') < 0 ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    static Match Row(string sheet, int number) =>
        Regex.Match(sheet, $"<x:row r=\"{number.ToString(CultureInfo.InvariantCulture)}\"[^>]*>.*?</x:row>", RegexOptions.Singleline) is { Success: true } found ? found
            : throw new InvalidOperationException($"Row {number} is not in the sheet as the library wrote it");

    string[] Styles(string row) => Style().Matches(row).Select(m => m.Groups[1].Value).ToArray() is var styles && styles.Length == _table.Layout.Columns.Length ? styles
        : throw new InvalidOperationException($"Pattern row: expected {_table.Layout.Columns.Length} styled cells, found {styles.Length}");

    static XElement Root(IReadOnlyDictionary<string, byte[]> parts, string name)
    {
        using var stream = new MemoryStream(parts[name]);
        return XElement.Load(stream);
    }

    [GeneratedRegex("ref=\"[A-Z0-9:]+\"")]
    private static partial Regex Dimension();

    [GeneratedRegex("<x:c [^>]*\\bs=\"([0-9]+)\"")]
    private static partial Regex Style();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
