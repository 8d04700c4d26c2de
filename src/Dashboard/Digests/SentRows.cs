using System.Collections.Immutable;
using System.Text.Json;

namespace SynthesisPipeline.Dashboard;

/// <summary>Rows as sent, in the form in which they are kept.</summary>
public static class SentRows
{
    static readonly JsonSerializerOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    sealed record Kept(string Key, string Sheet, string Section, Dictionary<string, string> Cells, string Subject);

    /// <summary>Writes rows.</summary>
    public static string Write(ImmutableArray<SentRow> rows) =>
        JsonSerializer.Serialize(rows.Select(r => new Kept(r.Key, r.Sheet, r.Section, r.Cells.ToDictionary(), r.Subject)), s_options).Replace("\\u0000", "", StringComparison.Ordinal);

    /// <summary>Reads rows back.</summary>
    public static ImmutableArray<SentRow> Read(string json) => [.. (JsonSerializer.Deserialize<List<Kept>>(json) ?? [])
        .Select(r => new SentRow(r.Key, r.Sheet, r.Section, r.Cells.ToImmutableSortedDictionary(StringComparer.Ordinal), r.Subject))];
}
