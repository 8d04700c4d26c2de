using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the forms of the second factor are sent: the code at sign-in, and a person's own factor, begun, confirmed, taken away.</summary>
static class SecondFactorEndpoints
{
    /// <summary>Cookie that carries recovery codes to the page that shows them once.</summary>
    public const string CodesCookie = "synthese-codes";

    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/connexion/code/verifier", VerifyAsync).AllowAnonymous().RequireRateLimiting(AccountSetup.SignInLimit).AddEndpointFilter<RequireToken>();
        var own = routes.MapGroup(SecondFactor.Page).RequireAuthorization().RequireRateLimiting(AccountSetup.CodeLimit).AddEndpointFilter<RequireToken>();
        own.MapPost("/preparer", PrepareAsync);
        own.MapPost("/activer", TurnOnAsync);
        own.MapPost("/retirer", TurnOffAsync);
    }

    static async Task<IResult> VerifyAsync([FromForm] string? code, [FromForm] string? retour, SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        var back = SignInEndpoints.LocalPath(retour);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account) return Results.LocalRedirect("/connexion");
        var typed = SecondFactor.Typed(code);
        var isRecovery = typed.Length > 6;
        var result = isRecovery ? await signIn.TwoFactorRecoveryCodeSignInAsync(PersonAccounts.Grouped(typed))
            : await SecondFactor.WasUsedAsync(signIn.UserManager, account, typed) ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false);
        if (result.Succeeded && !isRecovery) await SecondFactor.NoteUsedAsync(signIn.UserManager, account, typed);
        await audit.AddAsync(account.UserName ?? "", result.Succeeded ? "sign_in" : "sign_in_refused", isRecovery ? "code de secours" : "code", context.RequestAborted);
        if (!result.Succeeded) return Results.LocalRedirect(result.IsLockedOut ? "/connexion?erreur=bloque" : $"/connexion/code?erreur=code&retour={Uri.EscapeDataString(back)}");
        await Languages.RestoreAsync(context, account.Id);
        return Results.LocalRedirect(back);
    }

    static async Task<IResult> PrepareAsync(SignInManager<IdentityUser> signIn, HttpContext context)
    {
        if (await signIn.UserManager.GetUserAsync(context.User) is not { TwoFactorEnabled: false } account) return Back(null);
        await signIn.UserManager.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account); // a new key ends sessions: this one goes on
        return Back(null);
    }

    static async Task<IResult> TurnOnAsync([FromForm] string? code, SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        var accounts = signIn.UserManager;
        if (await accounts.GetUserAsync(context.User) is not { TwoFactorEnabled: false } account) return Back(null);
        var typed = SecondFactor.Typed(code);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, typed)) return Back("code");
        await SecondFactor.NoteUsedAsync(accounts, account, typed);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, SecondFactor.RecoveryCodes) ?? [];
        await signIn.RefreshSignInAsync(account);
        await audit.AddAsync(account.UserName ?? "", "second_factor", "+", context.RequestAborted);
        context.Response.Cookies.Append(CodesCookie, string.Join(' ', codes),
            new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = SecondFactor.Page });
        return Back(null);
    }

    static async Task<IResult> TurnOffAsync([FromForm] string? code, SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        var accounts = signIn.UserManager;
        if (await accounts.GetUserAsync(context.User) is not { TwoFactorEnabled: true } account) return Back(null);
        if (await accounts.IsLockedOutAsync(account)) return Back("code");
        var typed = SecondFactor.Typed(code);
        var holds = typed.Length > 6 ? (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, PersonAccounts.Grouped(typed))).Succeeded
            : !await SecondFactor.WasUsedAsync(accounts, account, typed) && await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, typed);
        if (!holds)
        {
            await accounts.AccessFailedAsync(account); // towards the lockout, as at the sign-in
            return Back("code");
        }
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        await audit.AddAsync(account.UserName ?? "", "second_factor", "-", context.RequestAborted);
        return Back(null);
    }

    static IResult Back(string? error) => Results.LocalRedirect(SecondFactor.Page + (error is null ? "" : $"?erreur={error}"));
}
