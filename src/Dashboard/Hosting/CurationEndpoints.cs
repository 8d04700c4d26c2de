using Microsoft.AspNetCore.Mvc;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where a rapporteur's decisions on the table of points are sent.</summary>
static class CurationEndpoints
{
    const int LongestSentence = 4_000;

    public static void MapCurations(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/consultations/{slug}/accord/corriger", DecideAsync).RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();

    static async Task<IResult> DecideAsync(string slug, [FromForm] int row, [FromForm] long seen, [FromForm] string? source, [FromForm] string? found, [FromForm] string? before,
        [FromForm] string? point, [FromForm] string? qualification, [FromForm] string? status,
        ConcertationStore consultations, FindingsReading findings, CurationStore curations, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { LatestRun: { } run } consultation) return Results.NotFound();
        var table = $"/consultations/{Uri.EscapeDataString(slug)}/accord";
        var words = point?.Trim() ?? "";
        if (words.Length is 0 or > LongestSentence || qualification?.Length > LongestSentence) return Results.LocalRedirect($"{table}?erreur=vide#ligne-{row}");
        var draft = new AgreementDraft(await findings.PointsAsync(run, cancel), [], [], []);
        var current = ApplyCuration.To(draft, await curations.PointsAsync(consultation.Id, cancel)).Draft.Points;
        var place = draft.Points.IndexOf(draft.Points.FirstOrDefault(p => p.Citations[0].Contribution.Value == source && p.Point == found)!); // null gives -1
        if (place < 0 || seen != run) return Results.LocalRedirect($"{table}?erreur=change");
        // someone else decided since this page was shown: the reader sees both before anything is written
        if (current[place].Point != before) return Results.LocalRedirect($"{table}?erreur=entre-temps#ligne-{row}");
        var by = context.User.Identity?.Name ?? "";
        await curations.AddPointAsync(consultation.Id, by, run, new(draft.Points[place].Citations[0].Contribution, draft.Points[place].Point, words,
            qualification?.Trim() ?? "", status == "validated" ? PointStatus.Validated : PointStatus.Edited), null, cancel);
        await audit.AddAsync(by, "edit_point", $"{slug} {row}", cancel);
        return Results.LocalRedirect($"{table}#ligne-{row}");
    }
}
