using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class EarlyFindingsTests(DatabaseFixture fixture) : IAsyncLifetime
{
    Database _database = null!; // made before each test

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    RunStore Runs => new(_database.Source);

    public async ValueTask InitializeAsync() => _database = await fixture.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_stages_found_is_seen_once_the_run_has_ended_and_stands_there_once()
    {
        var (run, found) = await BegunAsync();
        await using var early = await EarlyFindings.BeginAsync(_database.Source, run, Cancel);

        early.Add("duplicates", found.Duplicates);
        early.Add("topics", found.Topics);
        await WrittenAsync();
        var before = await CountAsync(run);
        var stored = await Runs.CompleteAsync(run, found, new Dictionary<string, long>(), [], Cancel, early);

        Assert.Equal(0, before);
        Assert.True(stored);
        Assert.Equal(found.Topics.Ideas.Length, await CountAsync(run));
        Assert.Equal(found.Coverage.Length, await _database.Source.ScalarAsync<long>("select count(*) from coverage_lines where run_id = $1", Cancel, run));
    }

    [Fact]
    public async Task Of_a_run_that_was_stopped_nothing_is_left()
    {
        var (run, found) = await BegunAsync();
        await using (var early = await EarlyFindings.BeginAsync(_database.Source, run, Cancel))
        {
            early.Add("topics", found.Topics);
            await WrittenAsync();
            await Runs.EndAsync(run, RunState.Cancelled, null, Cancel);

            Assert.False(await Runs.CompleteAsync(run, found, new Dictionary<string, long>(), [], Cancel, early));
        }

        Assert.Equal(0, await CountAsync(run));
    }

    [Fact]
    public async Task Where_the_connection_went_all_is_written_at_the_end()
    {
        var (run, found) = await BegunAsync();
        await using var early = await EarlyFindings.BeginAsync(_database.Source, run, Cancel);
        early.Add("topics", found.Topics);
        await WrittenAsync();

        await _database.Source.RunAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'", Cancel);
        early.Add("duplicates", found.Duplicates);
        var stored = await Runs.CompleteAsync(run, found, new Dictionary<string, long>(), [], Cancel, early);

        Assert.True(stored);
        Assert.Equal(found.Topics.Ideas.Length, await CountAsync(run));
    }

    [Fact]
    public async Task What_a_run_found_is_not_copied_for_the_search_while_another_is_under_way()
    {
        using var host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data"))); // never started
        var searched = (SearchedFindings)host.Services.GetService(typeof(SearchedFindings))!; // registered
        var (run, found) = await BegunAsync();
        await Runs.CompleteAsync(run, found, new Dictionary<string, long>(), [], Cancel);
        var next = await Runs.QueueAsync((await Runs.FindAsync(run, Cancel))!.ConsultationId, 1, RunReason.Person, "test", false, Cancel);

        await searched.CatchUpAsync(null, asWorker: true, Cancel);
        var meanwhile = await _database.Source.ScalarAsync<long>("select count(*) from search_places", Cancel);
        await Runs.EndAsync(next, RunState.Failed, "Essai.", Cancel);
        await searched.CatchUpAsync(null, asWorker: true, Cancel);

        Assert.Equal(0, meanwhile);
        Assert.Equal(found.Coverage.Length, await _database.Source.ScalarAsync<long>("select count(*) from search_places", Cancel));
    }

    // a run that goes on, and what it would find
    async Task<(long Run, Findings Found)> BegunAsync()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(), "essai");
        var consultation = await new ConcertationStore(_database.Source).NeedAsync("essai", Cancel);
        var stored = await new CorpusStore(_database.Source).LoadAsync(consultation.Id, null, Cancel);
        var run = await Runs.QueueAsync(consultation.Id, 1, RunReason.Person, "test", false, Cancel);
        Assert.True(await Runs.BeginAsync(run, new(stored.ImportId, stored.Fingerprint, EarlierRuns.Note(new(), null), CodeVersion.Current), Cancel));
        return (run, Pipeline.Run(stored.Corpus, null, new(), SilentObserver.Instance, Cancel));
    }

    // until the connection that writes waits for more
    async Task WrittenAsync()
    {
        while (await _database.Source.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and query like 'copy idea_lists%'", Cancel) == 0)
            await Task.Delay(20, Cancel);
    }

    Task<long> CountAsync(long run) => _database.Source.ScalarAsync<long>("select count(*) from ideas where run_id = $1", Cancel, run);
}
