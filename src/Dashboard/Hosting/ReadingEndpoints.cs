using Microsoft.AspNetCore.Mvc;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where read marks, flags and checks are sent. Everybody marks what he or she reads; a mark is nobody else's.</summary>
static class ReadingEndpoints
{
    const int LongestNote = 500;

    public static void MapReadingMarks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/consultations/{slug}/lecture").RequireAuthorization().AddEndpointFilter<RequireToken>();
        group.MapPost("/lu", ReadAsync);
        group.MapPost("/marque", MarkAsync);
    }

    /// <summary>From the reading page: notes the answer and the mark, and leads to the next one.</summary>
    static async Task<IResult> ReadAsync(string slug, [FromForm] string? id, [FromForm] string? sujet, [FromForm] string? aveugle, [FromForm] string? reponse, [FromForm] string? note, [FromForm] string? geste,
        ConcertationStore consultations, CuratedRuns runs, ContributionReading contributions, ReadingStore marks, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var account = context.User.Identity?.Name ?? "";
        if (await consultations.FindAsync(slug, cancel) is not { LatestRun: { } run } consultation
            || await contributions.FindAsync(consultation.Id, new(id ?? ""), cancel) is not { Contribution: var contribution }) return Results.NotFound();
        var now = await runs.FindAsync(run, cancel);
        if (!string.IsNullOrEmpty(reponse))
        {
            TopicId? chosen = now.Findings.Topics.Topics.Any(t => t.Level == 1 && t.Id.Value == reponse) ? new(reponse) : null;
            if (chosen is not null || reponse == "aucun")
                await marks.CheckAsync(account, consultation.Id, run, contribution.Id, now.PlaceOf(contribution.Id)?.Topic, chosen, aveugle == "1", cancel);
        }
        if (geste is "lu" or "signaler")
            await marks.MarkAsync(account, consultation.Id, contribution.Id, sujet is { Length: > 0 } topic ? new(topic) : null, geste == "signaler", Note(note), cancel);
        return Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(slug)}/lecture?sujet={Uri.EscapeDataString(sujet ?? "")}&apres={Uri.EscapeDataString(contribution.Id.Value)}#a-lire");
    }

    /// <summary>From the page of a contribution: marks it read, flags it, or takes the mark back.</summary>
    static async Task<IResult> MarkAsync(string slug, [FromForm] string? id, [FromForm] string? note, [FromForm] string? geste,
        ConcertationStore consultations, ContributionReading contributions, ReadingStore marks, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var account = context.User.Identity?.Name ?? "";
        if (await consultations.FindAsync(slug, cancel) is not { } consultation || await contributions.FindAsync(consultation.Id, new(id ?? ""), cancel) is not { Contribution: var contribution }) return Results.NotFound();
        if (geste == "retirer") await marks.UnmarkAsync(account, consultation.Id, contribution.Id, cancel);
        else await marks.MarkAsync(account, consultation.Id, contribution.Id, null, geste == "signaler", Note(note), cancel);
        return Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(slug)}/contribution?id={Uri.EscapeDataString(contribution.Id.Value)}");
    }

    static string? Note(string? note) => note?.Trim() is { Length: > 0 } words ? words.Length > LongestNote ? words[..LongestNote] : words : null;
}
