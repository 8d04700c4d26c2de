using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes one table of the contract: UTF-8 without mark, comma, LF, quoted as RFC 4180 asks, the same in every culture.</summary>
/// <remarks>
/// Cells come in three sorts. Ids and words of the contract are written as they are: an id must be found again in the input.
/// Numbers have at most six decimals. Free text (labels, sentences, refused values) that a spreadsheet would take for a
/// formula gets an apostrophe before it, unless it is a plain number.
/// </remarks>
public sealed class CsvTable : IDisposable
{
    static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    readonly StreamWriter _writer;
    readonly int _columns;
    int _cell;

    /// <summary>Opens the table and writes its header.</summary>
    /// <param name="stream">Where to; closed with the table.</param>
    /// <param name="columns">Names of the columns, in order.</param>
    public CsvTable(Stream stream, IReadOnlyList<string> columns)
    {
        _writer = new(stream, s_utf8, 1 << 16) { NewLine = "\n" };
        _columns = columns.Count;
        foreach (var column in columns) Exact(column);
        EndRow();
    }

    /// <summary>Writes an id or a word of the contract as it is; null and "" are an empty cell.</summary>
    public CsvTable Exact(string? value)
    {
        if (_cell++ > 0) _writer.Write(',');
        Quote(value ?? "");
        return this;
    }

    /// <summary>Writes ids joined by <c>;</c>.</summary>
    public CsvTable Exact(IEnumerable<string> values) => Exact(string.Join(';', values));

    /// <summary>Writes free text, made safe for spreadsheets.</summary>
    public CsvTable Text(string? value) => Exact(Safe(Whole(value ?? "")));

    /// <summary>Writes a whole number.</summary>
    public CsvTable Number(long value) => Exact(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number with at most six decimals; null is an empty cell.</summary>
    public CsvTable Number(double? value) => Exact(value is { } number ? Format(number) : "");

    /// <summary>Ends the row.</summary>
    /// <exception cref="InvalidOperationException">The row has more or fewer cells than the header.</exception>
    public void EndRow()
    {
        if (_cell != _columns) throw new InvalidOperationException($"Row of {_cell} cells: expected {_columns}");
        _writer.Write('\n');
        _cell = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Formats a number with at most six decimals and a point.</summary>
    public static string Format(double value)
    {
        var rounded = Math.Round(value, 6, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.######", CultureInfo.InvariantCulture);
    }

    /// <summary>Puts an apostrophe before text that a spreadsheet would take for a formula.</summary>
    public static string Safe(string value) =>
        value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + value : value;

    /// <summary>Takes out what UTF-8 or readers of CSV cannot carry: NUL and halves of surrogate pairs.</summary>
    static string Whole(string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !value.Contains('\0', StringComparison.Ordinal)) return value;
        var whole = new StringBuilder(value.Length);
        foreach (var rune in value.Replace("\0", "", StringComparison.Ordinal).EnumerateRunes())
            // a half is read as U+FFFD: one that stood in the text itself is kept
            if (rune != Rune.ReplacementChar || value.Contains('\uFFFD', StringComparison.Ordinal)) whole.Append(rune.ToString());
        return whole.ToString();
    }

    void Quote(string value)
    {
        // edge spaces are quoted too: some readers trim them otherwise
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0 && (value.Length == 0 || (value[0] != ' ' && value[^1] != ' ')))
        {
            _writer.Write(value);
            return;
        }
        _writer.Write('"');
        _writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }
}
