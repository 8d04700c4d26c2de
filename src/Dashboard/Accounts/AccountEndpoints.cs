using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the forms of the accounts page are sent: new account, role and themes, new password, end of an account, invitations. For administrators only.</summary>
static class AccountEndpoints
{
    const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike
    const int PasswordLength = 16, LongestNote = 200;

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/administration/comptes").RequireAuthorization(AccountRoles.Administrator).AddEndpointFilter<RequireToken>();
        group.MapPost("/ajouter", AddAsync);
        group.MapPost("/droits", ChangeAsync);
        group.MapPost("/mot-de-passe", RenewAsync);
        group.MapPost("/second-facteur", WithoutCodeAsync);
        group.MapPost("/fermer", CloseAsync);
        group.MapPost("/inviter", InviteAsync);
        group.MapPost("/inviter/retirer", WithdrawAsync);
    }

    static async Task<IResult> AddAsync([FromForm] string? name, [FromForm] string? email, [FromForm] string? role, UserManager<IdentityUser> accounts, AccountStore store, AuditStore audit, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(name) || role is null || !AccountRoles.All.Contains(role)) return Back("champs");
        var account = new IdentityUser(name.Trim()) { Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim() };
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        if (!(await accounts.CreateAsync(account, password)).Succeeded) return Back("nom");
        await accounts.AddToRoleAsync(account, role);
        await store.SetThemesAsync(account.Id, Themes(context), context.RequestAborted);
        await audit.AddAsync(By(context), "account_added", $"{account.UserName} {role} {Words(Themes(context))}", context.RequestAborted);
        return Shown(context, $"{Uri.EscapeDataString(account.UserName ?? "")}:{password}");
    }

    /// <summary>Changes role and themes; the sessions of the account end, so that none goes on with what it no longer may.</summary>
    static async Task<IResult> ChangeAsync([FromForm] string? name, [FromForm] string? role, UserManager<IdentityUser> accounts, AccountStore store, AuditStore audit, HttpContext context)
    {
        if (role is null || !AccountRoles.All.Contains(role)) return Back("champs");
        if (await accounts.FindByNameAsync(name ?? "") is not { } account) return Back("inconnu");
        if (role != AccountRoles.Administrator && await accounts.IsInRoleAsync(account, AccountRoles.Administrator)
            && !await store.AnotherAdministratorAsync(account.Id, context.RequestAborted)) return Back("dernier");
        foreach (var held in await accounts.GetRolesAsync(account))
            if (held != role) await accounts.RemoveFromRoleAsync(account, held);
        if (!await accounts.IsInRoleAsync(account, role)) await accounts.AddToRoleAsync(account, role);
        await store.SetThemesAsync(account.Id, Themes(context), context.RequestAborted);
        await accounts.UpdateSecurityStampAsync(account);
        await audit.AddAsync(By(context), "account_changed", $"{account.UserName} {role} {Words(Themes(context))}", context.RequestAborted);
        return Back(null);
    }

    static async Task<IResult> RenewAsync([FromForm] string? name, UserManager<IdentityUser> accounts, AuditStore audit, HttpContext context)
    {
        if (await accounts.FindByNameAsync(name ?? "") is not { } account) return Back("inconnu");
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        if (!(await accounts.ResetPasswordAsync(account, token, password)).Succeeded) return Back("nom");
        await accounts.SetLockoutEndDateAsync(account, null);
        await audit.AddAsync(By(context), "password_renewed", account.UserName ?? "", context.RequestAborted);
        return Shown(context, $"{Uri.EscapeDataString(account.UserName ?? "")}:{password}");
    }

    /// <summary>Takes the second factor of somebody who lost it away; the person sets up another.</summary>
    static async Task<IResult> WithoutCodeAsync([FromForm] string? name, UserManager<IdentityUser> accounts, AuditStore audit, HttpContext context)
    {
        if (await accounts.FindByNameAsync(name ?? "") is not { } account) return Back("inconnu");
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await audit.AddAsync(By(context), "second_factor", $"{account.UserName} -", context.RequestAborted);
        return Back(null);
    }

    static async Task<IResult> CloseAsync([FromForm] string? name, UserManager<IdentityUser> accounts, AuditStore audit, HttpContext context)
    {
        if (await accounts.FindByNameAsync(name ?? "") is not { } account) return Back("inconnu");
        if (account.UserName == By(context)) return Back("soi");
        await accounts.DeleteAsync(account);
        await audit.AddAsync(By(context), "account_closed", account.UserName ?? "", context.RequestAborted);
        return Back(null);
    }

    static async Task<IResult> InviteAsync([FromForm] string? role, [FromForm] string? note, InvitationStore invitations, AuditStore audit, HttpContext context)
    {
        if (role is null || !AccountRoles.All.Contains(role)) return Back("champs");
        var words = (note ?? "").Trim();
        var token = await invitations.AddAsync(role, Themes(context), words.Length > LongestNote ? words[..LongestNote] : words, By(context), context.RequestAborted);
        await audit.AddAsync(By(context), "invited", $"{role} {Words(Themes(context))} {words}", context.RequestAborted);
        return Shown(context, $":{token}");
    }

    static async Task<IResult> WithdrawAsync([FromForm] long id, InvitationStore invitations, AuditStore audit, HttpContext context)
    {
        await invitations.WithdrawAsync(id, context.RequestAborted);
        await audit.AddAsync(By(context), "invitation_withdrawn", id.ToString(System.Globalization.CultureInfo.InvariantCulture), context.RequestAborted);
        return Back(null);
    }

    static string By(HttpContext context) => context.User.Identity?.Name ?? "";

    static long[] Themes(HttpContext context) => [.. context.Request.Form["themes"].Select(t => long.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];

    static string Words(long[] themes) => themes.Length > 0 ? $"themes {string.Join('+', themes)}" : "";

    static IResult Back(string? error) => Results.LocalRedirect("/administration/comptes" + (error is null ? "" : $"?erreur={error}"));

    /// <summary>Shows a new password or link once, by a cookie that the page reads and ends: it never stands in an address nor in a log.</summary>
    static IResult Shown(HttpContext context, string secret)
    {
        context.Response.Cookies.Append("synthese-mot-de-passe", secret,
            new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = "/administration" });
        return Back(null);
    }
}
