using Microsoft.AspNetCore.Mvc;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where a rapporteur's decisions on the table of points are sent.</summary>
static class CurationEndpoints
{
    const int LongestSentence = 4_000;

    public static void MapCurations(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/consultations/{slug}/accord/corriger", DecideAsync).RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();

    static async Task<IResult> DecideAsync(string slug, [FromForm] int row, [FromForm] long seen, [FromForm] string? key, [FromForm] string? before,
        [FromForm] string? point, [FromForm] string? qualification, [FromForm] string? status,
        ConcertationStore consultations, CuratedRuns runs, CurationStore curations, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { LatestRun: { } run } consultation) return Results.NotFound();
        var table = $"/consultations/{Uri.EscapeDataString(slug)}/accord";
        var words = point?.Trim() ?? "";
        if (words.Length is 0 or > LongestSentence || qualification?.Length > LongestSentence) return Results.LocalRedirect($"{table}?erreur=vide#ligne-{row}");
        var now = await runs.FindAsync(run, cancel);
        if (now.Findings.Draft.Points.FirstOrDefault(p => PointRef.KeyOf(p) == key) is not { } current || seen != run) return Results.LocalRedirect($"{table}?erreur=change");
        // someone else decided since this page was shown: the reader sees both before anything is written
        if (current.Point != before) return Results.LocalRedirect($"{table}?erreur=entre-temps#ligne-{row}");
        var by = context.User.Identity?.Name ?? "";
        PointDecision decision = status == "validated" ? new ValidatePoint(PointRef.Of(current), words, qualification?.Trim() ?? "", current.Citations, current.QualificationCitations)
            : new EditPoint(PointRef.Of(current), words, qualification?.Trim() ?? "");
        await curations.AddAsync(consultation.Id, by, run, decision, null, cancel);
        await audit.AddAsync(by, "edit_point", $"{slug} {row}", cancel);
        return Results.LocalRedirect($"{table}#ligne-{row}");
    }
}
