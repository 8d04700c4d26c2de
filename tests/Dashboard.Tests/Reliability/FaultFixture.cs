using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A database over TCP and TLS with a consultation of a few thousand contributions, and what an undisturbed run of it finds.</summary>
sealed class FaultFixture : IAsyncDisposable
{
    FaultFixture(string folder, ScratchPostgres postgres, Database database, IHost host) => (Folder, Postgres, Database, Host) = (folder, postgres, database, host);

    public string Folder { get; }
    public ScratchPostgres Postgres { get; }
    public Database Database { get; }
    public IHost Host { get; } // never started: the workers are processes of their own
    public RunStore Runs => Host.Services.GetRequiredService<RunStore>();

    public static async Task<FaultFixture> StartAsync(int contributions, CancellationToken cancel, string? databaseFolder = null)
    {
        var folder = Directory.CreateTempSubdirectory("sp-fault-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var cluster = databaseFolder ?? Directory.CreateDirectory(Path.Combine(folder, "cluster")).FullName;
        Directory.CreateDirectory(cluster);
        var postgres = await ScratchPostgres.StartAsync(cluster);
        var data = new DataFolder(Path.Combine(folder, "data"));
        var database = await Database.OpenAsync(data, postgres.ConnectionString(), cancel);
        var host = Worker.BuildHost(database, data);
        Generation.Write(contributions, 7, Path.Combine(folder, "export"), null, cancel);
        var fixture = new FaultFixture(folder, postgres, database, host);
        var (code, _, error) = await fixture.Start(2, "import", Path.Combine(folder, "export"), "--consultation", "essai").EndAsync(cancel);
        Assert.Equal((0, ""), (code, error));
        return fixture;
    }

    public ProductProcess Start(int processors, params string[] arguments) => ProductProcess.Start(Postgres.ConnectionString(), Path.Combine(Folder, "data"), processors, arguments);

    public async Task<long> QueueAsync(RunReason reason = RunReason.Person) => await Host.Services.GetRequiredService<RunQueue>().AddAsync(
        (await Host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", CancellationToken.None)).Id, 1, reason, "test", CancellationToken.None);

    /// <summary>Waits, while the database may be away.</summary>
    public async Task<RunLine> WaitAsync(long run, Func<RunLine, bool> reached, TimeSpan patience, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        for (; ; )
        {
            try
            {
                if (await Runs.FindAsync(run, limit.Token) is { } line && reached(line)) return line;
            }
            catch (Npgsql.NpgsqlException)
            {
                // away: that is the fault
            }
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>What a run stored, as the tables of the contract.</summary>
    public async Task<SortedDictionary<string, string>> TablesAsync(long run, CancellationToken cancel)
    {
        var stored = await Host.Services.GetRequiredService<StoredRuns>().LoadAsync(run, cancel);
        return Tables(stored.Corpus, stored.Findings);
    }

    /// <summary>The same of an undisturbed analysis in this process.</summary>
    public async Task<SortedDictionary<string, string>> UndisturbedAsync(CancellationToken cancel)
    {
        var consultation = await Host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", cancel);
        var stored = await Host.Services.GetRequiredService<CorpusStore>().LoadAsync(consultation.Id, null, cancel);
        return Tables(stored.Corpus, Pipeline.Run(stored.Corpus, null, new(), SilentObserver.Instance, cancel));
    }

    /// <summary>Locks that nobody should hold once all work is done.</summary>
    public Task<long> LocksAsync(CancellationToken cancel) => Database.Source.ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory'", cancel);

    static SortedDictionary<string, string> Tables(Corpus corpus, Findings findings)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        FindingsFiles.Write(name => streams[name] = new(), corpus, findings, RunRecord.Of(MadeUp.Of("", [], []), [], new()));
        return new(streams.ToDictionary(s => s.Key, s => System.Text.Encoding.UTF8.GetString(s.Value.ToArray())), StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await Database.DisposeAsync();
        await Postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
