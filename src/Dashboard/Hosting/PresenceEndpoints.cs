namespace SynthesisPipeline.Dashboard;

/// <summary>The sign of life of an open page, and who else is on it.</summary>
static class PresenceEndpoints
{
    public static void MapPresence(this IEndpointRouteBuilder routes) => routes.MapGet("/presence", SeeAsync).RequireAuthorization();

    static async Task<IResult> SeeAsync([Microsoft.AspNetCore.Mvc.FromQuery(Name = "adresse")] string? page, PresenceStore presences, VisibleConsultations consultations, HttpContext context)
    {
        if (page is not ['/', ..] || !await AllowedAsync(page, consultations, context)) return Results.NotFound();
        return Results.Json(await presences.SeeAsync(context.User.Identity?.Name ?? "", page, context.RequestAborted));
    }

    // who works on a consultation is no business of those who may not enter it
    static async Task<bool> AllowedAsync(string page, VisibleConsultations consultations, HttpContext context) =>
        page.Split('/', '?', '#') is not [_, "consultations", var slug, ..]
        || await consultations.ThemeOfAsync(Uri.UnescapeDataString(slug), context.RequestAborted) is (true, var theme) && ThemeScope.Allows(context.User, theme);
}
