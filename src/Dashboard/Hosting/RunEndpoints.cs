using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>One event of a run's progress, as the page's script reads it.</summary>
/// <param name="Share">Share done, in [0, 1].</param>
/// <param name="Text">The same in words.</param>
/// <param name="Ended">Whether it is the last event.</param>
public sealed record ProgressEvent(double Share, string Text, bool Ended);

/// <summary>Asking for a run, stopping it, and watching it.</summary>
static class RunEndpoints
{
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(400);

    public static void MapRunEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{id:long}/progress", (long id, RunStore runs, CancellationToken cancel) => TypedResults.ServerSentEvents(FollowAsync(id, runs, cancel)));
        routes.MapPost("/consultations/{slug}/traiter", AskAsync).RequireAuthorization(AccountRoles.Rapporteur);
        routes.MapPost("/runs/{id:long}/arreter", StopAsync).RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();
    }

    static async IAsyncEnumerable<ProgressEvent> FollowAsync(long id, RunStore runs, [EnumeratorCancellation] CancellationToken cancel)
    {
        ProgressEvent? last = null;
        while (await runs.FindAsync(id, cancel) is { } run)
        {
            var now = new ProgressEvent(run.State == RunState.Done ? 1 : run.Share, StageWords.Of(run), run.Ended);
            if (now != last) yield return now;
            if (run.Ended) yield break;
            last = now;
            await Task.Delay(s_every, cancel);
        }
    }

    static async Task<IResult> AskAsync(string slug, [FromForm] int? seed, [FromForm] bool? fresh, [FromForm] string? detail, ConcertationStore consultations, RunQueue queue, AuditStore audit, HttpContext context)
    {
        if (await consultations.FindAsync(slug, context.RequestAborted) is not { } consultation) return Results.NotFound();
        double? finer = null;
        if (!string.IsNullOrEmpty(detail))
        {
            if (!double.TryParse(detail, CultureInfo.InvariantCulture, out var asked) || !TopicDetail.IsKnown(asked)) return Results.BadRequest();
            finer = asked;
        }
        var by = context.User.Identity?.Name ?? "";
        var run = await queue.AddAsync(consultation.Id, seed ?? 1, RunReason.Person, by, fresh ?? false, context.RequestAborted, finer);
        await audit.AddAsync(by, "run", $"{slug} {run}", context.RequestAborted);
        return Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(slug)}/traitements");
    }

    static async Task<IResult> StopAsync(long id, RunStore runs, AuditStore audit, HttpContext context)
    {
        if (await runs.FindAsync(id, context.RequestAborted) is not { } run) return Results.NotFound();
        await runs.RequestCancelAsync(id, context.RequestAborted);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "cancel", $"{run.Slug} {id}", context.RequestAborted);
        return Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(run.Slug)}/traitements");
    }
}
