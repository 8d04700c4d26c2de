using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace SynthesisPipeline.Dashboard;

/// <summary>Signing in through the identity provider: only accounts that an administrator made or invited may enter.</summary>
static class OpenIdEndpoints
{
    /// <summary>Adds the provider when one is configured.</summary>
    public static void AddOpenId(this IServiceCollection services, IConfiguration configuration)
    {
        if (OpenIdOptions.FromConfiguration(configuration) is { } configure)
            services.AddAuthentication().AddOAuth<OpenIdOptions, OpenIdHandler>(OpenIdOptions.Scheme, configure);
    }

    /// <summary>What the sign-in page calls the provider; null when there is none.</summary>
    public static string? NameOf(IServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<OpenIdOptions>>().Get(OpenIdOptions.Scheme) is { ProviderName.Length: > 0 } options ? options.ProviderName : null;

    public static void MapOpenId(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/connexion/fournisseur", Leave).AllowAnonymous().RequireRateLimiting(AccountSetup.SignInLimit).AddEndpointFilter<RequireToken>();
        routes.MapGet("/connexion/fournisseur/fin", EnterAsync).AllowAnonymous();
    }

    static IResult Leave([FromForm] string? retour, SignInManager<IdentityUser> signIn, HttpContext context) => NameOf(context.RequestServices) is null ? Results.NotFound()
        : Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(OpenIdOptions.Scheme,
            $"/connexion/fournisseur/fin?retour={Uri.EscapeDataString(SignInEndpoints.LocalPath(retour))}"), [OpenIdOptions.Scheme]);

    static async Task<IResult> EnterAsync(string? retour, SignInManager<IdentityUser> signIn, AuditStore audit, HttpContext context)
    {
        if (NameOf(context.RequestServices) is null || await signIn.GetExternalLoginInfoAsync() is not { } login) return Results.LocalRedirect("/connexion?erreur=fournisseur");
        var accounts = signIn.UserManager;
        var account = await accounts.FindByLoginAsync(login.LoginProvider, login.ProviderKey);
        if (account is null && Email(login, context.RequestServices) is { } email)
        {
            account = await accounts.FindByEmailAsync(email) ?? await accounts.FindByNameAsync(email);
            if (account is not null) await accounts.AddLoginAsync(account, login);
        }
        if (account is null)
        {
            await audit.AddAsync("", "sign_in_refused", "fournisseur", context.RequestAborted);
            return Results.LocalRedirect("/connexion?erreur=inconnu");
        }
        var result = await signIn.ExternalLoginSignInAsync(login.LoginProvider, login.ProviderKey, isPersistent: false, bypassTwoFactor: true);
        await audit.AddAsync(account.UserName ?? "", result.Succeeded ? "sign_in" : "sign_in_refused", "fournisseur", context.RequestAborted);
        if (!result.Succeeded) return Results.LocalRedirect("/connexion?erreur=bloque");
        await Languages.RestoreAsync(context, account.Id);
        return Results.LocalRedirect(SignInEndpoints.LocalPath(retour));
    }

    static string? Email(ExternalLoginInfo login, IServiceProvider services) => login.Principal.FindFirstValue(ClaimTypes.Email) is { Length: > 0 } email
        && (services.GetRequiredService<IOptionsMonitor<OpenIdOptions>>().Get(OpenIdOptions.Scheme).TrustsEmail
            || string.Equals(login.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase)) ? email : null;
}
