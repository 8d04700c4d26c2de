using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads the sheets of a workbook cell by cell, from the XML itself: files of Excel, LibreOffice and Google Sheets differ in what they leave out, and libraries that model the whole workbook refuse some of them.</summary>
static class WorkbookCells
{
    /// <summary>Reads all sheets; null when the package holds no workbook.</summary>
    public static ImmutableArray<SheetCells>? Read(OfficePackage package)
    {
        var part = package.Relations("").Where(r => r.Kind == "officeDocument").Select(r => r.Target).FirstOrDefault(package.Has) ?? "xl/workbook.xml";
        if (package.Document(part)?.Root is not { Name.LocalName: "workbook" } root) return null;
        var relations = package.Relations(part).ToList();
        var texts = relations.Where(r => r.Kind == "sharedStrings").Select(r => SharedTexts.Read(package, r.Target)).FirstOrDefault() ?? [];
        var formats = new CellFormats(relations.Where(r => r.Kind == "styles").Select(r => package.Document(r.Target)).FirstOrDefault());
        var targets = relations.ToDictionary(r => r.Id, r => r.Target, StringComparer.Ordinal);
        var from1904 = root.Elements().Where(e => e.Name.LocalName == "workbookPr").Any(e => (string?)e.Attribute("date1904") is "1" or "true");
        return
        [
            .. from sheet in root.Elements().Where(e => e.Name.LocalName == "sheets").Elements()
               let id = sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.Namespace != XNamespace.None)?.Value
               where id is not null && targets.ContainsKey(id) && package.Has(targets[id])
               select Sheet(package, (string?)sheet.Attribute("name") ?? "", targets[id], texts, formats, from1904),
        ];
    }

    static SheetCells Sheet(OfficePackage package, string name, string part, List<StruckText> texts, CellFormats formats, bool from1904)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<SheetCell>>();
        var covered = ImmutableDictionary.CreateBuilder<(int, int), (int, int)>();
        using (var reader = package.Reader(part))
        {
            int row = 0, column = 0;
            var cells = ImmutableArray.CreateBuilder<SheetCell>();
            void Close()
            {
                if (cells.Count > 0) rows[row] = [.. (rows.TryGetValue(row, out var before) ? before : []).Concat(cells).OrderBy(c => c.Column)];
                cells.Clear();
            }
            for (var more = reader?.Read() ?? false; more && !reader!.EOF;) // more is false without a reader
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
                {
                    Close();
                    row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                    column = 0;
                }
                else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
                {
                    column = SheetCell.Place(reader.GetAttribute("r"))?.Column ?? column + 1;
                    if (reader.IsEmptyElement) reader.Read();
                    else if (Cell((XElement)XNode.ReadFrom(reader), row, column, texts, formats, from1904) is { } cell) cells.Add(cell);
                    continue;
                }
                else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell") Cover(covered, reader.GetAttribute("ref"));
                reader.Read();
            }
            Close();
        }
        return new(name, rows.ToImmutable(), covered.ToImmutable(), Comments(package, part));
    }

    static SheetCell? Cell(XElement cell, int row, int column, List<StruckText> texts, CellFormats formats, bool from1904)
    {
        var style = int.TryParse((string?)cell.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        string? value = null, type = (string?)cell.Attribute("t");
        StruckText words = new("", "");
        var formula = false;
        foreach (var part in cell.Elements())
            switch (part.Name.LocalName)
            {
                case "v": value = part.Value; break;
                case "f": formula = true; break;
                case "is": words = SharedTexts.Of(part); break;
                default: break;
            }
        if (type == "s")
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= texts.Count)
                return new(row, column, "", "", "texte manquant dans le fichier");
            words = texts[place];
        }
        else if (type == "e") return new(row, column, "", "", $"erreur {value}");
        else if (type != "inlineStr")
        {
            if (string.IsNullOrEmpty(value)) return formula ? new(row, column, "", "", "formule dont le fichier ne garde pas le résultat") : null;
            words = new(type switch
            {
                "str" => SharedTexts.Unescape(value),
                "b" => value is "1" or "true" ? "VRAI" : "FAUX",
                "d" => value,
                _ => Number(value, style, formats, from1904),
            }, "");
        }
        if (words.Text.Length + words.Struck.Length == 0) return null;
        return formats.IsStruck(style) && words.Struck.Length == 0 ? new(row, column, "", words.Text, null) : new(row, column, words.Text, words.Struck, null);
    }

    static string Number(string value, int style, CellFormats formats, bool from1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        if (formats.IsDay(style) && number is > 0 and < 2_900_000)
            return DateTime.FromOADate(from1904 ? number + 1462 : number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return number.ToString("R", CultureInfo.InvariantCulture);
    }

    static void Cover(ImmutableDictionary<(int, int), (int, int)>.Builder covered, string? range)
    {
        const int most = 20_000;
        var ends = range?.Split(':') ?? [];
        if (ends.Length != 2 || SheetCell.Place(ends[0]) is not { } first || SheetCell.Place(ends[1]) is not { } last) return;
        for (var row = first.Row; row <= last.Row; row++)
            for (var column = first.Column; column <= last.Column && covered.Count < most; column++)
                if ((row, column) != first) covered[(row, column)] = first;
    }

    /// <summary>Comments of both kinds: a threaded one stands a second time among the old ones, with a notice before it.</summary>
    static ImmutableArray<CellComment> Comments(OfficePackage package, string part)
    {
        var relations = package.Relations(part).ToList();
        var threaded = relations.Where(r => r.Kind == "threadedComment").SelectMany(r => Elements(package, r.Target, "threadedComment"))
            .Select(c => (Place: SheetCell.Place((string?)c.Attribute("ref")), Text: c.Elements().FirstOrDefault(e => e.Name.LocalName == "text")?.Value ?? "")).ToList();
        var places = threaded.Select(c => c.Place).ToHashSet();
        var old = relations.Where(r => r.Kind == "comments").SelectMany(r => Elements(package, r.Target, "comment"))
            .Select(c => (Place: SheetCell.Place((string?)c.Attribute("ref")), Text: string.Concat(c.Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value))))
            .Where(c => !places.Contains(c.Place));
        return [.. threaded.Concat(old).Where(c => c.Place is not null && c.Text.Trim().Length > 0)
            .Select(c => new CellComment(c.Place!.Value.Row, c.Place.Value.Column, SharedTexts.Unescape(c.Text).Trim())).OrderBy(c => c.Row).ThenBy(c => c.Column)]; // filtered by Where
    }

    static IEnumerable<XElement> Elements(OfficePackage package, string part, string name) =>
        package.Document(part)?.Descendants().Where(e => e.Name.LocalName == name) ?? [];
}
