using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace SynthesisPipeline.Ingest;

/// <summary>An .xlsx file: its sheets, its shared texts, and which cell styles are dates.</summary>
/// <remarks>Read by the platform's zip and XML readers, a part at a time and bounded, because a workbook model holds every cell at once: a sheet of a million rows would not fit the bound of 1.5 GB.</remarks>
sealed class Workbook : IDisposable
{
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const int OverheadUnits = 24; // a short text costs more than its units

    readonly ZipArchive _zip;
    readonly ByteBudget _budget;
    readonly string _name;
    readonly List<bool> _isDate = [];
    readonly long _maxHeld;
    List<string>? _texts;
    int _daysToAdd;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="ImportException">It is damaged, encrypted or beyond a bound.</exception>
    public Workbook(InputFile file, ImportOptions options)
    {
        _name = file.Name;
        _budget = new(options);
        (MaxCellLength, _maxHeld) = (options.MaxCellLength, options.MaxWholeBytes);
        var bytes = WholeFile.Read(file, options);
        try
        {
            _zip = new(bytes, ZipArchiveMode.Read);
            Sheets = ReadSheets();
            ReadStyles();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            _zip?.Dispose();
            throw Damaged(e);
        }
    }

    /// <summary>UTF-16 units a cell may hold.</summary>
    public int MaxCellLength { get; }

    /// <summary>Names of the sheets with their parts, in order.</summary>
    public ImmutableArray<(string Name, string Part)> Sheets { get; }

    /// <summary>Opens the XML of a part.</summary>
    public XmlReader Open(string part)
    {
        var entry = _zip.GetEntry(part) ?? throw Damaged(null);
        return XmlReader.Create(_budget.Bound(entry.Open(), _name, entry.CompressedLength), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
    }

    /// <summary>Gives a shared text; empty where there is none.</summary>
    /// <remarks>Texts are read when the first is asked for: to see which sheets are filled takes none.</remarks>
    public string TextAt(string index)
    {
        _texts ??= ReadTexts();
        return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _texts.Count ? _texts[at] : "";
    }

    /// <summary>Writes a number as people see it: a date in ISO form where its style is a date, else without the noise of binary fractions.</summary>
    public string Number(string value, string? style)
    {
        if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _isDate.Count && _isDate[at]
            && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days + _daysToAdd is >= 1 and < 2_958_466)
        {
            // a serial is a double: to the nearest second, or 15:47 becomes 15:46:59.99
            var date = DateTime.FromOADate(days + _daysToAdd).AddMilliseconds(500);
            return date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }
        return value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 || !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? value : ((double)number).ToString("0.###############", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    /// <summary>The refusal of a workbook that cannot be read.</summary>
    public ImportException Damaged(Exception? inner) =>
        new($"Le classeur « {Shown.Name(_name)} » est abîmé, chiffré ou dans un ancien format : enregistrez-le de nouveau en .xlsx ou en .csv.", inner);

    ImmutableArray<(string, string)> ReadSheets()
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open("xl/_rels/workbook.xml.rels"))
            while (SheetText.GoTo(relations, "Relationship"))
                if (relations.GetAttribute("TargetMode") != "External" && relations.GetAttribute("Id") is { } id && relations.GetAttribute("Target") is { } target)
                    parts[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        var sheets = ImmutableArray.CreateBuilder<(string, string)>();
        using var book = Open("xl/workbook.xml");
        while (book.Read())
            if (book.LocalName == "workbookPr" && book.GetAttribute("date1904") is "1" or "true") _daysToAdd = 1462;
            else if (book.NodeType == XmlNodeType.Element && book.LocalName == "sheet" && (book.GetAttribute("id", Relations) ?? book.GetAttribute("id", StrictRelations)) is { } id && parts.TryGetValue(id, out var part) && _zip.GetEntry(part) is not null)
                sheets.Add((book.GetAttribute("name") ?? "", part));
        return sheets.ToImmutable();
    }

    List<string> ReadTexts()
    {
        var texts = new List<string>();
        if (_zip.GetEntry("xl/sharedStrings.xml") is null) return texts;
        using var xml = Open("xl/sharedStrings.xml");
        long held = 0;
        while (SheetText.GoTo(xml, "si"))
        {
            using (var item = xml.ReadSubtree()) texts.Add(SheetText.Of(item, MaxCellLength));
            held += texts[^1].Length + OverheadUnits;
            if (held > _maxHeld) throw new ImportException($"Le classeur « {Shown.Name(_name)} » contient plus de {_maxHeld / 1_000_000} millions de caractères : enregistrez-le en CSV, qui se lit ligne à ligne.");
        }
        return texts;
    }

    void ReadStyles()
    {
        if (_zip.GetEntry("xl/styles.xml") is null) return;
        var custom = new HashSet<string>(StringComparer.Ordinal);
        using var xml = Open("xl/styles.xml");
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("numFmtId") is { } id && SheetText.IsDateFormat(xml.GetAttribute("formatCode") ?? "")) custom.Add(id);
            else if (inCells && xml.LocalName == "xf") _isDate.Add(xml.GetAttribute("numFmtId") is { } format && (custom.Contains(format) || format is "14" or "15" or "16" or "17" or "18" or "19" or "20" or "21" or "22" or "45" or "46" or "47"));
        }
    }
}
