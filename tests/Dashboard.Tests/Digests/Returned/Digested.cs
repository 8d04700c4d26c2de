using System.Collections.Immutable;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A digest of a made-up consultation, as it is sent, edited by a person of our invention, and merged back.</summary>
sealed class Digested
{
    static readonly Lazy<Digested> s_made = new(() => Of(MadeUpDigest.Content()));

    Digested(byte[] file, SentDigest sent) => (File, Sent) = (file, sent);

    /// <summary>The digest of <see cref="MadeUpDigest"/>.</summary>
    public static Digested Instance => s_made.Value;

    public byte[] File { get; }

    public SentDigest Sent { get; }

    /// <summary>Keys of the points, in their order.</summary>
    public ImmutableArray<string> Points => [.. Sent.Rows.Where(r => r.Key.StartsWith("point-", StringComparison.Ordinal)).Select(r => r.Key)];

    public static Digested Of(DigestContent content)
    {
        using var file = new MemoryStream();
        var sent = Workbook.Write(file, content);
        return new(file.ToArray(), sent);
    }

    /// <summary>Words of a cell as it was sent.</summary>
    public string Said(string key, string code) => Sent.Rows.First(r => r.Key == key).Cells.GetValueOrDefault(code, "");

    /// <summary>Lets a person edit the workbook.</summary>
    public byte[] Edited(Action<XLWorkbook> edit)
    {
        using var workbook = new XLWorkbook(new MemoryStream(File));
        edit(workbook);
        using var back = new MemoryStream();
        workbook.SaveAs(back);
        return back.ToArray();
    }

    /// <summary>Merges a file that came back.</summary>
    public DigestMerge Merged(byte[] file, Func<string, CurrentRow?>? now = null, Func<RowMark, bool>? isOfAnother = null) => Merged(Read(file), now, isOfAnother);

    public DigestMerge Merged(ReturnedDigest returned, Func<string, CurrentRow?>? now = null, Func<RowMark, bool>? isOfAnother = null)
    {
        var rows = Sent.Rows.Select(r => now?.Invoke(r.Key)).OfType<CurrentRow>().ToImmutableDictionary(r => r.Key);
        return MergeDigest.Of(new(Sent, returned, rows,
            [.. Sent.Rows.Where(r => DigestColumns.Decided(r.Sheet) is [_, ..]).Select(r => MergeDigest.Standing(r.Sheet, (rows.GetValueOrDefault(r.Key)?.Cells ?? r.Cells).GetValueOrDefault(DigestColumns.Sentence(r.Sheet), "")))],
            isOfAnother ?? (_ => false), Contribution));
    }

    public DigestMerge Merged(Action<XLWorkbook> edit) => Merged(Edited(edit));

    public static ReturnedDigest Read(byte[] file) => ReadDigest.From(new MemoryStream(file));

    static (string, string)? Contribution(string id) => MadeUpDigest.Content().Contributions.FirstOrDefault(c => c.Id == id) is { } c ? (c.Title, c.Body) : null;
}

/// <summary>How people's hands find cells.</summary>
static class Hands
{
    public static IXLWorksheet Agreement(this XLWorkbook workbook) => workbook.Worksheet(DigestLayout.Agreement.Name);

    /// <summary>The row of a key.</summary>
    public static IXLRow RowOf(this IXLWorksheet sheet, string key) => sheet.RowsUsed().First(r => r.Cell(1).GetString().StartsWith(key + "/", StringComparison.Ordinal));

    /// <summary>A cell of the table of points.</summary>
    public static IXLCell Cell(this XLWorkbook workbook, string key, string code) =>
        workbook.Worksheets.SelectMany(s => s.RowsUsed().Where(r => r.Cell(1).GetString().StartsWith(key + "/", StringComparison.Ordinal)))
            .Select(r => r.Cell(ColumnOf(r.Worksheet, code))).First();

    public static int ColumnOf(IXLWorksheet sheet, string code) =>
        sheet.Row(1).CellsUsed().First(c => c.GetString().EndsWith("." + code, StringComparison.Ordinal)).Address.ColumnNumber;

    /// <summary>Takes a copied value as a spreadsheet does: a text stays a text.</summary>
    public static void Holds(this IXLCell cell, object value)
    {
        if (value is string words) cell.SetValue<string>(words);
        else cell.Value = value;
    }

    public static void Says(this IXLCell cell, string words) => cell.SetValue<string>(words);
}
