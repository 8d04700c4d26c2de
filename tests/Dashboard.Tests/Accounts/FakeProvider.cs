using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A small OpenID Connect provider on a port of its own: discovery, authorisation, tokens, keys, user information, all over HTTP. Its tokens are signed by Microsoft.IdentityModel.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    public const string Client = "synthese", Secret = "un secret assez long pour signer";
    const string Access = "acces-1";

    readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new();
    readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "clé-1" }, _stranger = new(RSA.Create(2048)) { KeyId = "clé-1" };
    readonly WebApplication _site;

    public FakeProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _site = builder.Build();
        _site.Urls.Add("http://127.0.0.1:0");
        _site.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = Address, ["authorization_endpoint"] = $"{Address}/autoriser", ["token_endpoint"] = $"{Address}/jeton", ["jwks_uri"] = $"{Address}/cles", ["userinfo_endpoint"] = $"{Address}/personne",
        }));
        _site.MapGet("/cles", () => Results.Text($$"""{"keys":[{{Published(JsonWebKeyConverter.ConvertFromRSASecurityKey(new(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId }))}}]}""", "application/json"));
        _site.MapGet("/autoriser", Authorise);
        _site.MapPost("/jeton", TokenAsync);
        _site.MapGet("/personne", Person);
    }

    public string Address => _site.Urls.First();

    /// <summary>Who signs in at the provider.</summary>
    public (string Subject, string Email, bool Verified) Somebody { get; set; } = ("p-1", "paule@exemple.fr", true);

    /// <summary>Signs with a key that is not published.</summary>
    public bool SignsWrong { get; set; }

    /// <summary>Changes what the identity token says.</summary>
    public Action<Dictionary<string, object>>? Twist { get; set; }

    /// <summary>Answers about the person in a signed token, as ProConnect does.</summary>
    public bool SignsPerson { get; set; }

    public Task StartAsync() => _site.StartAsync();

    IResult Authorise(HttpRequest request)
    {
        string Asked(string name) => request.Query[name].ToString();
        if (Asked("client_id") != Client || Asked("response_type") != "code" || Asked("code_challenge_method") != "S256" || !Asked("scope").Split(' ').Contains("openid")) return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (Asked("nonce"), Asked("code_challenge"), Asked("redirect_uri"));
        return Results.Redirect(QueryHelpers.AddQueryString(Asked("redirect_uri"), new Dictionary<string, string?> { ["code"] = code, ["state"] = Asked("state") }));
    }

    async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || form["client_id"] != Client || form["client_secret"] != Secret || form["redirect_uri"] != asked.RedirectUri
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge) return Results.BadRequest();
        var claims = new Dictionary<string, object> { ["iss"] = Address, ["aud"] = Client, ["sub"] = Somebody.Subject, ["nonce"] = asked.Nonce, ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() };
        Twist?.Invoke(claims);
        return Results.Json(new { access_token = Access, token_type = "Bearer", id_token = Signed(claims) });
    }

    IResult Person(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() != $"Bearer {Access}") return Results.Unauthorized();
        var claims = new Dictionary<string, object> { ["sub"] = Somebody.Subject, ["email"] = Somebody.Email, ["email_verified"] = Somebody.Verified };
        return SignsPerson ? Results.Text(Signed(claims), "application/jwt") : Results.Json(claims);
    }

    string Signed(Dictionary<string, object> claims) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Claims = claims, SigningCredentials = new(SignsWrong ? _stranger : _key, SecurityAlgorithms.RsaSha256),
    });

    static string Published(JsonWebKey key) => $$"""{"kty":"{{key.Kty}}","kid":"{{key.Kid}}","use":"sig","alg":"RS256","n":"{{key.N}}","e":"{{key.E}}"}""";

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _key.Rsa.Dispose();
        _stranger.Rsa.Dispose();
    }
}
