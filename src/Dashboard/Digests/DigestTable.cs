using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>One cell as it is sent.</summary>
/// <param name="Text">Its text; empty where it holds a number or a day.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its day.</param>
/// <param name="Link">The row of the list of contributions that it leads to.</param>
/// <param name="Address">The page of the dashboard that it leads to.</param>
readonly record struct DigestCell(string Text, double? Number = null, DateTime? Date = null, int? Link = null, string? Address = null)
{
    /// <summary>Gives what a reader of the file finds in the cell: numbers with a full stop, days as 2014-10-04.</summary>
    public string Plain => Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture)
        : Date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Text;
}

/// <summary>One row as it is sent.</summary>
/// <param name="Key">By which it is known; empty where nothing comes back.</param>
/// <param name="Subject">The lasting name of what it shows; empty for none.</param>
/// <param name="IsHeading">Whether it is a heading across all columns; its words stand in the second cell.</param>
/// <param name="Cells">One a column; fewer when the last ones are empty.</param>
sealed record DigestLine(string Key, string Subject, bool IsHeading, ImmutableArray<DigestCell> Cells);

/// <summary>One sheet as it is sent, before any workbook is made of it.</summary>
sealed record DigestTable(DigestSheet Layout, ImmutableArray<DigestLine> Lines);

/// <summary>Fills a table row by row.</summary>
sealed class TableBuilder(DigestSheet layout)
{
    readonly ImmutableArray<DigestLine>.Builder _lines = ImmutableArray.CreateBuilder<DigestLine>();
    readonly ImmutableArray<DigestCell>.Builder _cells = ImmutableArray.CreateBuilder<DigestCell>(layout.Columns.Length);
    string _key = "", _subject = "";

    /// <summary>Begins a row; the first column, where it is hidden, takes the key.</summary>
    /// <param name="key">By which it is known.</param>
    /// <param name="subject">The lasting name of what it shows.</param>
    public TableBuilder Begin(string key, string subject = "")
    {
        (_key, _subject) = (key, subject);
        _cells.Clear();
        if (layout.Columns[0].Sort == ColumnSort.Hidden) _cells.Add(default);
        return this;
    }

    /// <summary>Fills the next cell with text, made fit for a cell.</summary>
    public TableBuilder Text(string text) => Add(new(DigestText.Cell(text)));

    /// <summary>Fills the next cell with text that leads to a row of the list of contributions.</summary>
    public TableBuilder Link(string text, int? row) => Add(new(DigestText.Cell(text), Link: text.Length > 0 ? row : null));

    /// <summary>Fills two cells: all numbers cited, and a link to the first of them.</summary>
    public TableBuilder Cites(ImmutableArray<Cite> cites, Dictionary<int, int> rowOf) => Text(string.Join(", ", cites.Select(c => c.Shown)))
        .Link(cites.IsEmpty ? "" : "→ " + cites[0].Shown, cites.Length > 0 && rowOf.TryGetValue(cites[0].Index, out var row) ? row : null);

    /// <summary>Fills the next cell with a number; null leaves it empty.</summary>
    public TableBuilder Number(double? value) => Add(new("", Number: value));

    /// <summary>Fills the next cell with a day; null leaves it empty. Excel has no days before 1900.</summary>
    public TableBuilder Date(DateTimeOffset? value) => Add(new("", Date: value is { Year: >= 1900 } date ? date.DateTime.Date : null));

    /// <summary>Lets the cell filled last lead to a page of the dashboard; an empty address leads nowhere.</summary>
    public TableBuilder To(string address)
    {
        if (address.Length > 0) _cells[^1] = _cells[^1] with { Address = address };
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void End() => _lines.Add(new(_key, _subject, false, _cells.ToImmutable()));

    /// <summary>Adds a heading across all columns.</summary>
    public void Heading(string key, string words) => _lines.Add(new(key, "", true, [default, new(DigestText.Cell(words))]));

    /// <summary>Gives the table.</summary>
    public DigestTable Table() => new(layout, _lines.ToImmutable());

    TableBuilder Add(DigestCell cell)
    {
        _cells.Add(cell);
        return this;
    }
}
