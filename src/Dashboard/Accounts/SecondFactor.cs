using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace SynthesisPipeline.Dashboard;

/// <summary>A second factor at sign-in: codes of an authenticator application (RFC 6238), and recovery codes for the day it is lost.</summary>
public static class SecondFactor
{
    /// <summary>Environment variable with the roles that must have one, parted by spaces (<c>administrator rapporteur</c>).</summary>
    public const string Variable = "SYNTHESIS_SECOND_FACTOR";

    /// <summary>The claim of a session whose account has one.</summary>
    public const string Claim = "second-facteur";

    /// <summary>The page where an account gets or leaves one.</summary>
    public const string Page = "/compte/second-facteur";

    /// <summary>Recovery codes an account gets.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>Codes remembered as used: while one is accepted (two steps either side), at most eight others can have been.</summary>
    const int Remembered = 9;

    const string Store = "synthese", LastCode = "dernier-code", Issuer = "SynthesisPipeline";

    /// <summary>Takes the spaces and hyphens out of a code as people type it.</summary>
    public static string Typed(string? code) => string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit));

    /// <summary>Tells whether a code was used lately: each is good for one use.</summary>
    public static async Task<bool> WasUsedAsync(UserManager<IdentityUser> accounts, IdentityUser account, string code) => (await UsedAsync(accounts, account)).Contains(code);

    /// <summary>Notes a code that was used.</summary>
    public static async Task NoteUsedAsync(UserManager<IdentityUser> accounts, IdentityUser account, string code) =>
        await accounts.SetAuthenticationTokenAsync(account, Store, LastCode, string.Join(' ', (await UsedAsync(accounts, account)).Append(code).TakeLast(Remembered)));

    static async Task<string[]> UsedAsync(UserManager<IdentityUser> accounts, IdentityUser account) =>
        (await accounts.GetAuthenticationTokenAsync(account, Store, LastCode) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gives the address that authenticator applications read.</summary>
    public static string AddressOf(string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6";

    /// <summary>Lets nobody further whose role must have a second factor and whose account has none; a sign-in through the identity provider answers for itself.</summary>
    public static void UseSecondFactorWall(this WebApplication app)
    {
        string[] roles = (app.Configuration[Variable] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (roles.Except(AccountRoles.All, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new UserException($"La variable {Variable} nomme le rôle inconnu « {unknown} » : donnez-en parmi {string.Join(", ", AccountRoles.All)}, séparés par des espaces.");
        if (roles.Length == 0) return;
        app.Use((context, next) =>
        {
            var person = context.User;
            var isFree = !roles.Any(person.IsInRole) || person.HasClaim(c => c.Type is Claim or ClaimTypes.AuthenticationMethod)
                || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null
                || context.Request.Path.StartsWithSegments(Page) || context.Request.Path.StartsWithSegments("/deconnexion");
            if (isFree) return next(context);
            context.Response.Redirect(Page + "?erreur=requis");
            return Task.CompletedTask;
        });
    }
}
