using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>From which run the copies of a large consultation go on.</summary>
public sealed class CopiesRunsTests(DatabaseFixture fixture) : IAsyncLifetime
{
    const int Count = 8200;

    Database _database = null!; // made before each test
    IHost _host = null!;
    long _consultation;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data"))); // never started
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Copies_go_on_from_the_earlier_run_with_what_came_in_or_changed_since()
    {
        var first = await ImportAsync(Count);
        var (none, _) = await CopiesAsync(null, first);
        var run = await RunAsync(first, null);
        var later = await ImportAsync(Count + 2, changed: 7);

        var (copies, whole) = await CopiesAsync(run, later);

        Assert.Null(none);
        Assert.Equal(["p0007", "p8200", "p8201"], copies!.Changed.Select(c => c.Value));
        Assert.Equal(["p0001", "p0002"], Assert.Single(copies.Groups).Members.Select(m => m.Contribution.Value));
        Assert.Equal(run, whole);
    }

    [Fact]
    public async Task All_are_looked_for_anew_with_other_options_after_an_erasure_and_where_few_contributions_are()
    {
        var first = await ImportAsync(Count);
        var run = await RunAsync(first, null);

        Assert.NotNull((await CopiesAsync(run, first)).Copies);
        Assert.Null((await CopiesAsync(run, first, new() { Duplicates = new() { MinLikeness = 0.6 } })).Copies);
        Assert.Null((await CopiesAsync(run, first, new() { Text = new() { MinIdeaWords = 9 } })).Copies);
        Assert.Null((await CopiesAsync(run, first with { Corpus = new(first.Corpus.Contributions.Take(8000), []) })).Copies);
        await _database.Source.RunAsync("insert into emptied_runs (run_id, reason) values ($1, 'erasure')", Cancel, run);
        Assert.Null((await CopiesAsync(run, first)).Copies);
    }

    [Fact]
    public async Task All_are_looked_for_anew_once_a_tenth_has_come_in_since_they_last_were_however_many_runs_ago()
    {
        var run = await RunAsync(await ImportAsync(Count), null);
        var second = await ImportAsync(Count + 500);
        var (_, whole) = await CopiesAsync(run, second);
        var secondRun = await RunAsync(second, whole);

        var (nearly, wholeStill) = await CopiesAsync(secondRun, await ImportAsync(Count + 900));
        var (tooMany, nobody) = await CopiesAsync(secondRun, await ImportAsync(Count + 920));

        Assert.Equal(run, wholeStill);
        Assert.Equal(400, nearly!.Changed.Length);
        Assert.Equal((null, null), (tooMany, nobody));
    }

    [Fact]
    public void The_run_that_looked_for_all_is_noted_only_where_another_did()
    {
        Assert.DoesNotContain("copies_run", EarlierRuns.Note(new(), 3), StringComparison.Ordinal);
        Assert.Equal(2, JsonNode.Parse(EarlierRuns.Note(new(), 3, 2))!["copies_run"]!.GetValue<long>());
    }

    Task<(EarlierCopies? Copies, long? Whole)> CopiesAsync(long? run, StoredCorpus stored, RunOptions? options = null) =>
        _host.Services.GetRequiredService<EarlierRuns>().CopiesAsync(run, stored.ImportId, Task.FromResult(stored), _consultation, options ?? new(), Cancel);

    async Task<StoredCorpus> ImportAsync(int count, int changed = -1)
    {
        var contributions = Enumerable.Range(0, count).Select(i => new Contribution
        {
            Id = new("p" + i.ToString("0000", CultureInfo.InvariantCulture)), Body = SourceText.Same(i == changed ? "Une tout autre mesure." : $"La mesure numéro {i}."),
        });
        await new ImportStore(_database.Source).MergeAsync(MadeUp.Of("Essai", [.. contributions], []), new("essai", "essai", "test", [("contributions.csv", "00")], ImportScope.Whole, false), Cancel);
        _consultation = (await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel)).Id;
        return await _host.Services.GetRequiredService<CorpusStore>().LoadAsync(_consultation, null, Cancel);
    }

    // a run that found one group
    async Task<long> RunAsync(StoredCorpus stored, long? whole)
    {
        var runs = _host.Services.GetRequiredService<RunStore>();
        var run = await runs.QueueAsync(_consultation, 1, RunReason.Person, "test", false, Cancel);
        await runs.BeginAsync(run, new(stored.ImportId, stored.Fingerprint, EarlierRuns.Note(new(), null, whole), CodeVersion.Current), Cancel);
        DuplicateGroup group = new("D001", DuplicateKind.Exact, new("p0001"), [new(new("p0001"), 1, []), new(new("p0002"), 1, [])], 2, 1, null, null);
        await runs.CompleteAsync(run, new()
        {
            Topics = new([], [], [], []), Duplicates = [group], Tags = [], Opinions = new([], [], 0), Controversies = [], Draft = new([], [], [], []), Coverage = [],
        }, ImmutableDictionary<string, long>.Empty, [], Cancel);
        return run;
    }
}
