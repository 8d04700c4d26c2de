using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads which libraries a published program carries from the list that its build wrote beside it, and their licences from the package folder.</summary>
static class LibraryComponents
{
    const string RuntimePack = "runtimepack.";

    /// <summary>Lists them, ascending by address.</summary>
    /// <param name="dependencies">Path of the program's <c>.deps.json</c>.</param>
    public static ImmutableArray<Component> Read(string dependencies)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(dependencies));
        var purls = new Dictionary<string, string>(StringComparer.Ordinal);
        var needs = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var libraries = document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(l => l.Value.GetProperty("type").GetString() is "package" or "runtimepack").ToList();
        foreach (var library in libraries) purls[library.Name] = Purl(library.Name);
        foreach (var target in document.RootElement.GetProperty("targets").EnumerateObject())
            foreach (var library in target.Value.EnumerateObject())
                if (purls.ContainsKey(library.Name) && library.Value.TryGetProperty("dependencies", out var list))
                    needs[library.Name] = [.. list.EnumerateObject().Select(d => $"{d.Name}/{d.Value.GetString()}").Where(purls.ContainsKey).Select(d => purls[d]).Order(StringComparer.Ordinal)];
        return
        [
            .. libraries.Select(l => One(l.Name, purls[l.Name], l.Value, needs.GetValueOrDefault(l.Name, []))).OrderBy(c => c.Purl, StringComparer.Ordinal),
        ];
    }

    static Component One(string key, string purl, JsonElement entry, ImmutableArray<string> needs)
    {
        var (name, version) = Parts(key);
        var sha = entry.TryGetProperty("sha512", out var value) && value.GetString() is { Length: > 7 } text && text.StartsWith("sha512-", StringComparison.Ordinal)
            ? Convert.ToHexStringLower(Convert.FromBase64String(text["sha512-".Length..])) : null;
        return new(name, version, purl, Licence(name, version), sha, needs);
    }

    static (string Name, string Version) Parts(string key)
    {
        var name = key.StartsWith(RuntimePack, StringComparison.Ordinal) ? key[RuntimePack.Length..] : key;
        var slash = name.LastIndexOf('/');
        return (name[..slash], name[(slash + 1)..]);
    }

    static string Purl(string key)
    {
        var (name, version) = Parts(key);
        return $"pkg:nuget/{name}@{version}";
    }

    static string? Licence(string name, string version)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"), name.ToLowerInvariant(), version.ToLowerInvariant());
        var file = Path.Combine(folder, name.ToLowerInvariant() + ".nuspec");
        if (!File.Exists(file)) return null;
        var metadata = XDocument.Load(file).Root?.Elements().FirstOrDefault(e => e.Name.LocalName == "metadata");
        string? Of(string element, Func<XElement, bool>? that = null) =>
            metadata?.Elements().FirstOrDefault(e => e.Name.LocalName == element && (that is null || that(e)))?.Value.Trim();
        var address = Of("licenseUrl");
        // an address that says only that the licence is a file of the package leads nowhere
        return Of("license", e => (string?)e.Attribute("type") == "expression")
            ?? (address is null || address.Contains("deprecateLicenseUrl", StringComparison.Ordinal) ? "see THIRD-PARTY.md" : address);
    }
}
