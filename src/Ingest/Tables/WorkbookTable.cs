using System.Globalization;
using System.Xml;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads one sheet of a workbook row by row. Formulas give the value that was stored with them; empty rows are skipped.</summary>
sealed class WorkbookTable : ITable
{
    const int RowsAboveHeader = 10;

    readonly Workbook _book;
    readonly XmlReader _xml;
    readonly int _maxColumns;
    readonly string _name;
    readonly Queue<(int Line, List<string> Cells)> _ahead = [];
    List<string> _cells = [];
    int _lastRow;

    /// <summary>Opens a sheet at its first row.</summary>
    public WorkbookTable(Workbook book, string part, string name, ImportOptions options)
    {
        (_book, _name, _maxColumns) = (book, name, options.MaxColumns);
        _xml = book.Open(part);
        while (_ahead.Count < RowsAboveHeader && NextRow() is { } row) _ahead.Enqueue(row);
        if (_ahead.Count == 0)
        {
            Columns = [];
            return;
        }
        // a banner above the table fills fewer cells than its header
        var widest = _ahead.Max(r => Filled(r.Cells));
        while (Filled(_ahead.Peek().Cells) * 2 < widest) _ahead.Dequeue();
        Columns = [.. _ahead.Dequeue().Cells.Select(c => c.Trim())];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public int Line { get; private set; }

    /// <summary>A sheet stores no empty cells at a row's end: rows count as wide as the header.</summary>
    public int Count => Math.Max(_cells.Count, Columns.Count);

    /// <inheritdoc/>
    public string? Fault => null;

    /// <inheritdoc/>
    public string this[int column] => column < _cells.Count ? _cells[column] : "";

    /// <summary>Lists the filled sheets of a workbook.</summary>
    public static IReadOnlyList<TableSource> Sources(InputFile file, ImportOptions options)
    {
        using var book = new Workbook(file, options);
        var filled = book.Sheets.Where(s => IsFilled(book, s.Part)).ToList();
        if (filled.Count == 0) throw new ImportException($"Le classeur « {Shown.Name(file.Name)} » est vide : attendu une ligne d'en-tête puis une ligne par contribution.");
        return [.. filled.Select(s =>
        {
            var name = filled.Count == 1 ? file.Name : $"{file.Name}[{s.Name}]";
            return new TableSource(file, name, () => new WorkbookTable(new Workbook(file, options), s.Part, name, options));
        })];
    }

    /// <inheritdoc/>
    public bool Read()
    {
        if (_ahead.Count == 0 && NextRow() is { } next) _ahead.Enqueue(next);
        if (_ahead.Count == 0) return false;
        (Line, _cells) = _ahead.Dequeue();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        _book.Dispose();
    }

    static bool IsFilled(Workbook book, string part)
    {
        using var xml = book.Open(part);
        try
        {
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "is") return true;
            return false;
        }
        catch (XmlException e)
        {
            throw book.Damaged(e);
        }
    }

    static int Filled(List<string> cells) => cells.Count(c => c.Length > 0);

    (int Line, List<string> Cells)? NextRow()
    {
        try
        {
            while (SheetText.GoTo(_xml, "row"))
            {
                _lastRow = int.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _lastRow + 1;
                if (_xml.IsEmptyElement) continue;
                using var row = _xml.ReadSubtree();
                var cells = CellsOf(row);
                if (Filled(cells) > 0) return (_lastRow, cells);
            }
            return null;
        }
        catch (XmlException e)
        {
            throw _book.Damaged(e);
        }
    }

    List<string> CellsOf(XmlReader row)
    {
        var cells = new List<string>();
        var written = 0;
        while (SheetText.GoTo(row, "c"))
        {
            if (++written > _maxColumns) throw new ImportException($"« {Shown.Name(_name)} » a plus de {_maxColumns} cellules dans une ligne : n'exportez que les colonnes utiles.");
            var column = ColumnOf(row.GetAttribute("r")) ?? cells.Count;
            if (column >= _maxColumns) throw new ImportException($"« {Shown.Name(_name)} » a plus de {_maxColumns} colonnes : n'exportez que les colonnes utiles.");
            string? type = row.GetAttribute("t"), style = row.GetAttribute("s");
            var value = row.IsEmptyElement ? "" : ValueOf(row, type, style);
            while (cells.Count <= column) cells.Add("");
            cells[column] = value;
        }
        while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    string ValueOf(XmlReader row, string? type, string? style)
    {
        using var cell = row.ReadSubtree();
        var value = "";
        cell.Read();
        while (cell.Read())
            if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v" && !cell.IsEmptyElement) value = TextOf(cell);
            else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "is" && !cell.IsEmptyElement)
                using (var inline = cell.ReadSubtree()) value = SheetText.Of(inline, _book.MaxCellLength);
        return type switch
        {
            "s" => _book.TextAt(value),
            "str" => SheetText.Unescaped(value),
            "inlineStr" or "b" or "d" => value,
            "e" => "",
            _ => value.Length == 0 ? "" : _book.Number(value, style),
        };
    }

    string TextOf(XmlReader cell)
    {
        var text = new System.Text.StringBuilder();
        using var inside = cell.ReadSubtree();
        while (inside.Read())
            if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) SheetText.Append(text, inside, _book.MaxCellLength);
        return text.ToString();
    }

    static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c)) break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 1 << 20) break;
        }
        return column == 0 ? null : column - 1; // a reference without letters says nothing
    }
}
