using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes and reads <c>publication.json</c>: what a version is called and how it came to be.</summary>
static class EditionJson
{
    const string Format = "synthesis-publication/1";

    static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", IndentSize = 2, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Edition e)
    {
        var (t, r) = (e.Title, e.Run);
        return new JsonObject
        {
            ["format"] = Format,
            ["slug"] = t.Slug, ["title"] = t.Title, ["name"] = e.Corpus.Name, ["theme"] = t.Theme, ["opens_at"] = Moment(t.OpensAt), ["closes_at"] = Moment(t.ClosesAt),
            ["version"] = t.Version, ["published_at"] = Moment(t.PublishedAt),
            ["licence"] = OpenData.LicenceId, ["languages"] = new JsonArray("fr", "en"),
            ["pseudonyms"] = "HMAC-SHA-256, secret of the publisher, one scope a concertation",
            ["votes"] = "totals", ["k_anonymity"] = r.K,
            ["program"] = new JsonObject { ["name"] = "SynthesisPipeline", ["version"] = r.ProgramVersion, ["code"] = r.CodeVersion },
            ["run"] = r.Run, ["seed"] = r.Seed, ["input_format"] = r.Format, ["set_aside"] = r.SetAside, ["rejected"] = r.Rejected,
            ["opinion_groups"] = e.Findings.Opinions.GroupCount,
            ["inputs"] = Files(r.Inputs), ["models"] = Files(r.Models),
            ["parameters"] = JsonNode.Parse(r.Parameters),
            ["warnings"] = new JsonArray([.. r.Warnings.Select(w => (JsonNode)w)]),
        }.ToJsonString(s_options) + "\n";
    }

    /// <exception cref="FormatException">It is not such a file.</exception>
    public static (EditionTitle Title, EditionRun Run, string Name, int OpinionGroups) Read(string json)
    {
        try
        {
            var o = JsonNode.Parse(json)!.AsObject(); // a null literal throws below
            if ((string?)o["format"] != Format) throw new FormatException($"publication.json : format « {o["format"]} » au lieu de {Format}");
            var program = o["program"]!.AsObject();
            return (new(Text(o, "slug"), Text(o, "title"), (string?)o["theme"], At(o["opens_at"]), At(o["closes_at"]), (int)o["version"]!, At(o["published_at"]) ?? throw new FormatException("publication.json : published_at manque")),
                new((long)o["run"]!, Text(program, "version"), Text(program, "code"), (int)o["seed"]!, Text(o, "input_format"), (int)o["k_anonymity"]!,
                    Files(o["inputs"]), Files(o["models"]), (long)o["set_aside"]!, (long)o["rejected"]!, o["parameters"]!.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), [.. o["warnings"]!.AsArray().Select(w => (string)w!)]),
                Text(o, "name"), (int)o["opinion_groups"]!);
        }
        catch (Exception error) when (error is JsonException or NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException($"publication.json est illisible : {error.Message}", error);
        }
    }

    static string Text(JsonObject o, string name) => (string?)o[name] ?? throw new FormatException($"publication.json : {name} manque");

    static JsonArray Files(ImmutableArray<InputFile> files) => new([.. files.Select(f => (JsonNode)new JsonObject { ["name"] = f.Name, ["sha256"] = f.Sha256 })]);

    static ImmutableArray<InputFile> Files(JsonNode? node) => [.. node!.AsArray().Select(f => new InputFile((string)f!["name"]!, (string)f["sha256"]!))];

    static string? Moment(DateTimeOffset? at) => at is { } time ? OpenTable.Moment(time) : null;

    static DateTimeOffset? At(JsonNode? node) => (string?)node is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
