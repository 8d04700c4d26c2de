using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace SynthesisPipeline.Dashboard;

/// <summary>Laying down files, saying what their columns mean, importing or dropping them, and watching. For administrators only.</summary>
static class ImportEndpoints
{
    const int DaysKept = 7;
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(400);

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/consultations/{slug}/imports/depots").RequireAuthorization(AccountRoles.Administrator);
        group.MapPost("", LayDownAsync); // checks its token itself, before the files
        group.MapPost("/{id:long}/lecture", ReadAgainAsync).AddEndpointFilter<RequireToken>();
        group.MapPost("/{id:long}/importer", ImportAsync).AddEndpointFilter<RequireToken>();
        group.MapPost("/{id:long}/abandonner", DropAsync).AddEndpointFilter<RequireToken>();
        group.MapGet("/{id:long}/avancement", (long id, ImportOrderStore orders, CancellationToken cancel) => TypedResults.ServerSentEvents(FollowAsync(id, orders, cancel)));
    }

    static async Task<IResult> LayDownAsync(string slug, ConcertationStore consultations, ImportOrderStore orders, ImportOrderJob job, ImportDepot depot, IAntiforgery antiforgery, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { } consultation) return Results.NotFound();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Uploads.MostBytes + (1 << 20);
        foreach (var forgotten in await orders.ForgottenAsync(DaysKept, cancel)) depot.Remove(forgotten);
        var order = await orders.NextAsync(cancel);
        var by = context.User.Identity?.Name ?? "";
        try
        {
            var files = await Uploads.SaveAsync(context, depot.FolderOf(order), antiforgery);
            await orders.AddAsync(order, consultation.Id, by, files, cancel);
        }
        catch (Exception error)
        {
            depot.Remove(order);
            if (error is not (UploadException or IOException)) throw;
            var reason = error is UploadException ? error.Message : "Le fichier n’a pas pu être gardé (disque plein ou envoi interrompu) : réessayez.";
            ImportFault.Give(context, reason);
            return Results.LocalRedirect($"{Imports(slug)}/nouveau");
        }
        await job.EnqueueAsync(order, cancel);
        await audit.AddAsync(by, "import_file", $"{slug} {order}", cancel);
        return Results.LocalRedirect($"{Imports(slug)}/depots/{order}");
    }

    static async Task<IResult> ReadAgainAsync(string slug, long id, ImportOrderStore orders, ImportOrderJob job, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await orders.FindAsync(id, cancel) is not { } order || order.Slug != slug) return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancel);
        var choices = ImportForm.Read(form, ImportFindings.Of(order.Found).Tables, order.Choices, out var fault);
        if (fault is not null) ImportFault.Give(context, fault);
        else if (await orders.MoveAsync(id, ImportOrderState.Checked, ImportOrderState.Checking, choices, cancel)) await job.EnqueueAsync(id, cancel);
        return Results.LocalRedirect($"{Imports(slug)}/depots/{id}");
    }

    static async Task<IResult> ImportAsync(string slug, long id, ImportOrderStore orders, ImportOrderJob job, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await orders.FindAsync(id, cancel) is not { } order || order.Slug != slug) return Results.NotFound();
        if (ImportFindings.Of(order.Found).Problem is null && await orders.MoveAsync(id, ImportOrderState.Checked, ImportOrderState.Importing, null, cancel))
        {
            await job.EnqueueAsync(id, cancel);
            await audit.AddAsync(context.User.Identity?.Name ?? "", "import", $"{slug} {id}", cancel);
        }
        return Results.LocalRedirect($"{Imports(slug)}/depots/{id}");
    }

    static async Task<IResult> DropAsync(string slug, long id, ImportOrderStore orders, ImportDepot depot, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await orders.FindAsync(id, cancel) is not { } order || order.Slug != slug) return Results.NotFound();
        // files under a job's hands are removed by the job, once it has let go
        if (await orders.MoveAsync(id, ImportOrderState.Checked, ImportOrderState.Dropped, null, cancel)) depot.Remove(id);
        else if (order.IsMoving) await orders.MoveAsync(id, order.State, ImportOrderState.Dropped, null, cancel);
        return Results.LocalRedirect(Imports(slug));
    }

    static async IAsyncEnumerable<ProgressEvent> FollowAsync(long id, ImportOrderStore orders, [EnumeratorCancellation] CancellationToken cancel)
    {
        ProgressEvent? last = null;
        while (await orders.FindAsync(id, cancel) is { } order)
        {
            var now = new ProgressEvent(order.IsMoving ? order.Share : 1, ImportOrderWords.Of(order), !order.IsMoving);
            if (now != last) yield return now;
            if (now.Ended) yield break;
            last = now;
            await Task.Delay(s_every, cancel);
        }
    }

    static string Imports(string slug) => $"/consultations/{Uri.EscapeDataString(slug)}/imports";
}
