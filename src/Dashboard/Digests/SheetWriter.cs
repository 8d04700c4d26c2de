using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes one table as a sheet: values keep their type, text never becomes a formula, heights are set, what may be edited is unlocked.</summary>
sealed class SheetWriter
{
    readonly IXLWorksheet _sheet;
    readonly DigestSheet _layout;
    readonly IXLStyle[] _styles;

    SheetWriter(XLWorkbook workbook, DigestSheet layout, IXLWorksheet patterns)
    {
        _layout = layout;
        var row = patterns.LastRowUsed()?.RowNumber() + 1 ?? 1;
        _styles = [.. layout.Columns.Select((column, i) => Pattern(patterns.Cell(row, i + 1), column.Sort))];
        _sheet = workbook.Worksheets.Add(layout.Name);
        _sheet.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText(true);
    }

    /// <summary>Writes a table.</summary>
    /// <param name="workbook">Where to.</param>
    /// <param name="table">What.</param>
    /// <param name="digestId">By which rows are marked.</param>
    /// <param name="patterns">A sheet of another workbook to keep styles on: a style given whole is a hundred times quicker than set part by part.</param>
    /// <param name="filter">Whether rows can be filtered by column.</param>
    public static IXLWorksheet Write(XLWorkbook workbook, DigestTable table, string digestId, IXLWorksheet patterns, bool filter)
    {
        var writer = new SheetWriter(workbook, table.Layout, patterns);
        writer.Heads();
        for (var i = 0; i < table.Lines.Length; i++) writer.Line(DigestLayout.FirstRow + i, table.Lines[i], digestId);
        writer.Finish(DigestLayout.FirstRow + table.Lines.Length - 1, filter);
        return writer._sheet;
    }

    /// <summary>Writes a table with rows of patterns in place of all data but the first rows: see <see cref="SheetRows"/>.</summary>
    public static void WritePatterns(XLWorkbook workbook, DigestTable table, string digestId, IXLWorksheet patterns)
    {
        var writer = new SheetWriter(workbook, table.Layout, patterns);
        writer.Heads();
        var first = SheetRows.FirstOf(table);
        for (var i = 0; DigestLayout.FirstRow + i < first; i++) writer.Line(DigestLayout.FirstRow + i, table.Lines[i], digestId);
        for (var row = first; row < first + SheetRows.Patterns; row++)
            for (var i = 0; i < table.Layout.Columns.Length; i++)
            {
                var cell = writer._sheet.Cell(row, i + 1);
                cell.Style = writer._styles[i];
                if (row > first) cell.Style.IncludeQuotePrefix = true;
            }
        writer.Finish(DigestLayout.FirstRow + table.Lines.Length - 1, filter: true);
    }

    /// <summary>Gives what stands in the hidden cell of a row. The list of contributions keeps their own ids: nothing is merged there.</summary>
    public static string Mark(DigestSheet layout, string key, string digestId) =>
        key.Length == 0 || layout == DigestLayout.Contributions ? key : RowMark.Write(digestId, key);

    /// <summary>Whether Excel would take a text for a formula once it is edited.</summary>
    public static bool IsLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\'';

    /// <summary>A hidden row of codes, by which columns are known whatever their headings become, and the row of headings.</summary>
    void Heads()
    {
        for (var i = 0; i < _layout.Columns.Length; i++)
        {
            var column = _sheet.Column(i + 1);
            column.Width = _layout.Columns[i].Width;
            if (_layout.Columns[i].Sort == ColumnSort.Hidden) column.Hide();
            _sheet.Cell(DigestLayout.CodeRow, i + 1).SetValue<string>(DigestLayout.Code(_layout, i));
            _sheet.Cell(DigestLayout.HeadingRow, i + 1).SetValue<string>(_layout.Columns[i].Heading);
        }
        _sheet.Row(DigestLayout.CodeRow).Hide();
        var heading = _sheet.Range(DigestLayout.HeadingRow, 1, DigestLayout.HeadingRow, _layout.Columns.Length);
        heading.Style.Fill.SetBackgroundColor(DigestLayout.HeaderFill).Font.SetFontColor(XLColor.White).Font.SetBold(true);
        _sheet.Row(DigestLayout.HeadingRow).Height = DigestLayout.RowHeight(_layout, [.. _layout.Columns.Select(c => c.Heading)]) + 4;
        _sheet.SheetView.FreezeRows(DigestLayout.HeadingRow);
    }

    void Line(int row, DigestLine line, string digestId)
    {
        if (line.IsHeading)
        {
            Heading(row, line, digestId);
            return;
        }
        for (var i = 0; i < _layout.Columns.Length; i++)
        {
            var cell = _sheet.Cell(row, i + 1);
            cell.Style = _styles[i];
            if (_layout.Columns[i].Sort == ColumnSort.Hidden)
            {
                if (line.Key.Length > 0) Text(cell, Mark(_layout, line.Key, digestId));
                continue;
            }
            var value = i < line.Cells.Length ? line.Cells[i] : default;
            if (value.Number is { } number) cell.SetValue<double>(number);
            else if (value.Date is { } day) cell.SetValue<DateTime>(day);
            else if (value.Text is { Length: > 0 } text) Text(cell, text);
            if (value.Link is { } target)
                Link(cell, new($"'{DigestLayout.Contributions.Name}'!B{target.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "Voir la contribution"));
            else if (value.Address is { } address) Link(cell, new(new Uri(address), "Voir sur le tableau de bord"));
        }
        _sheet.Row(row).Height = DigestLayout.RowHeight(_layout, [.. line.Cells.Select(c => c.Text ?? "")]);
    }

    void Heading(int row, DigestLine line, string digestId)
    {
        var first = _layout.Columns[0].Sort == ColumnSort.Hidden ? 2 : 1;
        if (first == 2 && line.Key.Length > 0) _sheet.Cell(row, 1).SetValue<string>(Mark(_layout, line.Key, digestId));
        var words = line.Cells[1].Text;
        Text(_sheet.Cell(row, first), words);
        var range = _sheet.Range(row, first, row, _layout.Columns.Length);
        range.Merge();
        range.Style.Fill.SetBackgroundColor(DigestLayout.SectionFill).Font.SetBold(true).Font.SetFontSize(12);
        _sheet.Row(row).Height = DigestLayout.Height(DigestLayout.Lines(words, _layout.Columns.Skip(first - 1).Sum(c => c.Width) / 1.2)) + 4;
    }

    static void Text(IXLCell cell, string text)
    {
        if (text.Length == 0) return;
        cell.SetValue<string>(text);
        if (IsLikeFormula(text)) cell.Style.IncludeQuotePrefix = true;
    }

    static void Link(IXLCell cell, XLHyperlink link)
    {
        cell.Hyperlink = link;
        cell.Style.Font.FontColor = DigestLayout.HeaderFill;
        cell.Style.Font.Underline = XLFontUnderlineValues.Single;
    }

    /// <summary>Sets filter, print and protection of the whole sheet.</summary>
    void Finish(int last, bool filter)
    {
        if (filter && last >= DigestLayout.FirstRow) _sheet.Range(DigestLayout.HeadingRow, 1, last, _layout.Columns.Length).SetAutoFilter();
        var page = _sheet.PageSetup;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.PaperSize = XLPaperSize.A4Paper;
        page.FitToPages(1, 0);
        page.PrintAreas.Add(DigestLayout.HeadingRow, 1, Math.Max(last, DigestLayout.HeadingRow), _layout.Columns.Length);
        page.SetRowsToRepeatAtTop(DigestLayout.HeadingRow, DigestLayout.HeadingRow);
        page.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.5).SetBottom(0.6);
        page.Footer.Left.AddText(_layout.Name);
        page.Footer.Right.AddText("Page ");
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        _sheet.Protect().AllowElement(XLSheetProtectionElements.SelectEverything | XLSheetProtectionElements.FormatEverything | XLSheetProtectionElements.AutoFilter
            | XLSheetProtectionElements.Sort | XLSheetProtectionElements.InsertRows | XLSheetProtectionElements.DeleteRows | XLSheetProtectionElements.EditObjects);
    }

    /// <summary>Styles a cell as all of its column are: editable ones are unlocked and coloured.</summary>
    static IXLStyle Pattern(IXLCell cell, ColumnSort sort)
    {
        cell.SetValue<string>("·");
        // each setting makes a new style: cell.Style must be asked for anew
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        cell.Style.Alignment.WrapText = true;
        cell.Style.Border.TopBorder = XLBorderStyleValues.Thin;
        cell.Style.Border.TopBorderColor = DigestLayout.Rule;
        cell.Style.Border.BottomBorder = XLBorderStyleValues.Thin;
        cell.Style.Border.BottomBorderColor = DigestLayout.Rule;
        cell.Style.Border.LeftBorder = XLBorderStyleValues.Thin;
        cell.Style.Border.LeftBorderColor = DigestLayout.Rule;
        cell.Style.Border.RightBorder = XLBorderStyleValues.Thin;
        cell.Style.Border.RightBorderColor = DigestLayout.Rule;
        if (sort is ColumnSort.Number or ColumnSort.Percent or ColumnSort.Date) cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        switch (sort)
        {
            case ColumnSort.Number: cell.Style.NumberFormat.Format = "#,##0"; break;
            case ColumnSort.Percent: cell.Style.NumberFormat.Format = "0 %"; break;
            case ColumnSort.Date: cell.Style.NumberFormat.Format = "dd/mm/yyyy"; break;
            case ColumnSort.Editable or ColumnSort.EditableNumbers:
                // a list of numbers is text: in French « 12,13 » would be one number
                if (sort == ColumnSort.EditableNumbers) cell.Style.NumberFormat.Format = "@";
                cell.Style.Fill.BackgroundColor = DigestLayout.EditableFill;
                cell.Style.Protection.Locked = false;
                break;
            default: break;
        }
        return cell.Style;
    }
}
