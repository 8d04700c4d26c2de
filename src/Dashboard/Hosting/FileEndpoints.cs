using System.Collections.Frozen;
using System.Net.Mime;

namespace SynthesisPipeline.Dashboard;

/// <summary>The last run of a consultation as files: <c>/consultations/SLUG/fichiers/synthesis.xlsx</c>.</summary>
static class FileEndpoints
{
    static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["html"] = MediaTypeNames.Text.Html + "; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void MapFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/consultations/{slug}/fichiers/synthesis.{format}", DigestAsync);

    static async Task<IResult> DigestAsync(string slug, string format, ConcertationStore consultations, StoredRuns stored, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (!s_types.TryGetValue(format, out var type) || await consultations.FindAsync(slug, cancel) is not { LatestRun: { } run } consultation) return Results.NotFound();
        var whole = await stored.LoadAsync(run, cancel);
        // whole in memory first: a file that breaks off half way would look complete to a browser
        var file = new MemoryStream();
        RunFiles.WriteDigest(file, MakeDigest.Of(whole.Corpus, whole.Findings, whole.Record), format);
        file.Position = 0;
        await audit.AddAsync(context.User.Identity?.Name ?? "", "export", $"{consultation.Slug} {run} {format}", cancel);
        return Results.File(file, type, $"{consultation.Slug}-traitement-{run}.{format}");
    }
}
