using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace SynthesisPipeline.Dashboard;

/// <summary>One version of a publication, as the cover lists it.</summary>
/// <param name="Version">From 1.</param>
/// <param name="PublishedAt">When it came out.</param>
/// <param name="Sums">SHA-256 of its file of checksums: it seals the whole version.</param>
/// <param name="Content">SHA-256 of its data: the same for two versions that say the same.</param>
/// <param name="Sentences">How many sentences it has.</param>
/// <param name="Changed">How many sentences are new, gone or said otherwise since the version before; null for the first.</param>
public sealed record PublishedVersion(int Version, DateTimeOffset PublishedAt, string Sums, string Content, int Sentences, int? Changed);

/// <summary>The cover of a publication: pages and feed that list its versions.</summary>
/// <param name="Slug">Name of the consultation.</param>
/// <param name="Title">What it is called.</param>
/// <param name="All">Versions, the first first; never empty.</param>
public sealed record PublishedVersions(string Slug, string Title, ImmutableArray<PublishedVersion> All)
{
    const string Format = "synthesis-versions/1";

    /// <summary>Folder of a version.</summary>
    public static string Folder(int version) => $"v{version.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Gives the files of the cover but its checksums.</summary>
    public IEnumerable<PublicFile> Files()
    {
        yield return PublicFile.Of("versions.json", Json());
        yield return PublicFile.Of("feed.xml", Feed());
        yield return PublicFile.Of("index.html", Cover(new(false)));
        yield return PublicFile.Of("en/index.html", Cover(new(true)));
    }

    /// <summary>Reads <c>versions.json</c>.</summary>
    /// <exception cref="FormatException">It is no such file.</exception>
    public static PublishedVersions Read(string json)
    {
        try
        {
            var o = JsonNode.Parse(json)!.AsObject(); // a null literal throws below
            if ((string?)o["format"] != Format) throw new FormatException("versions.json n’est pas la liste de versions d’une publication");
            return new((string)o["slug"]!, (string)o["title"]!, [.. o["versions"]!.AsArray().Select(v => new PublishedVersion((int)v!["version"]!, DateTimeOffset.Parse((string)v["published_at"]!, System.Globalization.CultureInfo.InvariantCulture),
                (string)v["sha256sums"]!, (string)v["content"]!, (int)v["sentences"]!, (int?)v["changed"]))]);
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException($"versions.json est illisible : {error.Message}", error);
        }
    }

    string Json() => new JsonObject
    {
        ["format"] = Format, ["slug"] = Slug, ["title"] = Title, ["latest"] = All[^1].Version,
        ["versions"] = new JsonArray([.. All.Select(v => (JsonNode)new JsonObject
        {
            ["version"] = v.Version, ["published_at"] = OpenTable.Moment(v.PublishedAt), ["path"] = Folder(v.Version) + "/", ["sha256sums"] = v.Sums, ["content"] = v.Content, ["sentences"] = v.Sentences, ["changed"] = v.Changed,
        })]),
    }.ToJsonString(new() { WriteIndented = true, NewLine = "\n", IndentSize = 2, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";

    string Feed()
    {
        var xml = new Markup().Raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n<title>").Text($"Synthèse : {Title}").Raw($"</title>\n<id>{Id(Slug)}</id>\n<updated>{OpenTable.Moment(All[^1].PublishedAt)}</updated>\n")
            .Raw("<author><name>SynthesisPipeline</name></author>\n<link rel=\"alternate\" type=\"text/html\" href=\"index.html\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"feed.xml\"/>\n");
        foreach (var v in All.Reverse())
            xml.Raw("<entry>\n<title>").Text($"Version {v.Version}").Raw($"</title>\n<id>{Id($"{Slug}/{v.Version}")}</id>\n<updated>{OpenTable.Moment(v.PublishedAt)}</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{Folder(v.Version)}/index.html\"/>\n<summary>")
                .Text(What(v, new(false))).Raw("</summary>\n</entry>\n");
        return xml.Raw("</feed>\n").ToString();
    }

    string Cover(Speech s)
    {
        var root = s.English ? "../" : "";
        var last = All[^1];
        var latest = $"{root}{Folder(last.Version)}/";
        var home = latest + (s.English ? "en/" : "") + "index.html";
        var html = new Markup().Raw($"<!DOCTYPE html>\n<html lang=\"{s.Code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Text(Title)
            .Raw($"</title>\n<link rel=\"stylesheet\" href=\"{latest}style.css\">\n<link rel=\"stylesheet\" href=\"{latest}theme.css\">\n<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{root}feed.xml\" title=\"")
            .Text(s.Say("Versions publiées", "Published versions")).Raw("\">\n</head>\n<body>\n<a class=\"skip\" href=\"#contenu\">").Text(s.Say("Aller au contenu", "Skip to content")).Raw("</a>\n<header class=\"top\">\n<p class=\"site\">")
            .Text(s.Say("Synthèse d’une concertation", "Synthesis of a public consultation")).Raw("</p>\n<p class=\"tools\"><a href=\"").Raw(s.English ? "../index.html" : "en/index.html").Raw($"\" lang=\"{(s.English ? "fr" : "en")}\" hreflang=\"{(s.English ? "fr" : "en")}\">")
            .Text(s.English ? "Français" : "English").Raw("</a></p>\n</header>\n<main id=\"contenu\" tabindex=\"-1\">\n<h1 lang=\"fr\">").Text(Title).Raw("</h1>\n<p class=\"lead\"><a href=\"").Raw(home).Raw("\">")
            .Text(s.Say($"Lire la synthèse (version {last.Version}, {s.Day(last.PublishedAt)})", $"Read the synthesis (version {last.Version}, {s.Day(last.PublishedAt)})")).Raw("</a></p>\n<p>")
            .Text(s.Say("Chaque version publiée reste à son adresse, telle qu’elle était.", "Each published version stays at its address, as it was.")).Raw("</p>\n<h2>").Text(s.Say("Versions", "Versions")).Raw("</h2>\n<ul>\n");
        foreach (var v in All.Reverse())
            html.Raw($"<li><a href=\"{root}{Folder(v.Version)}/{(s.English ? "en/" : "")}index.html\">").Text(s.Say($"Version {v.Version}", $"Version {v.Version}")).Raw("</a>, ").Text(s.Day(v.PublishedAt) + s.Say(" : ", ": ") + What(v, s)).Raw("</li>\n");
        return html.Raw("</ul>\n<p><a href=\"").Raw(root).Raw("feed.xml\">").Text(s.Say("Suivre les versions (Atom)", "Follow versions (Atom)")).Raw("</a></p>\n</main>\n<footer>\n<p>").Text(OpenData.LicenceName).Raw("</p>\n</footer>\n</body>\n</html>\n").ToString();
    }

    static string What(PublishedVersion v, Speech s) => s.Count(v.Sentences, "phrase", "sentence") + (v.Changed is { } changed
        ? s.Say(", dont ", ", ") + s.Count(changed, "nouvelle, retirée ou dite autrement", "of them new, removed or said otherwise", "nouvelles, retirées ou dites autrement", "of them new, removed or said otherwise") : "") + ".";

    static string Id(string of) => $"urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("synthesis-publication/" + of)).AsSpan(0, 16), bigEndian: true)}";
}
