using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a session knows of its account: name, roles, and the themes it may enter. A change of any ends the session.</summary>
sealed class AccountClaims(UserManager<IdentityUser> accounts, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options, AccountStore store)
    : UserClaimsPrincipalFactory<IdentityUser, IdentityRole>(accounts, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(IdentityUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var theme in await store.ThemesAsync(user.Id, CancellationToken.None))
            identity.AddClaim(new(ThemeScope.Claim, theme.ToString(CultureInfo.InvariantCulture)));
        if (user.TwoFactorEnabled) identity.AddClaim(new(SecondFactor.Claim, "1")); // no session of such an account begins without its code
        return identity;
    }
}
