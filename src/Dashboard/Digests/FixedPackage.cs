using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Rewrites an Office package so that the same content gives the same bytes: entries sorted, times fixed, chance names replaced, dates of creation taken out.</summary>
static partial class FixedPackage
{
    static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly UTF8Encoding s_utf8 = new(false);
    const string CoreName = "docProps/core.xml", WorkbookName = "xl/workbook.xml";

    /// <summary>Rewrites.</summary>
    /// <param name="package">The package as a library saved it; at its beginning.</param>
    /// <param name="output">Where the fixed one goes; stays open.</param>
    /// <param name="long">Sheets of a workbook whose rows are written now.</param>
    public static void Rewrite(Stream package, Stream output, params ReadOnlySpan<SheetRows> @long)
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
            foreach (var entry in source.Entries)
            {
                using var content = entry.Open();
                var bytes = new byte[entry.Length];
                content.ReadExactly(bytes);
                parts[entry.FullName] = bytes;
            }
        MoveCore(parts);
        // ClosedXML writes rows to repeat as 1:1, which only counts as absolute: $1:$1
        if (parts.TryGetValue(WorkbookName, out var workbook))
            parts[WorkbookName] = s_utf8.GetBytes(RepeatedRows().Replace(s_utf8.GetString(workbook), "!$$$1:$$$2<"));
        // bars in cells: the extension of 2010 names each by chance, and its names are in letters that the schema refuses; the bars of 2007 stay
        foreach (var sheet in parts.Keys.Where(n => n.StartsWith("xl/worksheets/", StringComparison.Ordinal) && n.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            if (parts[sheet].AsSpan().IndexOf("dataBar"u8) >= 0) parts[sheet] = s_utf8.GetBytes(Extensions().Replace(s_utf8.GetString(parts[sheet]), ""));
        foreach (var rels in parts.Keys.Where(n => n.EndsWith(".rels", StringComparison.Ordinal)).ToList()) FixIds(parts, rels);
        var rows = new Dictionary<string, SheetRows>(StringComparer.Ordinal);
        foreach (var sheet in @long) rows[PartOf(parts, sheet.Sheet)] = sheet;
        using var fixedZip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, bytes) in parts)
        {
            var entry = fixedZip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = s_time;
            using var content = entry.Open();
            if (rows.TryGetValue(name, out var sheet)) sheet.Write(s_utf8.GetString(bytes), content);
            else content.Write(bytes);
        }
    }

    /// <summary>Gives the part that holds a sheet: <c>xl/worksheets/sheet8.xml</c>.</summary>
    static string PartOf(SortedDictionary<string, byte[]> parts, string sheet)
    {
        var id = Parse(parts[WorkbookName]).Descendants().First(e => e.Name.LocalName == "sheet" && (string?)e.Attribute("name") == sheet)
            .Attributes().First(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;
        var target = (string?)Parse(parts["xl/_rels/workbook.xml.rels"]).Root!.Elements().First(e => (string?)e.Attribute("Id") == id).Attribute("Target") ?? ""; // a list of relations has a root
        return target.StartsWith('/') ? target[1..] : "xl/" + target;
    }

    /// <summary>Gives the core properties their usual name and takes the dates out.</summary>
    static void MoveCore(SortedDictionary<string, byte[]> parts)
    {
        var chance = parts.Keys.FirstOrDefault(n => n.EndsWith(".psmdcp", StringComparison.Ordinal));
        if (chance is not null)
        {
            parts[CoreName] = parts[chance];
            parts.Remove(chance);
            foreach (var name in new[] { "[Content_Types].xml", "_rels/.rels" })
                parts[name] = s_utf8.GetBytes(s_utf8.GetString(parts[name]).Replace(chance, CoreName, StringComparison.Ordinal)
                    .Replace("Extension=\"psmdcp\"", "Extension=\"core\"", StringComparison.Ordinal));
            var types = Parse(parts["[Content_Types].xml"]);
            XNamespace ns = "http://schemas.openxmlformats.org/package/2006/content-types";
            types.Root!.Elements(ns + "Default").Where(e => (string?)e.Attribute("Extension") == "core").Remove(); // a package always has a root
            if (!types.Root.Elements(ns + "Override").Any(e => (string?)e.Attribute("PartName") == "/" + CoreName))
                types.Root.Add(new XElement(ns + "Override", new XAttribute("PartName", "/" + CoreName),
                    new XAttribute("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")));
            parts["[Content_Types].xml"] = Bytes(types);
        }
        if (!parts.TryGetValue(CoreName, out var core)) return;
        var properties = Parse(core);
        properties.Root!.Elements().Where(e => e.Name.LocalName is "created" or "modified" or "lastModifiedBy").Remove(); // as above
        parts[CoreName] = Bytes(properties);
    }

    /// <summary>Replaces ids of relations that were drawn by chance by numbers in order of their targets, in the list and in the part that uses them.</summary>
    static void FixIds(SortedDictionary<string, byte[]> parts, string rels)
    {
        var document = Parse(parts[rels]);
        var relations = document.Root!.Elements().OrderBy(e => (string?)e.Attribute("Type"), StringComparer.Ordinal) // a list of relations has a root
            .ThenBy(e => (string?)e.Attribute("Target"), StringComparer.Ordinal).ThenBy(e => (string?)e.Attribute("Id"), StringComparer.Ordinal).ToList();
        var owner = Owner(rels);
        var text = owner is not null && parts.TryGetValue(owner, out var bytes) ? s_utf8.GetString(bytes) : null;
        var number = 0;
        foreach (var relation in relations)
        {
            number++;
            var id = (string?)relation.Attribute("Id") ?? "";
            if (!ChanceId().IsMatch(id)) continue;
            var fixedId = "rel" + number.ToString(CultureInfo.InvariantCulture);
            relation.SetAttributeValue("Id", fixedId);
            text = text?.Replace($"\"{id}\"", $"\"{fixedId}\"", StringComparison.Ordinal);
        }
        document.Root.ReplaceNodes(relations);
        parts[rels] = Bytes(document);
        if (text is not null) parts[owner!] = s_utf8.GetBytes(text); // text was read from it
    }

    /// <summary>Gives the part that a list of relations belongs to: <c>xl/_rels/workbook.xml.rels</c> → <c>xl/workbook.xml</c>.</summary>
    static string? Owner(string rels)
    {
        var folder = rels.IndexOf("_rels/", StringComparison.Ordinal);
        var name = rels[(folder + 6)..^5];
        return name.Length == 0 ? null : rels[..folder] + name;
    }

    static XDocument Parse(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    static byte[] Bytes(XDocument document) =>
        s_utf8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + document.Root!.ToString(SaveOptions.DisableFormatting)); // as above

    [GeneratedRegex("!([0-9]+):([0-9]+)<")]
    private static partial Regex RepeatedRows();

    [GeneratedRegex("<(?:x:)?extLst>.*?</(?:x:)?extLst>", RegexOptions.Singleline)]
    private static partial Regex Extensions();

    [GeneratedRegex("^R[0-9a-fA-F]{8,}$|^r?Id?[0-9a-fA-F]{16,}$")]
    private static partial Regex ChanceId();
}
