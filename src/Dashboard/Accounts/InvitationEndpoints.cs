using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where an invited person makes an account. The link opens it once.</summary>
static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/invitation/accepter", AcceptAsync).AllowAnonymous().RequireRateLimiting(AccountSetup.SignInLimit).AddEndpointFilter<RequireToken>();

    static async Task<IResult> AcceptAsync([FromForm] string? token, [FromForm] string? name, [FromForm] string? password, [FromForm] string? again, InvitationStore invitations,
        UserManager<IdentityUser> accounts, SignInManager<IdentityUser> signIn, AccountStore store, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var page = $"/invitation/{Uri.EscapeDataString(token ?? "")}";
        if (await invitations.FindOpenAsync(token ?? "", cancel) is not { } invitation) return Results.LocalRedirect(page);
        if (password != again || password is null) return Results.LocalRedirect($"{page}?erreur=differents");
        if (password.Length < accounts.Options.Password.RequiredLength) return Results.LocalRedirect($"{page}?erreur=court");
        if (password.Length > LongestPassword.Length) return Results.LocalRedirect($"{page}?erreur=long");
        var account = new IdentityUser((name ?? "").Trim());
        if (!await invitations.UseAsync(invitation.Id, account.UserName ?? "", cancel)) return Results.LocalRedirect(page);
        if (!(await accounts.CreateAsync(account, password)).Succeeded)
        {
            await invitations.ReleaseAsync(invitation.Id, CancellationToken.None);
            return Results.LocalRedirect($"{page}?erreur=nom");
        }
        await accounts.AddToRoleAsync(account, invitation.Role);
        await store.SetThemesAsync(account.Id, invitation.Themes, CancellationToken.None);
        await audit.AddAsync(account.UserName ?? "", "invitation_used", $"{invitation.Id} {invitation.Role}", CancellationToken.None);
        await signIn.SignInAsync(account, isPersistent: false);
        return Results.LocalRedirect("/");
    }
}
