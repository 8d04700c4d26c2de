using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Signing in through a provider, played whole over HTTP against <see cref="FakeProvider"/>.</summary>
public sealed class OpenIdTests(DatabaseFixture databases) : IAsyncLifetime
{
    const string Known = "paule@exemple.fr";
    static readonly string[] s_variables = ["AUTHORITY", "CLIENT_ID", "CLIENT_SECRET", "NAME"];

    readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("sp-oidc-").FullName);
    readonly FakeProvider _provider = new();
    Database? _database;
    WebApplication? _site;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _provider.StartAsync();
        _database = await databases.CreateAsync();
        foreach (var (name, value) in s_variables.Zip([_provider.Address, FakeProvider.Client, FakeProvider.Secret, "Le fournisseur"])) Environment.SetEnvironmentVariable($"SYNTHESIS_OIDC_{name}", value);
        try
        {
            _site = Site.Build(_database, _folder, "http://127.0.0.1:0", withWorker: false);
        }
        finally
        {
            foreach (var name in s_variables) Environment.SetEnvironmentVariable($"SYNTHESIS_OIDC_{name}", null);
        }
        await FirstAccounts.EnsureAsync(_site.Services, _folder.In("acces"), FirstAccounts.OfDemonstration);
        using (var scope = _site.Services.CreateScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
            var paule = new IdentityUser(Known) { Email = Known };
            Assert.True((await accounts.CreateAsync(paule)).Succeeded); // without a password: the provider is the only way in
            Assert.True((await accounts.AddToRoleAsync(paule, AccountRoles.Reader)).Succeeded);
        }
        await _site.StartAsync(Cancel);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_the_provider_vouches_for_enters_and_is_known_again_by_its_subject(bool signedPerson)
    {
        _provider.SignsPerson = signedPerson;
        using var visitor = new Visitor(_site!.Urls.First());
        Assert.Contains("Le fournisseur", await visitor.ReadAsync("/connexion"), StringComparison.Ordinal);

        Assert.Equal("/regards", await EnterAsync(visitor, "/regards"));
        Assert.Contains(Known, await visitor.ReadAsync("/"), StringComparison.Ordinal);

        // a new address at the provider: the subject is what counts
        _provider.Somebody = _provider.Somebody with { Email = "autre@exemple.fr", Verified = false };
        using var again = new Visitor(_site.Urls.First());
        Assert.Equal("/", await EnterAsync(again, "/"));
        Assert.Contains(Known, await again.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(2, await _database!.Source.ScalarAsync<long>("select count(*) from audit_records where action = 'sign_in' and account = $1", Cancel, Known));
    }

    [Theory]
    [InlineData("inconnue@exemple.fr", true)]
    [InlineData(Known, false)]
    public async Task Nobody_enters_without_an_account_or_on_an_address_that_nobody_checked(string email, bool verified)
    {
        _provider.Somebody = ("p-2", email, verified);
        using var visitor = new Visitor(_site!.Urls.First());

        Assert.Equal("/connexion?erreur=inconnu", await EnterAsync(visitor, "/"));
        using var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("nonce")]
    [InlineData("sub")]
    [InlineData("exp")]
    public async Task A_token_that_is_not_what_it_should_be_lets_nobody_in(string wrong)
    {
        _provider.SignsWrong = wrong == "signature";
        _provider.Twist = claims => { if (claims.ContainsKey(wrong)) claims[wrong] = wrong == "exp" ? DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds() : "autre"; };
        using var visitor = new Visitor(_site!.Urls.First());

        Assert.Equal("/connexion?erreur=fournisseur", await EnterAsync(visitor, "/"));
    }

    [Fact]
    public async Task An_answer_to_somebody_elses_request_lets_nobody_in()
    {
        using var asked = new Visitor(_site!.Urls.First());
        using var other = new Visitor(_site.Urls.First());

        using var leave = await asked.PostAsync("/connexion/fournisseur", [], "/connexion");
        using var authorised = await asked.GetAsync(leave.Headers.Location!.ToString());
        using var back = await other.GetAsync(authorised.Headers.Location!.ToString());

        Assert.Equal("/connexion?erreur=fournisseur", back.Headers.Location!.ToString());
    }

    /// <summary>Follows the way through the provider, each step over HTTP, to the page where it ends.</summary>
    async Task<string> EnterAsync(Visitor visitor, string wanted)
    {
        using var leave = await visitor.PostAsync("/connexion/fournisseur", new() { ["retour"] = wanted }, "/connexion");
        Assert.StartsWith(_provider.Address + "/autoriser?", leave.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var authorised = await visitor.GetAsync(leave.Headers.Location!.ToString());
        using var back = await visitor.GetAsync(authorised.Headers.Location!.ToString());
        if (back.Headers.Location!.ToString() is var end && !end.StartsWith("/connexion/fournisseur/fin", StringComparison.Ordinal)) return end;
        using var entered = await visitor.GetAsync(end);
        return entered.Headers.Location!.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_folder.Root, recursive: true);
    }
}
