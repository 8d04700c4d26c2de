using System.Collections.Immutable;
using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>Reads tables as RFC 4180 defines them, strictly: what judges the product's files must not forgive them.</summary>
public static class CsvText
{
    /// <summary>Cuts a text into records.</summary>
    /// <param name="text">The whole table, header included.</param>
    /// <returns>Records in order, each its cells; an empty text has none.</returns>
    /// <exception cref="FormatException">A quote stands where none may, or isn't closed; the message says in which record.</exception>
    public static IEnumerable<ImmutableArray<string>> Records(string text)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        var at = 0;
        for (var record = 1; at < text.Length; record++)
        {
            while (true)
            {
                at = Cell(text, at, cell, record);
                cells.Add(cell.ToString());
                cell.Clear();
                if (at >= text.Length || text[at] != ',') break;
                at++;
            }
            yield return cells.ToImmutable();
            cells.Clear();
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
        }
    }

    /// <summary>Reads records by the names of the header.</summary>
    /// <exception cref="FormatException">A record has more or fewer cells than the header, or the table isn't RFC 4180.</exception>
    public static IEnumerable<Dictionary<string, string>> Rows(string text)
    {
        ImmutableArray<string>? header = null;
        var record = 0;
        foreach (var cells in Records(text))
        {
            record++;
            if (header is not { } names)
            {
                header = cells;
                continue;
            }
            if (cells.Length != names.Length) throw new FormatException($"Record {record}: {cells.Length} cells, the header has {names.Length}");
            var row = new Dictionary<string, string>(names.Length, StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++) row[names[i]] = cells[i];
            yield return row;
        }
    }

    static int Cell(string text, int at, StringBuilder cell, int record)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(',', '\r', '\n') is >= 0 and var found ? at + found : text.Length;
            if (text.AsSpan(at, end - at).Contains('"')) throw new FormatException($"Record {record}: a quote inside an unquoted cell");
            cell.Append(text, at, end - at);
            return end;
        }
        for (at++; ;)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0) throw new FormatException($"Record {record}: a quote is not closed");
            cell.Append(text, at, quote - at);
            at = quote + 1;
            if (at >= text.Length || text[at] is ',' or '\r' or '\n') return at;
            if (text[at] != '"') throw new FormatException($"Record {record}: a quote inside a quoted cell is not doubled");
            cell.Append('"');
            at++;
        }
    }
}
