using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A dashboard with a job server and a made-up consultation, <c>essai</c>, that was analysed once through the queue.</summary>
public class AnalysedSite(DatabaseFixture databases, BrowserFixture browser) : IAsyncLifetime
{
    /// <summary>Sites with a job server run one after the other: two queues in one process would take each other's jobs.</summary>
    public const string OneAtATime = "sites with a job server";

    readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("sp-pages-").FullName);
    ImmutableArray<DrawnAccount> _accounts;
    WebApplication? _site;
    Database? _database;

    /// <summary>Where it listens.</summary>
    public string Address => _site!.Urls.First(); // set before any test runs

    public async ValueTask InitializeAsync()
    {
        _database = await databases.CreateAsync();
        await MadeUp.ImportAsync(_database, Read());
        _site = Site.Build(_database, _folder, "http://127.0.0.1:0", withWorker: true);
        _accounts = await FirstAccounts.EnsureAsync(_site.Services, _folder.In("acces"), FirstAccounts.OfDemonstration);
        await _site.StartAsync();
        await RunAgainAsync();
    }

    /// <summary>What is imported before the first run.</summary>
    protected virtual ImportResult Read() => MadeUp.Consultation();

    /// <summary>Its database.</summary>
    public Database Database => _database!; // set before any test runs

    /// <summary>Signs in without a browser.</summary>
    public Task<Visitor> VisitAsync(string account) => new Visitor(Address).SignInAsync(account, _accounts.First(a => a.Name == account).Password);

    /// <summary>What the last run found, people's decisions laid over it.</summary>
    public async Task<CuratedRun> CuratedAsync()
    {
        var consultation = await new ConcertationStore(Database.Source).NeedAsync("essai", CancellationToken.None);
        return await _site!.Services.GetRequiredService<CuratedRuns>().FindAsync(consultation.LatestRun!.Value, CancellationToken.None); // analysed at the start
    }

    /// <summary>The last run with all it read and found, as it is written out.</summary>
    public async Task<StoredRun> StoredAsync()
    {
        var consultation = await new ConcertationStore(Database.Source).NeedAsync("essai", CancellationToken.None);
        return await _site!.Services.GetRequiredService<StoredRuns>().LatestAsync(consultation, CancellationToken.None); // set before any test runs
    }

    /// <summary>Imports more into the consultation.</summary>
    public Task AddAsync(ImportResult more) => MadeUp.ImportAsync(Database, more);

    /// <summary>Imports the same again as another consultation, and analyses that.</summary>
    public async Task CopyToAsync(string slug)
    {
        await MadeUp.ImportAsync(Database, Read(), slug);
        await RunAgainAsync(slug);
    }

    /// <summary>Analyses a consultation through the queue and waits for the end.</summary>
    public async Task RunAgainAsync(string slug = "essai")
    {
        var runs = _site!.Services.GetRequiredService<RunStore>();
        var consultation = await new ConcertationStore(_database!.Source).NeedAsync(slug, CancellationToken.None);
        var run = await _site!.Services.GetRequiredService<RunQueue>().AddAsync(consultation.Id, 1, RunReason.Person, "test", CancellationToken.None);
        for (var until = DateTime.UtcNow.AddMinutes(3); await runs.FindAsync(run, CancellationToken.None) is { Ended: false } line;)
        {
            Assert.True(DateTime.UtcNow < until, $"Run {run} has not ended: {line}");
            await Task.Delay(200);
        }
    }

    /// <summary>Opens a page of a signed-in person.</summary>
    public Task<IPage> SignInAsync(string account, string locale = "fr-FR", bool javaScript = true, int width = 1280) =>
        OpenPages.SignInAsync(browser, Address, (account, _accounts.First(a => a.Name == account).Password), locale, javaScript, width);

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.StopAsync();
            await _site.DisposeAsync();
        }
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder.Root, recursive: true);
        GC.SuppressFinalize(this);
    }
}
