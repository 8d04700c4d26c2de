using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where rapporteurs ask for the address that tells an author what became of a contribution, and withdraw it.</summary>
static class FollowEndpoints
{
    public static void MapFollow(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/consultations/{slug}/suivi").RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();
        group.MapPost("/faire", MakeAsync);
        group.MapPost("/retirer", WithdrawAsync);
    }

    static async Task<IResult> MakeAsync(string slug, [FromForm] string? id, ConcertationStore consultations, ContributionReading contributions, FollowStore follows, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { } consultation || await contributions.FindAsync(consultation.Id, new(id ?? ""), cancel) is not { Contribution: var contribution }) return Results.NotFound();
        var by = context.User.Identity?.Name ?? "";
        await follows.MakeAsync(consultation.Id, contribution.Id, by, cancel);
        await audit.AddAsync(by, "follow_link", $"{slug} {contribution.Id}", cancel);
        return Back(slug, contribution.Id.Value);
    }

    static async Task<IResult> WithdrawAsync(string slug, [FromForm] string? id, ConcertationStore consultations, FollowStore follows, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { } consultation) return Results.NotFound();
        await follows.WithdrawAsync(consultation.Id, new(id ?? ""), cancel);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "follow_link_withdrawn", $"{slug} {id}", cancel);
        return Back(slug, id ?? "");
    }

    static IResult Back(string slug, string id) => Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(slug)}/contribution?id={Uri.EscapeDataString(id)}#suivi");
}
