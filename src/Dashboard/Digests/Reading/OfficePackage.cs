using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Opens a file that a person sent as an Office package: nothing in it is trusted, every size is bounded.</summary>
sealed class OfficePackage : IDisposable
{
    const long LargestPart = 400L << 20, LargestPackage = 800L << 20;
    const int MostParts = 5_000;

    readonly ZipArchive _zip;
    readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    OfficePackage(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries) _parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
    }

    /// <summary>Opens a package; null when the file is none.</summary>
    /// <exception cref="UserException">It is larger inside than any digest.</exception>
    public static OfficePackage? Open(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count <= MostParts && zip.Entries.All(e => e.Length <= LargestPart) && zip.Entries.Sum(e => e.Length) <= LargestPackage) return new(zip);
            zip.Dispose();
            throw new UserException("Ce classeur est trop gros pour être une fiche : renvoyez la fiche reçue, sans images ni autres classeurs collés.");
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Names of all parts.</summary>
    public IEnumerable<string> Names => _parts.Keys;

    /// <summary>Whether it has a part.</summary>
    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>Reads a small part whole; null when it is absent, damaged or no XML.</summary>
    public XDocument? Document(string name)
    {
        try
        {
            using var reader = Reader(name);
            return reader is null ? null : XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads a large part bit by bit; null when it is absent.</summary>
    public XmlReader? Reader(string name) => !_parts.TryGetValue(name, out var part) ? null
        : XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = LargestPart });

    /// <summary>Lists what a part refers to: id, kind (the last word of its type) and full name of the target.</summary>
    public IEnumerable<(string Id, string Kind, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..slash];
        var rels = Document((folder.Length == 0 ? "" : folder + "/") + "_rels/" + part[(slash + 1)..] + ".rels");
        foreach (var relation in rels?.Root?.Elements() ?? [])
        {
            string type = (string?)relation.Attribute("Type") ?? "", target = (string?)relation.Attribute("Target") ?? "";
            if ((string?)relation.Attribute("TargetMode") == "External") continue;
            yield return ((string?)relation.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var parts = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in target.Split('/'))
            if (step == "..") { if (parts.Count > 0) parts.RemoveAt(parts.Count - 1); }
            else if (step is not ("." or "")) parts.Add(step);
        return string.Join('/', parts);
    }
}
