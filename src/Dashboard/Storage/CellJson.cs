using System.Collections.Immutable;
using System.Text.Json;

namespace SynthesisPipeline.Dashboard;

/// <summary>Words by column, as the database keeps them.</summary>
static class CellJson
{
    static readonly JsonSerializerOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ImmutableSortedDictionary<string, string> cells) =>
        JsonSerializer.Serialize(cells.ToDictionary(c => StorableText.Of(c.Key), c => StorableText.Of(c.Value)), s_options);

    public static ImmutableSortedDictionary<string, string> Read(string json) =>
        (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
