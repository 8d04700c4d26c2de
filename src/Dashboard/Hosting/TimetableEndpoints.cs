using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the forms of the timetable are sent. For administrators only.</summary>
static class TimetableEndpoints
{
    const string Page = "/administration/echeancier";

    public static void MapTimetable(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Page + "/{slug}", SetAsync).RequireAuthorization(AccountRoles.Administrator).AddEndpointFilter<RequireToken>();

    static async Task<IResult> SetAsync(string slug, [FromForm] string? opens, [FromForm] string? closes, [FromForm] string? day, [FromForm] bool? publish, TimetableStore timetables, AuditStore audit, HttpContext context)
    {
        if (!Read(opens, out var from) || !Read(closes, out var to)) return Results.LocalRedirect($"{Page}?erreur=date");
        if (from > to) return Results.LocalRedirect($"{Page}?erreur=ordre");
        int? weekly = int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 7 ? number : null;
        if (!await timetables.SetAsync(slug, from, to, weekly, publish ?? false, context.RequestAborted)) return Results.NotFound();
        await audit.AddAsync(context.User.Identity?.Name ?? "", "timetable", $"{slug} {opens} {closes} {day}{(publish == true ? " publish" : "")}", context.RequestAborted);
        return Results.LocalRedirect($"{Page}?fait={Uri.EscapeDataString(slug)}");
    }

    // what the field shows: minutes of the clocks of Paris; a closing at 23:59 takes what comes until its last second
    static bool Read(string? text, out DateTimeOffset? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        moment = ParisTime.At(local is { Hour: 23, Minute: 59, Second: 0 } ? local.AddSeconds(59) : local);
        return true;
    }
}
