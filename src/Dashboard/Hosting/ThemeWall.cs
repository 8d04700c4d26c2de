using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps an account inside of its themes: every address that names a consultation or a run passes here, pages and forms alike.</summary>
static class ThemeWall
{
    public static void UseThemeWall(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var values = context.Request.RouteValues;
        if (context.User.HasClaim(c => c.Type == ThemeScope.Claim) && await ThemeOfAsync(context, values) is (true, var theme) && !ThemeScope.Allows(context.User, theme))
        {
            await context.ForbidAsync();
            return;
        }
        await next(context);
    });

    static async Task<(bool Exists, long? Theme)> ThemeOfAsync(HttpContext context, RouteValueDictionary values)
    {
        var consultations = context.RequestServices.GetRequiredService<VisibleConsultations>();
        if (context.Request.Path.StartsWithSegments("/consultations") && values.TryGetValue("slug", out var slug))
            return await consultations.ThemeOfAsync(slug as string ?? "", context.RequestAborted);
        if (context.Request.Path.StartsWithSegments("/runs") && values.TryGetValue("id", out var id) && long.TryParse(Convert.ToString(id, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var run))
            return await consultations.ThemeOfRunAsync(run, context.RequestAborted);
        return (false, null);
    }
}
