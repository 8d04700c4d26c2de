using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the forms of the accounts page are sent: new account, new password, end of an account. For administrators only.</summary>
static class AccountEndpoints
{
    const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike
    const int PasswordLength = 16;

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/administration/comptes").RequireAuthorization(AccountRoles.Administrator).AddEndpointFilter<RequireToken>();
        group.MapPost("/ajouter", AddAsync);
        group.MapPost("/mot-de-passe", RenewAsync);
        group.MapPost("/fermer", CloseAsync);
    }

    static async Task<IResult> AddAsync([FromForm] string? name, [FromForm] string? role, UserManager<IdentityUser> accounts, AuditStore audit, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(name) || role is null || !AccountRoles.All.Contains(role)) return Back("champs");
        var account = new IdentityUser(name.Trim());
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        if (!(await accounts.CreateAsync(account, password)).Succeeded) return Back("nom");
        await accounts.AddToRoleAsync(account, role);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "account_added", $"{account.UserName} {role}", context.RequestAborted);
        return Shown(context, account, password);
    }

    static async Task<IResult> RenewAsync([FromForm] string? name, UserManager<IdentityUser> accounts, AuditStore audit, HttpContext context)
    {
        if (await accounts.FindByNameAsync(name ?? "") is not { } account) return Back("inconnu");
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        if (!(await accounts.ResetPasswordAsync(account, token, password)).Succeeded) return Back("nom");
        await accounts.SetLockoutEndDateAsync(account, null);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "password_renewed", account.UserName ?? "", context.RequestAborted);
        return Shown(context, account, password);
    }

    static async Task<IResult> CloseAsync([FromForm] string? name, UserManager<IdentityUser> accounts, AuditStore audit, HttpContext context)
    {
        if (await accounts.FindByNameAsync(name ?? "") is not { } account) return Back("inconnu");
        if (account.UserName == context.User.Identity?.Name) return Back("soi");
        await accounts.DeleteAsync(account);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "account_closed", account.UserName ?? "", context.RequestAborted);
        return Back(null);
    }

    static IResult Back(string? error) => Results.LocalRedirect("/administration" + (error is null ? "" : $"?erreur={error}"));

    /// <summary>Shows a new password once, by a cookie that the page reads and ends: it never stands in an address nor in a log.</summary>
    static IResult Shown(HttpContext context, IdentityUser account, string password)
    {
        context.Response.Cookies.Append("synthese-mot-de-passe", $"{Uri.EscapeDataString(account.UserName ?? "")}:{password}",
            new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = "/administration" });
        return Back(null);
    }
}
