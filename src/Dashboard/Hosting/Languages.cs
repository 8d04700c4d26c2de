using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace SynthesisPipeline.Dashboard;

/// <summary>French first, English second: chosen by the browser, and by the person for good.</summary>
static class Languages
{
    /// <summary>Languages of the screens, the default first.</summary>
    public static readonly string[] All = ["fr", "en"];

    public static void MapLanguages(this IEndpointRouteBuilder routes) => routes.MapGet("/langue", Choose).AllowAnonymous();

    static IResult Choose(string? vers, HttpContext context)
    {
        if (vers is not null && All.Contains(vers))
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new(CultureInfo.GetCultureInfo(vers))),
                new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        var from = context.Request.GetTypedHeaders().Referer;
        return Results.LocalRedirect(from?.Host == context.Request.Host.Host ? SignInEndpoints.LocalPath(from.PathAndQuery) : "/");
    }
}
