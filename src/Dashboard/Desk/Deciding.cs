using Microsoft.AspNetCore.Http.HttpResults;
using SynthesisPipeline.Dashboard.Pages.Desk;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes a form of the desk, checks it against what stands at this very moment, and keeps its decisions.</summary>
sealed class Deciding(ConcertationStore consultations, CuratedRuns runs, CurationStore curations, AuditStore audit)
{
    const int Tries = 6;

    /// <summary>Decides what a form asks.</summary>
    /// <param name="slug">The consultation.</param>
    /// <param name="context">The request.</param>
    /// <param name="answer">What the form comes to, given how the run stands.</param>
    public async Task<IResult> DecideAsync(string slug, HttpContext context, Func<DeskForm, CuratedRun, ValueTask<DeskAnswer>> answer)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { LatestRun: { } run } consultation) return Results.NotFound();
        var form = new DeskForm(await context.Request.ReadFormAsync(cancel), slug);
        var by = context.User.Identity?.Name ?? "";
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var now = await runs.FindAsync(run, cancel);
            var given = await answer(form, now);
            if (given.Conflict is { } conflict)
                return new RazorComponentResult<ConflictPage>(new { Conflict = conflict, Consultation = consultation.Title, consultation.Slug }) { StatusCode = StatusCodes.Status409Conflict };
            if (given.Refusal is { } refusal) return Results.LocalRedirect(With(given.Back, "erreur", refusal));
            // someone else may have decided in this very moment: then everything is checked again
            if (await curations.AddAsync(consultation.Id, by, run, given.Decisions, given.Reason ?? (form.Text("raison") is { Length: > 0 } why ? why : null), now.LastDecision, cancel) is not { } ids) continue;
            await audit.AddAsync(by, "decide", $"{slug} {string.Join(' ', given.Decisions.Select(DecisionJson.KindOf).Distinct())} {string.Join(' ', ids.Take(5))}", cancel);
            return Results.LocalRedirect(given.Back);
        }
        return Results.LocalRedirect(With(form.Back(form.Home), "erreur", "entre-temps"));
    }

    static string With(string address, string name, string value)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var (path, anchor) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}{anchor}";
    }
}
