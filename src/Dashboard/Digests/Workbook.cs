using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the digest that a working group edits: one workbook, no formula, no outside link, the same bytes for the same content.</summary>
public static class Workbook
{
    static readonly string s_states = "\"brouillon,modifié,validé,à écarter\"",
        s_instruments = "\"législatif,opérationnel,réglementation européenne,stratégie internationale\"",
        s_addressees = "\"État,entreprises,écosystème,collectivités,citoyens\"";

    /// <summary>Writes the workbook.</summary>
    /// <returns>The digest as it was sent: its id and its rows, by which it is merged when it comes back.</returns>
    public static SentDigest Write(Stream stream, DigestContent content)
    {
        var tables = DigestTables.Of(content);
        var sent = SentDigest.Of(content, tables);
        // the library's model of 20,000 rows is large: it is gone before the package is rewritten
        using var raw = Saved(content, tables, sent);
        FixedPackage.Rewrite(raw, stream, [.. tables.Where(IsLong).Select(t => new SheetRows(t, sent.Id))]);
        return sent;
    }

    /// <summary>Whether a sheet has a row for each contribution or group of copies: its rows are written past the library.</summary>
    static bool IsLong(DigestTable table) => (table.Layout == DigestLayout.Contributions || table.Layout == DigestLayout.Copies) && !table.Lines.IsEmpty;

    static MemoryStream Saved(DigestContent content, ImmutableArray<DigestTable> tables, SentDigest sent)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.SetFontName("Calibri").Font.SetFontSize(11);
        workbook.Properties.Author = "SynthesisPipeline";
        workbook.Properties.Title = content.Title;
        WorkbookReadMe.Write(workbook, content, sent.Id);
        using var scratch = new XLWorkbook();
        var patterns = scratch.Worksheets.Add("styles");
        foreach (var table in tables)
        {
            if (IsLong(table))
            {
                SheetWriter.WritePatterns(workbook, table, sent.Id, patterns);
                continue;
            }
            // headings across the columns and filters don't go together
            var filter = table.Layout != DigestLayout.Agreement && table.Layout != DigestLayout.Recommendations && table.Layout != DigestLayout.Figures;
            var sheet = SheetWriter.Write(workbook, table, sent.Id, patterns, filter);
            Choices(sheet, table, "etat", s_states);
            Choices(sheet, table, "instrument", s_instruments);
            Choices(sheet, table, "destinataire", s_addressees);
            if (table.Layout == DigestLayout.Figures) Bars(sheet, table);
        }
        Marks(workbook, content, sent.Id);
        var raw = new MemoryStream();
        workbook.SaveAs(raw);
        raw.Position = 0;
        return raw;
    }

    static void Choices(IXLWorksheet sheet, DigestTable table, string code, string list)
    {
        if (table.Layout.PlaceOf(code) is not (>= 0 and var place) || table.Lines.IsEmpty) return;
        var validation = sheet.Range(DigestLayout.FirstRow, place + 1, DigestLayout.FirstRow + table.Lines.Length - 1, place + 1).SetDataValidation();
        validation.List(list);
        validation.ErrorStyle = XLErrorStyle.Warning; // people may write another word: it is kept as a remark
    }

    /// <summary>Bars in the cells of the last column, one scale for each block: pictures need a library that draws.</summary>
    static void Bars(IXLWorksheet sheet, DigestTable table)
    {
        var place = table.Layout.PlaceOf("part") + 1;
        for (var from = 0; from < table.Lines.Length;)
        {
            var to = from;
            while (to + 1 < table.Lines.Length && !table.Lines[to + 1].IsHeading) to++;
            var first = table.Lines[from].IsHeading ? from + 1 : from;
            if (first <= to && table.Lines[to].Cells[^1].Number is not null)
                sheet.Range(DigestLayout.FirstRow + first, place, DigestLayout.FirstRow + to, place).AddConditionalFormat()
                    .DataBar(DigestLayout.BarFill, true).Minimum(XLCFContentType.Number, 0).HighestValue();
            from = to + 1;
        }
    }

    /// <summary>The hidden sheet by which a returned digest is known.</summary>
    static void Marks(XLWorkbook workbook, DigestContent content, string digestId)
    {
        var sheet = workbook.Worksheets.Add(DigestLayout.Marks);
        var marks = DigestMarks.Write(digestId, content.DigestId, content.Run, content.Title, content.Recipient);
        for (var i = 0; i < marks.Length; i++)
        {
            sheet.Cell(i + 1, 1).SetValue<string>(marks[i].Name);
            sheet.Cell(i + 1, 2).SetValue<string>(marks[i].Value);
        }
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }
}
