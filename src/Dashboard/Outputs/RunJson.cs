using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes <c>run.json</c>: program, models, seed, parameters, inputs, counts, ends, stages, warnings.</summary>
public static class RunJson
{
    static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true, NewLine = "\n", IndentSize = 2,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes the record of a run beside its tables.</summary>
    public static void Write(Stream stream, Corpus corpus, Findings findings, RunRecord run)
    {
        var json = new JsonObject
        {
            ["program"] = new JsonObject { ["name"] = "SynthesisPipeline", ["version"] = ProgramVersion },
            ["models"] = new JsonArray([.. ModelFiles.Shipped.Select(m =>
                new JsonObject { ["name"] = m.Name, ["sha256"] = m.Sha256 })]),
            ["seed"] = run.Options.Seed,
            ["parameters"] = Parameters(run.Options),
            ["format"] = run.Format,
            ["inputs"] = new JsonArray([.. run.Inputs.Select(i =>
                new JsonObject { ["name"] = i.Name, ["sha256"] = i.Sha256 })]),
            ["counts"] = Counts(corpus, findings, run),
            ["ends"] = Ends(findings),
            ["learning"] = JsonSerializer.SerializeToNode(findings.Learning, s_options),
            ["stages"] = new JsonArray([.. run.Stages.Select(s => new JsonObject
            {
                ["name"] = s.Name, ["seconds"] = Math.Round(s.Seconds, 3), ["peak_memory_mb"] = Math.Round(s.PeakMemoryMb, 1),
            })]),
            ["warnings"] = new JsonArray([.. run.Warnings.Concat(findings.Warnings).Select(w => JsonValue.Create(w))]),
        };
        if (run.StartedAt is { } started) json["started_at"] = started.ToString("O");
        using var writer = new Utf8JsonWriter(stream, new()
        {
            Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        json.WriteTo(writer, s_options);
        writer.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Version of the program, as built.</summary>
    public static string ProgramVersion { get; } =
        typeof(RunJson).Assembly.GetName().Version is { } v ? $"{v.Major}.{v.Minor}.{v.Build}" : "0.0.0";

    static JsonObject Parameters(RunOptions options) => new()
    {
        ["embedder"] = options.Encoder?.Name ?? "static",
        ["text"] = JsonSerializer.SerializeToNode(options.Text, s_options),
        ["duplicates"] = JsonSerializer.SerializeToNode(options.Duplicates, s_options),
        ["topics"] = JsonSerializer.SerializeToNode(options.Topics, s_options),
        ["tags"] = JsonSerializer.SerializeToNode(options.Tags, s_options),
        ["opinions"] = JsonSerializer.SerializeToNode(options.Opinions, s_options),
        ["controversies"] = JsonSerializer.SerializeToNode(options.Controversies, s_options),
        ["agreement"] = JsonSerializer.SerializeToNode(options.Agreement, s_options),
    };

    static JsonObject Counts(Corpus corpus, Findings findings, RunRecord run) => new()
    {
        ["read"] = run.Counts.Read,
        ["contributions"] = run.Counts.Contributions,
        ["votes"] = run.Counts.Votes,
        ["set_aside"] = run.Counts.SetAside,
        ["rejected"] = run.Counts.Rejected,
        ["vote_rows_counted"] = corpus.Votes.Length,
        ["topics"] = findings.Topics.Topics.Length,
        ["unassigned"] = findings.Topics.Assignments.Count(a => a.Topic is null),
        ["ideas"] = findings.Topics.Ideas.Length,
        ["tags"] = findings.Tags.Length,
        ["duplicates"] = findings.Duplicates.Length,
        ["controversies"] = findings.Controversies.Length,
        ["agreement"] = findings.Draft.Points.Length,
        ["actions"] = findings.Draft.Actions.Length,
        ["minority_positions"] = findings.Draft.Minorities.Length,
        ["opinion_groups"] = findings.Opinions.GroupCount,
    };

    static JsonObject Ends(Findings findings)
    {
        var ends = new JsonObject();
        foreach (var use in Enum.GetValues<ContributionUse>())
            ends[use.Word()] = findings.Coverage.Count(line => line.End == use);
        return ends;
    }
}
