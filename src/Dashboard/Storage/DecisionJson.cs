using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Decisions as the append-only table keeps them: a kind (<c>rename_topic</c>), and a body that a person can read.</summary>
/// <remarks>Names are those of the records in lower case; a record may gain properties, never lose or rename one.</remarks>
public static class DecisionJson
{
    static readonly Dictionary<string, Type> s_kinds = typeof(Decision).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Decision)) && !t.IsAbstract).ToDictionary(KindOf, StringComparer.Ordinal);

    static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ContributionIds(), new TopicIds(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Names the kind of a decision.</summary>
    public static string KindOf(Decision decision) => KindOf(decision.GetType());

    /// <summary>Writes a decision.</summary>
    public static JsonElement Write(Decision decision) => JsonSerializer.SerializeToElement(decision, decision.GetType(), s_options);

    /// <summary>Says on what a decision was made: keys of points, ids of topics and contributions.</summary>
    public static JsonElement Subject(Decision decision)
    {
        var subject = new JsonObject();
        void Put(string name, IEnumerable<string> values) => subject[name] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        switch (decision)
        {
            case PointDecision point: Put("points", [point.Point.Key]); break;
            case LineDecision line: Put("lines", [line.Line.Key]); break;
            case TopicDecision topic: Put("topics", [topic.Topic.Id.Value]); break;
            case MoveContributions move: Put("contributions", move.Contributions.Select(c => c.Value)); break;
            case GroupDecision group: Put("contributions", group.Group.Members.Select(c => c.Value)); break;
            case ControversyDecision { Controversy: { Contribution: { } id } }: Put("contributions", [id.Value]); break;
            case ControversyDecision { Controversy: { Topic: { } of } }: Put("topics", [of.Id.Value]); break;
            case TagContributions tag: Put("contributions", tag.Contributions.Select(c => c.Value)); break;
            case NoteRemark { Contribution: { } on }: Put("contributions", [on.Value]); break;
            case NoteRemark { Point: { } on }: Put("points", [on.Key]); break;
            case NoteRemark { Topic: { } on }: Put("topics", [on.Id.Value]); break;
            case NoteRemark { Group: { } on }: Put("contributions", on.Members.Select(c => c.Value)); break;
            case NoteRemark { Controversy.Contribution: { } on }: Put("contributions", [on.Value]); break;
            case NoteRemark { Controversy.Topic: { } on }: Put("topics", [on.Id.Value]); break;
            case Withdraw back: subject["curation"] = back.Curation; break;
        }
        return JsonSerializer.SerializeToElement(subject);
    }

    /// <summary>Reads a decision back.</summary>
    /// <exception cref="ArgumentException">The kind is of a later version.</exception>
    public static Decision Read(string kind, JsonElement subject, JsonElement body)
    {
        if (kind == "edit_point" && subject.TryGetProperty("source", out var source)) return ReadFirstForm(source, subject, body);
        if (!s_kinds.TryGetValue(kind, out var type)) throw new ArgumentException($"Decision of kind {kind}: this version does not know it", nameof(kind));
        return (Decision?)body.Deserialize(type, s_options) ?? throw new ArgumentException($"Decision of kind {kind}: empty", nameof(body));
    }

    /// <summary>The first form of this table kept the point by source and words only.</summary>
    static Decision ReadFirstForm(JsonElement source, JsonElement subject, JsonElement body)
    {
        static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
        ContributionId from = new(source.GetString() ?? "");
        var point = new PointRef(PointRef.KeyOf(from, Text(subject, "found")), Text(subject, "found"), "", new(""), "", [], []);
        return Text(body, "status") == "validated" ? new ValidatePoint(point, Text(body, "point"), Text(body, "qualification"), [], [])
            : new EditPoint(point, Text(body, "point"), Text(body, "qualification"));
    }

    static string KindOf(Type type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);

    sealed class ContributionIds : JsonConverter<ContributionId>
    {
        public override ContributionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");
        public override void Write(Utf8JsonWriter writer, ContributionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    sealed class TopicIds : JsonConverter<TopicId>
    {
        public override TopicId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");
        public override void Write(Utf8JsonWriter writer, TopicId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
