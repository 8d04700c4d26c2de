using System.Collections.Immutable;
using System.Text.Json;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Decisions on points of agreement, as the append-only table of decisions keeps them.</summary>
public static class PointCurations
{
    const string Kind = "edit_point";

    /// <summary>Adds a decision.</summary>
    /// <param name="store">Where decisions are kept.</param>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="seenRun">The run whose table the person saw.</param>
    /// <param name="curation">The decision.</param>
    /// <param name="reason">Where it came from; null where not said.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static Task<long> AddPointAsync(this CurationStore store, long consultationId, string by, long seenRun, PointCuration curation, string? reason, CancellationToken cancel) =>
        store.AddAsync(consultationId, by, seenRun, Kind, JsonSerializer.SerializeToElement(new { source = curation.Source.Value, found = curation.Found }),
            JsonSerializer.SerializeToElement(new { point = curation.Point, qualification = curation.Qualification, status = WordNames.Of(curation.Status) }), reason, cancel);

    /// <summary>Lists the decisions on points of a consultation, in the order in which they were made.</summary>
    public static async Task<ImmutableArray<PointCuration>> PointsAsync(this CurationStore store, long consultationId, CancellationToken cancel) =>
        [.. (await store.ListAsync(consultationId, cancel)).Where(c => c.Kind == Kind).Select(c => new PointCuration(
            new(Text(c.Subject, "source")), Text(c.Subject, "found"), Text(c.Decision, "point"), Text(c.Decision, "qualification"),
            WordNames.Read<PointStatus>(Text(c.Decision, "status"))))];

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
