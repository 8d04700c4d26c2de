using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace SynthesisPipeline.Dashboard;

/// <summary>Wires accounts: a cookie, lockout after wrong passwords, and nothing readable without signing in.</summary>
static class AccountSetup
{
    /// <summary>Name of the limit on sign-in attempts from one address.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>Name of the limit on codes that one account tries.</summary>
    public const string CodeLimit = "code";

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 of a new password; older hashes are renewed at the next sign-in. OWASP's Password Storage Cheat Sheet asks for 210,000.</summary>
    public const int HashIterations = 210_000;

    public static void AddAccounts(this IServiceCollection services, Database database, IConfiguration configuration)
    {
        services.AddDbContext<AccountContext>(o => o.UseNpgsql(database.Source));
        services.AddIdentityCore<IdentityUser>(o =>
        {
            o.Password.RequiredLength = 12;
            o.Password.RequireNonAlphanumeric = o.Password.RequireUppercase = o.Password.RequireLowercase = o.Password.RequireDigit = false;
            o.Lockout.AllowedForNewUsers = true;
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        }).AddRoles<IdentityRole>().AddEntityFrameworkStores<AccountContext>().AddUserStore<SealedTokens>().AddUserManager<PersonAccounts>().AddPasswordValidator<LongestPassword>().AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<VisibleConsultations>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/connexion";
            o.AccessDeniedPath = "/acces-refuse";
            o.ReturnUrlParameter = "retour";
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.SlidingExpiration = true;
            o.Cookie.Name = "synthese";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Events.OnSigningIn = Sessions.BeginAsync;
            o.Events.OnValidatePrincipal = Sessions.CheckAsync;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // the demonstration speaks plain HTTP on the loopback address
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(AccountRoles.Administrator, p => p.RequireRole(AccountRoles.Administrator))
            .AddPolicy(AccountRoles.Rapporteur, p => p.RequireRole(AccountRoles.Administrator, AccountRoles.Rapporteur))
            .AddPolicy(AccountRoles.WorkingGroup, p => p.RequireRole(AccountRoles.Administrator, AccountRoles.Rapporteur, AccountRoles.WorkingGroup));
        services.AddCascadingAuthenticationState();
        var protection = services.AddDataProtection().SetApplicationName("SynthesisPipeline");
        if (KeyStore.Certificate(configuration[KeyStore.Variable]) is { } certificate) protection.ProtectKeysWithCertificate(certificate);
        services.AddHostedService<SealTokens>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeyStore(database.Source)));
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }));
            o.AddPolicy(CodeLimit, context => RateLimitPartition.GetFixedWindowLimiter(context.User.Identity?.Name ?? "", _ => new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}
