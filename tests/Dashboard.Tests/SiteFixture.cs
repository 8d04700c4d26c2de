using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>One dashboard on a port of its own, with the accounts of the demonstration and one made-up consultation, <c>essai</c>.</summary>
public sealed class SiteFixture(DatabaseFixture databases) : IAsyncLifetime
{
    readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("sp-site-").FullName);
    ImmutableArray<DrawnAccount> _accounts;
    WebApplication? _site;

    public Database Database { get; private set; } = null!; // set before any test runs
    public long ConsultationId { get; private set; }
    public IServiceProvider Services => _site!.Services; // as above
    public string Address => _site!.Urls.First();

    public string PasswordOf(string name) => _accounts.First(a => a.Name == name).Password;

    /// <summary>A client that keeps cookies and follows no redirect, for requests that no form would send; people are <see cref="Visitor"/>s.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(Address) };

    /// <summary>Such a client, signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Client();
        using var response = await client.PostAsync("/connexion/entrer", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = account, ["password"] = PasswordOf(account), ["__RequestVerificationToken"] = Visitor.TokenOf(await client.GetStringAsync("/connexion", TestContext.Current.CancellationToken)),
        }), TestContext.Current.CancellationToken);
        Assert.Equal("/", response.Headers.Location?.ToString());
        return client;
    }

    public async ValueTask InitializeAsync()
    {
        Database = await databases.CreateAsync();
        await MadeUp.ImportAsync(Database, MadeUp.Consultation(12));
        ConsultationId = (await new ConcertationStore(Database.Source).NeedAsync("essai", CancellationToken.None)).Id;
        _site = Site.Build(Database, _folder, "http://127.0.0.1:0", withWorker: false);
        _accounts = await FirstAccounts.EnsureAsync(_site.Services, _folder.In("acces"), FirstAccounts.OfDemonstration);
        await _site.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder.Root, recursive: true);
    }
}
