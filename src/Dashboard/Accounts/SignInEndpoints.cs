using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the sign-in and sign-out forms are sent. The pages that hold the forms are components.</summary>
static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/connexion/entrer", EnterAsync).AllowAnonymous().RequireRateLimiting(AccountSetup.SignInLimit);
        routes.MapPost("/deconnexion", LeaveAsync).AddEndpointFilter<RequireToken>();
    }

    static async Task<IResult> EnterAsync([FromForm] string? name, [FromForm] string? password, [FromForm] string? retour,
        SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        var back = LocalPath(retour);
        var result = await signIn.PasswordSignInAsync(name ?? "", password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return Results.LocalRedirect($"/connexion/code?retour={Uri.EscapeDataString(back)}");
        // the name as typed may be a password typed into the wrong box: only a known account's name is kept
        var account = await signIn.UserManager.FindByNameAsync(name ?? "");
        await audit.AddAsync(account?.UserName ?? "", result.Succeeded ? "sign_in" : "sign_in_refused", "", context.RequestAborted);
        if (result.Succeeded && account is not null)
        {
            await Languages.RestoreAsync(context, account.Id);
            return Results.LocalRedirect(back);
        }
        return Results.LocalRedirect($"/connexion?erreur={(result.IsLockedOut ? "bloque" : "refus")}&retour={Uri.EscapeDataString(back)}");
    }

    static async Task<IResult> LeaveAsync(SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        await audit.AddAsync(context.User.Identity?.Name ?? "", "sign_out", "", context.RequestAborted);
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/connexion");
    }

    /// <summary>Keeps an address inside of this site: anything else becomes the first page.</summary>
    internal static string LocalPath(string? wanted) =>
        wanted is ['/', ..] && !wanted.StartsWith("//", StringComparison.Ordinal) && !wanted.StartsWith("/\\", StringComparison.Ordinal)
            && !wanted.Any(char.IsControl) ? wanted : "/";
}
