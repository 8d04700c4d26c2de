using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where returned digests are handed in, and where questions about them are answered.</summary>
static class ReturnEndpoints
{
    const int LongestName = 80, LongestWords = 8_000;

    public static void MapReturns(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/consultations/{slug}/fiches/retour", TakeAsync).RequireAuthorization(AccountRoles.WorkingGroup).AddEndpointFilter<RequireToken>()
            .WithMetadata(new RequestSizeLimitAttribute(ReturnedFiles.Largest + (1 << 20)));
        routes.MapPost("/consultations/{slug}/fiches/questions/{line:long}", AnswerAsync).RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();
    }

    static async Task<IResult> TakeAsync(string slug, IFormFile? file, [FromForm] string? member, ConcertationStore consultations, DigestReturns returns, RefusedReturns refused, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var page = $"/consultations/{Uri.EscapeDataString(slug)}/fiches";
        if (await consultations.FindAsync(slug, cancel) is null) return Results.NotFound();
        if (file is not { Length: > 0 } || member?.Length > LongestName) return Results.LocalRedirect($"{page}?erreur=fichier");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        var by = context.User.Identity?.Name ?? "";
        try
        {
            var outcome = await returns.TakeAsync(new(file.FileName, content.ToArray(), member?.Trim() ?? "", by, slug), cancel);
            return Results.LocalRedirect($"{page}/retours/{outcome.Return.Id.ToString(CultureInfo.InvariantCulture)}{(outcome.IsKnown ? "?deja=1" : "")}");
        }
        catch (UserException reason)
        {
            // the sentence is ours; it is kept here and named by a number, so that an address never says what a page shows
            return Results.LocalRedirect($"{page}?refus={refused.Keep(reason.Message)}");
        }
    }

    static async Task<IResult> AnswerAsync(string slug, long line, [FromForm] string? answer, ConcertationStore consultations, ReturnStore lines, DigestReturns returns, RefusedReturns refused, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { } consultation || await lines.LineAsync(line, cancel) is not { Outcome: LineOutcome.Question } question
            || question.ConsultationId != consultation.Id) return Results.NotFound();
        var page = $"/consultations/{Uri.EscapeDataString(slug)}/fiches/questions";
        LineAnswer? picked = answer switch { "returned" => LineAnswer.Returned, "current" => LineAnswer.Current, "own" => LineAnswer.Own, _ => null };
        if (picked is null) return Results.LocalRedirect(page);
        var form = await context.Request.ReadFormAsync(cancel);
        var own = form.Where(f => f.Key.StartsWith("mot-", StringComparison.Ordinal) && f.Value.ToString() is { Length: <= LongestWords } words && words.Trim().Length > 0)
            .ToImmutableSortedDictionary(f => f.Key[4..], f => f.Value.ToString().Trim(), StringComparer.Ordinal);
        var why = await returns.AnswerAsync(question, picked.Value, own, context.User.Identity?.Name ?? "", cancel);
        return Results.LocalRedirect(why is null ? $"{page}?fait=1" : $"{page}?refus={refused.Keep(why)}#question-{line.ToString(CultureInfo.InvariantCulture)}");
    }
}
