using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace SynthesisPipeline.Dashboard;

/// <summary>An OpenID Connect provider (ProConnect, Keycloak …), by configuration; without an address there is none.</summary>
public sealed class OpenIdOptions : OAuthOptions
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "oidc";

    /// <summary>The provider's address (issuer): <c>/.well-known/openid-configuration</c> is read below it.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the button of the sign-in page calls it.</summary>
    public string ProviderName { get; set; } = "";

    /// <summary>Whether its mail addresses are known to be right although it does not say so (ProConnect checks them at the agency).</summary>
    public bool TrustsEmail { get; set; }

    /// <summary>What its discovery document calls itself; known after the first visit.</summary>
    public string? Issuer { get; set; }

    /// <summary>Where its discovery document says that its keys are.</summary>
    public string KeysEndpoint { get; set; } = "";

    /// <summary>Its keys as last read; null before the first token.</summary>
    public System.Text.Json.JsonElement? Keys { get; set; }

    /// <summary>Reads the configuration; null when no provider is configured.</summary>
    /// <remarks>Variables <c>SYNTHESIS_OIDC_AUTHORITY</c>, <c>_CLIENT_ID</c>, <c>_CLIENT_SECRET</c>, <c>_NAME</c>, <c>_SCOPES</c>, <c>_TRUSTS_EMAIL</c>.</remarks>
    public static Action<OpenIdOptions>? FromConfiguration(IConfiguration configuration)
    {
        if (configuration["SYNTHESIS_OIDC_AUTHORITY"] is not { Length: > 0 } authority) return null;
        string Need(string name) => configuration[name] is { Length: > 0 } value ? value
            : throw new UserException($"SYNTHESIS_OIDC_AUTHORITY est donnée, {name} manque : donnez les deux, ou aucune.");

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
            throw new UserException("SYNTHESIS_OIDC_AUTHORITY doit être une adresse https.");
        var (id, secret) = (Need("SYNTHESIS_OIDC_CLIENT_ID"), Need("SYNTHESIS_OIDC_CLIENT_SECRET"));
        return o =>
        {
            o.Authority = authority.TrimEnd('/');
            o.ClientId = id;
            o.ClientSecret = secret;
            o.ProviderName = configuration["SYNTHESIS_OIDC_NAME"] is { Length: > 0 } name ? name : uri.Host;
            o.TrustsEmail = configuration["SYNTHESIS_OIDC_TRUSTS_EMAIL"] is "1" or "true";
            o.Scope.Clear();
            foreach (var scope in (configuration["SYNTHESIS_OIDC_SCOPES"] ?? "openid email").Split(' ', StringSplitOptions.RemoveEmptyEntries)) o.Scope.Add(scope);
            o.CallbackPath = "/connexion/fournisseur/retour";
            o.AuthorizationEndpoint = o.TokenEndpoint = o.Authority; // until its discovery document has been read
            o.UsePkce = true;
            o.SignInScheme = Microsoft.AspNetCore.Identity.IdentityConstants.ExternalScheme;
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "sub");
            o.ClaimActions.MapJsonKey(ClaimTypes.Email, "email");
            o.ClaimActions.MapJsonKey("email_verified", "email_verified");
            o.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/connexion?erreur=fournisseur");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        };
    }
}
