using System.Globalization;
using System.Net;
using System.Numerics;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A person turns a second factor on, signs in with it, loses it.</summary>
public sealed partial class SecondFactorTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    const string Page = SecondFactor.Page;

    [Fact]
    public async Task Once_on_a_code_is_asked_for_and_each_code_serves_once()
    {
        using var person = await new Visitor(site.Address).SignInAsync("groupe", site.PasswordOf("groupe"));
        var (key, codes) = await TurnOnAsync(person);
        using var again = new Visitor(site.Address);

        using var password = await again.PostAsync("/connexion/entrer", new() { ["name"] = "groupe", ["password"] = site.PasswordOf("groupe") }, "/connexion");
        using var closed = await again.GetAsync("/consultations/essai");
        var wrong = await CodeAsync(again, "000000");
        var used = await CodeAsync(again, Code(key, 0));
        var right = await CodeAsync(again, Code(key, 1));
        var shown = await again.ReadAsync(Page);

        Assert.StartsWith("/connexion/code", password.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("/connexion", closed.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("erreur=code", wrong, StringComparison.Ordinal);
        Assert.Contains("erreur=code", used, StringComparison.Ordinal);
        Assert.Equal("/", right);
        Assert.Contains("Codes de secours restants : 10", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(key, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_an_administrator_can_take_the_factor_away()
    {
        using var person = await new Visitor(site.Address).SignInAsync("lecteur", site.PasswordOf("lecteur"));
        var (_, codes) = await TurnOnAsync(person);
        using var administrator = await new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));

        var first = await RecoverAsync(codes[0]);
        var second = await RecoverAsync(codes[0]);
        using (await administrator.PostAsync("/administration/comptes/second-facteur", new() { ["name"] = "lecteur" }, "/administration/comptes")) { }
        using var free = await new Visitor(site.Address).SignInAsync("lecteur", site.PasswordOf("lecteur")); // straight to the first page

        Assert.Equal("/", first);
        Assert.Contains("erreur=code", second, StringComparison.Ordinal);
        using var ended = await person.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }

    [Theory]
    [InlineData("administrator", null, 302)]
    [InlineData("administrator", SecondFactor.Claim, 200)]
    [InlineData("administrator", ClaimTypes.AuthenticationMethod, 200)]
    [InlineData("reader", null, 200)]
    public async Task A_role_that_must_have_one_goes_no_further_without(string role, string? claim, int status)
    {
        var builder = WebApplication.CreateBuilder([$"--{SecondFactor.Variable}=administrator rapporteur"]);
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.User = new(new ClaimsIdentity([new(ClaimTypes.Role, role), .. claim is null ? [] : new Claim[] { new(claim, "1") }], "essai"));
            return next(context);
        });
        app.UseSecondFactorWall();
        app.Run(c => c.Response.WriteAsync("entré"));
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var answer = await app.GetTestClient().GetAsync("/consultations", TestContext.Current.CancellationToken);
        using var page = await app.GetTestClient().GetAsync(Page, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(200, (int)page.StatusCode);
    }

    static async Task<(string Key, string[] Codes)> TurnOnAsync(Visitor person)
    {
        using (await person.PostAsync(Page + "/preparer", [], Page)) { }
        var key = Key().Match(await person.ReadAsync(Page)).Groups[1].Value;
        using (await person.PostAsync(Page + "/activer", new() { ["code"] = Code(key, 0) }, Page)) { }
        var codes = Codes().Matches(await person.ReadAsync(Page)).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(SecondFactor.RecoveryCodes, codes.Length);
        return (key, codes);
    }

    async Task<string> RecoverAsync(string code)
    {
        using var visitor = new Visitor(site.Address);
        using (await visitor.PostAsync("/connexion/entrer", new() { ["name"] = "lecteur", ["password"] = site.PasswordOf("lecteur") }, "/connexion")) { }
        return await CodeAsync(visitor, code);
    }

    static async Task<string> CodeAsync(Visitor visitor, string code)
    {
        using var answer = await visitor.PostAsync("/connexion/code/verifier", new() { ["code"] = code, ["retour"] = "/" }, "/connexion/code");
        return answer.Headers.Location?.ToString() ?? "";
    }

    /// <summary>Reckons a code as an application does (RFC 6238: SHA-1, 30 s, six digits).</summary>
    static string Code(string key, int later)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = key.Aggregate(BigInteger.Zero, (sum, c) => sum * 32 + letters.IndexOf(c, StringComparison.Ordinal));
        var secret = (bits >> (key.Length * 5 % 8)).ToByteArray(isUnsigned: true, isBigEndian: true);
        secret = [.. new byte[key.Length * 5 / 8 - secret.Length], .. secret];
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + later));
#pragma warning disable CA5350 // the algorithm of the applications
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex Codes();
}
