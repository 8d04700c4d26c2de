using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A person turns a second factor on, signs in with it, loses it.</summary>
public sealed class SecondFactorTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    const string Page = SecondFactor.Page;

    [Fact]
    public async Task Once_on_a_code_is_asked_for_and_each_code_serves_once()
    {
        using var person = await new Visitor(site.Address).SignInAsync("groupe", site.PasswordOf("groupe"));
        var (key, codes) = await Authenticator.TurnOnAsync(person);
        using var again = new Visitor(site.Address);

        using var password = await again.PostAsync("/connexion/entrer", new() { ["name"] = "groupe", ["password"] = site.PasswordOf("groupe") }, "/connexion");
        using var closed = await again.GetAsync("/consultations/essai");
        var wrong = await Authenticator.CodeAsync(again, "000000");
        var used = await Authenticator.CodeAsync(again, Authenticator.Code(key, 0));
        var right = await Authenticator.CodeAsync(again, Authenticator.Code(key, 1));
        using var later = new Visitor(site.Address);
        using (await later.PostAsync("/connexion/entrer", new() { ["name"] = "groupe", ["password"] = site.PasswordOf("groupe") }, "/connexion")) { }
        var usedBefore = await Authenticator.CodeAsync(later, Authenticator.Code(key, 0)); // another was used since
        var shown = await again.ReadAsync(Page);

        Assert.StartsWith("/connexion/code", password.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("/connexion", closed.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("erreur=code", wrong, StringComparison.Ordinal);
        Assert.Contains("erreur=code", used, StringComparison.Ordinal);
        Assert.Equal("/", right);
        Assert.Contains("erreur=code", usedBefore, StringComparison.Ordinal);
        Assert.Contains("Codes de secours restants : 10", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(key, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_an_administrator_can_take_the_factor_away()
    {
        using var person = await new Visitor(site.Address).SignInAsync("lecteur", site.PasswordOf("lecteur"));
        var (_, codes) = await Authenticator.TurnOnAsync(person);
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

    [Fact]
    public async Task The_key_is_drawn_beside_its_letters_and_recovery_codes_are_long()
    {
        using var administrator = await new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));
        var (name, password) = await MadeAccount.AddAsync(administrator, "dessin");
        using var person = await new Visitor(site.Address).SignInAsync(name, password);
        using (await person.PostAsync(Page + "/preparer", [], Page)) { }

        var shown = await person.ReadAsync(Page);
        using (await person.PostAsync(Page + "/activer", new() { ["code"] = Authenticator.Code(Authenticator.Key().Match(shown).Groups[1].Value, 0) }, Page)) { }
        var codes = Authenticator.Codes().Matches(await person.ReadAsync(Page)).Select(m => m.Groups[1].Value).ToList();

        Assert.Contains(QrCode.Svg(SecondFactor.AddressOf("dessin", Authenticator.Key().Match(shown).Groups[1].Value), "QR code de la clé écrite ci-dessous"), shown, StringComparison.Ordinal);
        Assert.Contains($"<code>{string.Join(' ', Authenticator.Key().Match(shown).Groups[1].Value.Chunk(4).Select(c => new string(c)))}</code>", shown, StringComparison.Ordinal);
        Assert.Equal(SecondFactor.RecoveryCodes, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^([B-Z2-9]{5}-){4}[B-Z2-9]{5}$", c));
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

    Task<string> RecoverAsync(string code) => Authenticator.EnterAsync(site, "lecteur", code);
}
