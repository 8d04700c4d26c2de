using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the forms about personal data are sent. For administrators only.</summary>
static class ErasureEndpoints
{
    const string Page = "/administration/donnees", Phrase = "EFFACER";
    const int MostDays = 9999;

    public static void MapErasure(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Page).RequireAuthorization(AccountRoles.Administrator).AddEndpointFilter<RequireToken>();
        group.MapPost("/effacer", EraseAsync);
        group.MapPost("/duree", KeepAsync);
    }

    static async Task<IResult> EraseAsync([FromForm] string? name, [FromForm] string? contribution, [FromForm] string? phrase, Erasure erasure, HttpContext context)
    {
        if (phrase?.Trim() != Phrase) return Results.LocalRedirect($"{Page}?erreur=phrase");
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(contribution)) return Results.LocalRedirect(Page);
        // begun, it ends, whether or not the browser waits
        await erasure.EraseAsync(name ?? "", string.IsNullOrEmpty(contribution) ? [] : [contribution], null, context.User.Identity?.Name ?? "", CancellationToken.None);
        return Results.LocalRedirect($"{Page}?fait=efface");
    }

    static async Task<IResult> KeepAsync([FromForm] string? days, SettingStore settings, AuditStore audit, HttpContext context)
    {
        int? number = null;
        if (!string.IsNullOrWhiteSpace(days))
        {
            if (!int.TryParse(days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given is < 1 or > MostDays) return Results.LocalRedirect($"{Page}?erreur=jours");
            number = given;
        }
        await settings.SetDaysAsync(SettingStore.RunDays, number, context.RequestAborted);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "retention", days ?? "", context.RequestAborted);
        return Results.LocalRedirect($"{Page}?fait=duree");
    }
}
