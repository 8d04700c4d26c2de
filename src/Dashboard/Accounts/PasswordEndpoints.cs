using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where a person changes the password of their own account.</summary>
static class PasswordEndpoints
{
    /// <summary>The page with the form.</summary>
    public const string Page = "/compte/mot-de-passe";

    public static void MapPassword(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Page + "/changer", ChangeAsync).RequireAuthorization().RequireRateLimiting(AccountSetup.CodeLimit).AddEndpointFilter<RequireToken>();

    static async Task<IResult> ChangeAsync([FromForm] string? current, [FromForm] string? password, [FromForm] string? again, SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        var accounts = signIn.UserManager;
        if (await accounts.GetUserAsync(context.User) is not { } account || !await accounts.HasPasswordAsync(account)) return Back("erreur=aucun");
        if (password is null || password != again) return Back("erreur=differents");
        if (password.Length < accounts.Options.Password.RequiredLength) return Back("erreur=court");
        if (password.Length > LongestPassword.Length) return Back("erreur=long");
        // counts towards the lockout, as at the sign-in: an open session must not be a way to guess
        var known = await signIn.CheckPasswordSignInAsync(account, current ?? "", lockoutOnFailure: true);
        if (!known.Succeeded) return Back(known.IsLockedOut ? "erreur=bloque" : "erreur=actuel");
        if (!(await accounts.ChangePasswordAsync(account, current ?? "", password)).Succeeded) return Back("erreur=actuel");
        await signIn.RefreshSignInAsync(account); // the change ends all sessions: this one goes on
        await audit.AddAsync(account.UserName ?? "", "password_changed", "", context.RequestAborted);
        return Back("fait=oui");
    }

    static IResult Back(string said) => Results.LocalRedirect($"{Page}?{said}");
}
