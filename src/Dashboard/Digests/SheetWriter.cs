using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>Fills one sheet row by row: values keep their type, text never becomes a formula, heights are set.</summary>
sealed class SheetWriter
{
    readonly IXLWorksheet _sheet;
    readonly DigestSheet _layout;
    readonly List<string> _texts = [];
    readonly IXLStyle[] _styles;
    int _row = 1, _column;

    /// <summary>Makes the sheet with its heading.</summary>
    /// <param name="workbook">Where to.</param>
    /// <param name="layout">Its columns.</param>
    /// <param name="patterns">A sheet of another workbook to keep styles on: a style given whole is a hundred times quicker than set part by part.</param>
    public SheetWriter(XLWorkbook workbook, DigestSheet layout, IXLWorksheet patterns)
    {
        _layout = layout;
        var row = patterns.LastRowUsed()?.RowNumber() + 1 ?? 1;
        _styles = [.. layout.Columns.Select((column, i) => Pattern(patterns.Cell(row, i + 1), column.Sort))];
        _sheet = workbook.Worksheets.Add(layout.Name);
        _sheet.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText(true);
        for (var i = 0; i < layout.Columns.Length; i++)
        {
            var column = _sheet.Column(i + 1);
            column.Width = layout.Columns[i].Width;
            if (layout.Columns[i].Sort == ColumnSort.Hidden) column.Hide();
            _sheet.Cell(1, i + 1).SetValue<string>(layout.Columns[i].Heading);
        }
        var heading = _sheet.Range(1, 1, 1, layout.Columns.Length);
        heading.Style.Fill.SetBackgroundColor(DigestLayout.HeaderFill).Font.SetFontColor(XLColor.White).Font.SetBold(true);
        _sheet.Row(1).Height = DigestLayout.RowHeight(layout, [.. layout.Columns.Select(c => c.Heading)]) + 4;
        _sheet.SheetView.FreezeRows(1);
    }

    /// <summary>The sheet itself.</summary>
    public IXLWorksheet Sheet => _sheet;

    /// <summary>The row that is being filled, from 1.</summary>
    public int Row => _row;

    /// <summary>Begins a row.</summary>
    /// <param name="id">Its hidden id, by which a returned digest is merged; ignored on sheets without hidden column.</param>
    public SheetWriter Begin(string id)
    {
        _row++;
        _column = 0;
        _texts.Clear();
        return _layout.Columns[0].Sort == ColumnSort.Hidden ? Text(id) : this;
    }

    /// <summary>Fills the next cell with text.</summary>
    public SheetWriter Text(string text)
    {
        var cut = DigestText.Clean(text.Length > DigestLayout.LongestCell ? text[..DigestLayout.LongestCell] + "… [suite sur la plateforme]" : text);
        _texts.Add(cut);
        var cell = Next();
        if (cut.Length == 0) return this;
        cell.SetValue<string>(cut);
        if (cut[0] is '=' or '+' or '-' or '@' or '\t' or '\'') cell.Style.IncludeQuotePrefix = true;
        return this;
    }

    /// <summary>Fills the next cell with text that leads to a row of the list of contributions.</summary>
    public SheetWriter Link(string text, int? row)
    {
        Text(text);
        if (row is { } target && text.Length > 0)
        {
            var cell = _sheet.Cell(_row, _column);
            cell.Hyperlink = new XLHyperlink($"'{DigestLayout.Contributions.Name}'!B{target.ToString(CultureInfo.InvariantCulture)}", "Voir la contribution");
            cell.Style.Font.FontColor = DigestLayout.HeaderFill;
            cell.Style.Font.Underline = XLFontUnderlineValues.Single;
        }
        return this;
    }

    /// <summary>Fills two cells: all numbers cited, and a link to the first of them.</summary>
    public SheetWriter Cites(ImmutableArray<Cite> cites, Dictionary<int, int> rowOf) => Text(string.Join(", ", cites.Select(c => c.Shown)))
        .Link(cites.IsEmpty ? "" : "→ " + cites[0].Shown, cites.Length > 0 && rowOf.TryGetValue(cites[0].Index, out var row) ? row : null);

    /// <summary>Fills the next cell with a number; null leaves it empty.</summary>
    public SheetWriter Number(double? value)
    {
        _texts.Add("");
        var cell = Next();
        if (value is { } number) cell.SetValue<double>(number);
        return this;
    }

    /// <summary>Fills the next cell with a day; null leaves it empty.</summary>
    public SheetWriter Date(DateTimeOffset? value)
    {
        _texts.Add("");
        var cell = Next();
        // Excel has no days before 1900
        if (value is { Year: >= 1900 } date) cell.SetValue<DateTime>(date.DateTime.Date);
        return this;
    }

    /// <summary>Ends the row: sets its height.</summary>
    public void End() => _sheet.Row(_row).Height = DigestLayout.RowHeight(_layout, _texts);

    /// <summary>Adds a heading across all columns.</summary>
    public void Section(string heading)
    {
        _row++;
        var last = _layout.Columns.Length;
        _sheet.Cell(_row, 2).SetValue<string>(heading);
        if (heading.Length > 0 && heading[0] is '=' or '+' or '-' or '@') _sheet.Cell(_row, 2).Style.IncludeQuotePrefix = true;
        var range = _sheet.Range(_row, 2, _row, last);
        range.Merge();
        range.Style.Fill.SetBackgroundColor(DigestLayout.SectionFill).Font.SetBold(true).Font.SetFontSize(12);
        _sheet.Row(_row).Height = DigestLayout.Height(DigestLayout.Lines(heading, _layout.Columns.Skip(1).Sum(c => c.Width) / 1.2)) + 4;
    }

    /// <summary>Sets formats, colours, filter, print and protection of the whole sheet.</summary>
    /// <param name="filter">Whether rows can be filtered by column.</param>
    public void Finish(bool filter)
    {
        if (filter && _row > 1) _sheet.Range(1, 1, _row, _layout.Columns.Length).SetAutoFilter();
        var page = _sheet.PageSetup;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.PaperSize = XLPaperSize.A4Paper;
        page.FitToPages(1, 0);
        page.SetRowsToRepeatAtTop(1, 1);
        page.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.5).SetBottom(0.6);
        page.Footer.Left.AddText(_layout.Name);
        page.Footer.Right.AddText("Page ");
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        _sheet.Protect().AllowElement(XLSheetProtectionElements.SelectEverything | XLSheetProtectionElements.FormatEverything | XLSheetProtectionElements.AutoFilter
            | XLSheetProtectionElements.Sort | XLSheetProtectionElements.InsertRows | XLSheetProtectionElements.DeleteRows | XLSheetProtectionElements.EditObjects);
    }

    /// <summary>Gives the cells of the row that are left their style, and ends the row with a given height.</summary>
    public void EndEmpty(double height)
    {
        while (_column < _layout.Columns.Length) Next();
        _sheet.Row(_row).Height = height;
    }

    IXLCell Next()
    {
        var cell = _sheet.Cell(_row, ++_column);
        cell.Style = _styles[_column - 1];
        return cell;
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
            case ColumnSort.Editable:
                cell.Style.Fill.BackgroundColor = DigestLayout.EditableFill;
                cell.Style.Protection.Locked = false;
                break;
            default: break;
        }
        return cell.Style;
    }
}
