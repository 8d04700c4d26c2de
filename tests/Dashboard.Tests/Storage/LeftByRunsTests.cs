using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What a run leaves for those that go on from it, and who may take it up.</summary>
public sealed class LeftByRunsTests(DatabaseFixture fixture) : IAsyncLifetime
{
    static readonly byte[] Large = [.. Enumerable.Range(0, (1 << 23) + 5).Select(i => (byte)(i * 31))]; // in two parts

    Database _database = null!; // made before each test
    IHost _host = null!;
    long _consultation, _import;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    LeftByRuns Left => _host.Services.GetRequiredService<LeftByRuns>();

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data"))); // never started
        var read = MadeUp.Of("Essai", [new() { Id = new("p1"), Author = new("Ana Ypsilon"), Body = SourceText.Same("Ouvrir la gare.") }], []);
        await new ImportStore(_database.Source).MergeAsync(read, new("essai", "essai", "test", [("contributions.csv", "00")], ImportScope.Whole, false), Cancel);
        _consultation = (await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel)).Id;
        _import = (await _host.Services.GetRequiredService<CorpusStore>().LoadAsync(_consultation, null, Cancel)).ImportId!.Value; // imported above
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_the_last_run_left_comes_back_whole_in_place_of_what_was_there()
    {
        await RunAsync("places", [1, 2, 3]);

        var run = await RunAsync("places", Large);

        Assert.Equal(_import, await FindAsync(run));
        Assert.Equal(Large, await Left.ReadAsync(_consultation, "places", Cancel));
    }

    [Fact]
    public async Task It_is_for_runs_that_start_from_that_one_or_a_later_one_with_the_same_options_and_program()
    {
        var run = await RunAsync("places", [1]);

        Assert.Equal(_import, await FindAsync(run + 1));
        Assert.Null(await FindAsync(run - 1));
        Assert.Null(await FindAsync(run, "2"));
        Assert.Null(await FindAsync(await RunAsync("places", [1], version: "another")));
    }

    [Fact]
    public async Task A_run_that_is_not_done_leaves_nothing_and_an_erasure_deletes_it()
    {
        var run = await RunAsync("places", [1], isDone: false);
        Assert.Null(await FindAsync(run));

        await RunAsync("places", [2]);
        await _host.Services.GetRequiredService<Erasure>().EraseAsync("Ana Ypsilon", [], null, "admin", Cancel);

        Assert.Equal(0, await _database.Source.ScalarAsync<long>("select count(*) from left_by_runs", Cancel));
    }

    Task<long?> FindAsync(long from, string seed = "1") => Left.ImportAsync(_consultation, "places", from, [("Seed", seed), ("Encoder", "null")], Cancel);

    async Task<long> RunAsync(string name, byte[] packed, bool isDone = true, string? version = null)
    {
        var runs = _host.Services.GetRequiredService<RunStore>();
        var run = await runs.QueueAsync(_consultation, 1, RunReason.Person, "test", false, Cancel);
        await runs.BeginAsync(run, new(_import, "00", EarlierRuns.Note(new(), null), version ?? CodeVersion.Current), Cancel);
        await using var early = await EarlyFindings.BeginAsync(_database.Source, run, Cancel);
        early.Add(name, new Func<byte[]?>(() => packed));
        if (isDone)
            await runs.CompleteAsync(run, new()
            {
                Topics = new([], [], [], []), Duplicates = [], Tags = [], Opinions = new([], [], 0), Controversies = [], Draft = new([], [], [], []), Coverage = [],
            }, new Dictionary<string, long>(), [], Cancel, early);
        return run;
    }
}
