using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Localization;

namespace SynthesisPipeline.Dashboard;

/// <summary>French first, English second: chosen by the browser, and by the person for good.</summary>
static class Languages
{
    /// <summary>Languages of the screens, the default first.</summary>
    public static readonly string[] All = ["fr", "en"];

    public static void MapLanguages(this IEndpointRouteBuilder routes) => routes.MapGet("/langue", ChooseAsync).AllowAnonymous();

    /// <summary>Speaks again, on whatever machine, the language that a person chose.</summary>
    public static async Task RestoreAsync(HttpContext context, string accountId)
    {
        if (await context.RequestServices.GetRequiredService<AccountStore>().LanguageAsync(accountId, context.RequestAborted) is { } language) Speak(context, language);
    }

    static async Task<IResult> ChooseAsync(string? vers, AccountStore accounts, HttpContext context)
    {
        if (vers is not null && All.Contains(vers))
        {
            Speak(context, vers);
            if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account) await accounts.SetLanguageAsync(account, vers, context.RequestAborted);
        }
        var from = context.Request.GetTypedHeaders().Referer;
        return Results.LocalRedirect(from?.Host == context.Request.Host.Host ? SignInEndpoints.LocalPath(from.PathAndQuery) : "/");
    }

    static void Speak(HttpContext context, string language) => context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new(CultureInfo.GetCultureInfo(language))),
        new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
}
