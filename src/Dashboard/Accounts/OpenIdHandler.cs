using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace SynthesisPipeline.Dashboard;

/// <summary>Signs in through an OpenID Connect provider: code flow with PKCE, state and nonce; signature, issuer, audience, time and nonce of the identity token are checked.</summary>
sealed class OpenIdHandler(IOptionsMonitor<OpenIdOptions> options, ILoggerFactory log, UrlEncoder encoder) : OAuthHandler<OpenIdOptions>(options, log, encoder)
{
    const string Nonce = "nonce";
    static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DiscoverAsync();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        properties.Items[Nonce] = nonce; // sealed in the state: see CreateTicketAsync
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        await DiscoverAsync();
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = await ReadAsync(tokens.Response?.RootElement.TryGetProperty("id_token", out var raw) == true ? raw.GetString() : null);
        var now = TimeProvider.GetUtcNow();
        if (Text(token, "iss") != Options.Issuer) throw new AuthenticationFailureException("The identity token is of another issuer");
        if (!Audiences(token).Contains(Options.ClientId)) throw new AuthenticationFailureException("The identity token is for another client");
        if (!token.TryGetProperty("exp", out var exp) || DateTimeOffset.FromUnixTimeSeconds(exp.GetInt64()) < now - s_skew) throw new AuthenticationFailureException("The identity token has expired");
        if (!properties.Items.TryGetValue(Nonce, out var nonce) || nonce is null || Text(token, Nonce) != nonce) throw new AuthenticationFailureException("The identity token answers another request");
        var person = Options.UserInformationEndpoint.Length > 0 ? await AskAsync(tokens.AccessToken) : token;
        if (Text(person, "sub") is not { Length: > 0 } subject || subject != Text(token, "sub")) throw new AuthenticationFailureException("The identity token is of another person");
        var context = new OAuthCreatingTicketContext(new ClaimsPrincipal(identity), properties, Context, Scheme, Options, Backchannel, tokens, person);
        context.RunClaimActions();
        return new(context.Principal!, context.Properties, Scheme.Name); // given above
    }

    async Task<JsonElement> AskAsync(string? accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStringAsync(Context.RequestAborted);
        return response.Content.Headers.ContentType?.MediaType == "application/jwt" ? await ReadAsync(body) : JsonElement.Parse(body); // ProConnect signs even this
    }

    async Task DiscoverAsync()
    {
        if (Options.Issuer is not null) return;
        var found = JsonElement.Parse(await Backchannel.GetStringAsync($"{Options.Authority}/.well-known/openid-configuration", Context.RequestAborted));
        Options.AuthorizationEndpoint = Text(found, "authorization_endpoint") ?? throw new AuthenticationFailureException("The provider names no authorization endpoint");
        Options.TokenEndpoint = Text(found, "token_endpoint") ?? throw new AuthenticationFailureException("The provider names no token endpoint");
        Options.UserInformationEndpoint = Text(found, "userinfo_endpoint") ?? "";
        Options.KeysEndpoint = Text(found, "jwks_uri") ?? throw new AuthenticationFailureException("The provider names no keys");
        Options.Issuer = Text(found, "issuer") ?? Options.Authority;
    }

    /// <summary>Reads a token whose signature is the provider's; keys are asked for again when none fits, for providers change them.</summary>
    async Task<JsonElement> ReadAsync(string? token)
    {
        if (token is null) throw new AuthenticationFailureException("The provider gave no identity token");
        if (Options.Keys is not { } known || !OpenIdKeys.Verify(token, known, Options.ClientSecret))
        {
            Options.Keys = known = JsonElement.Parse(await Backchannel.GetStringAsync(Options.KeysEndpoint, Context.RequestAborted));
            if (!OpenIdKeys.Verify(token, known, Options.ClientSecret)) throw new AuthenticationFailureException("The identity token is not signed by the provider");
        }
        return JsonElement.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1]));
    }

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static IEnumerable<string?> Audiences(JsonElement token) => !token.TryGetProperty("aud", out var audience) ? []
        : audience.ValueKind == JsonValueKind.Array ? audience.EnumerateArray().Select(a => a.GetString()).ToArray() : [audience.GetString()];
}
