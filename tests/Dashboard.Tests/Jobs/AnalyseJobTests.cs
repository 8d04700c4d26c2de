using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class AnalyseJobTests(DatabaseFixture fixture) : IAsyncLifetime
{
    Database _database = null!; // made before each test
    IHost _host = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    RunStore Runs => _host.Services.GetRequiredService<RunStore>();
    RunQueue Queue => _host.Services.GetRequiredService<RunQueue>();
    StoredRuns Stored => _host.Services.GetRequiredService<StoredRuns>();
    ConcertationStore Consultations => _host.Services.GetRequiredService<ConcertationStore>();

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data")));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(Cancel);
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_run_through_the_queue_writes_the_same_tables_as_the_analysis_of_the_file()
    {
        var read = MadeUp.Consultation();
        await MadeUp.ImportAsync(_database, read);
        var corpus = new Corpus(read.Contributions, read.Votes, read.Name);
        var record = RunRecord.Of(read, [], new());
        var expected = Tables(corpus, Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel), record);

        await _host.StartAsync(Cancel);
        var ended = await RunAsync(RunReason.Person);
        var stored = await Stored.LoadAsync(ended.Id, Cancel);
        var actual = Tables(stored.Corpus, stored.Findings, stored.Record);

        Assert.Equal(RunState.Done, ended.State);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, table => Assert.Equal(table.Value, actual[table.Key]));
        Assert.True(stored.Findings.Topics.Topics.Length > 0 && stored.Findings.Duplicates.Length > 0, "the made-up consultation has topics and copies");
    }

    [Fact]
    public async Task A_second_run_finds_the_same_and_moves_the_pointer_and_old_runs_keep_what_they_read()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation());
        await _host.StartAsync(Cancel);
        var first = await RunAsync(RunReason.Person);
        var second = await RunAsync(RunReason.Person);
        var before = await Stored.LoadAsync(first.Id, Cancel);

        await MadeUp.ImportAsync(_database, MadeUp.Consultation(80));
        var third = await RunAsync(RunReason.Person);
        var after = await Stored.LoadAsync(first.Id, Cancel);

        Assert.Equal(first.InputFingerprint, second.InputFingerprint);
        Assert.NotEqual(second.InputFingerprint, third.InputFingerprint);
        Assert.Equal(Tables(before.Corpus, before.Findings, before.Record), Tables((await Stored.LoadAsync(second.Id, Cancel)).Corpus, (await Stored.LoadAsync(second.Id, Cancel)).Findings, before.Record));
        Assert.Equal(before.Corpus.Contributions.Length, after.Corpus.Contributions.Length);
        Assert.Equal(third.Id, (await Consultations.NeedAsync("essai", Cancel)).LatestRun);
    }

    [Fact]
    public async Task A_run_that_has_ended_cannot_be_changed()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        await _host.StartAsync(Cancel);
        var run = await RunAsync(RunReason.Person);

        var change = await Record.ExceptionAsync(() => _database.Source.RunAsync("update runs set seed = 2 where id = $1", Cancel, run.Id));
        var again = await Runs.CompleteAsync(run.Id, (await Stored.LoadAsync(run.Id, Cancel)).Findings, new Dictionary<string, long>(), [], Cancel);

        Assert.Contains("immutable", change?.Message, StringComparison.Ordinal);
        Assert.False(again);
    }

    [Fact]
    public async Task A_waiting_run_that_a_person_stops_is_never_done()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        var run = await QueueAsync(RunReason.Person);

        await Runs.RequestCancelAsync(run, Cancel);
        await _host.StartAsync(Cancel);
        var other = await RunAsync(RunReason.Person);

        Assert.Equal(RunState.Done, other.State);
        Assert.Equal(RunState.Cancelled, (await Runs.FindAsync(run, Cancel))!.State);
    }

    [Theory]
    [InlineData("53100", 1, RunState.Done)] // a full disk that has room again when it is tried anew
    [InlineData("22012", 1, RunState.Failed)] // an error that comes again however often one tries
    public async Task A_run_is_tried_again_by_itself_after_what_passes(string code, int failures, RunState expected)
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        await _database.Source.RunAsync($"""
            create sequence tries;
            create function fail_at_first() returns trigger language plpgsql as $$ begin
                if nextval('tries') <= {failures} then raise exception 'made up' using errcode = '{code}'; end if; return null; end $$;
            create trigger fail_at_first before insert on topics for each statement execute function fail_at_first();
            """, Cancel);
        await _host.StartAsync(Cancel);

        var run = await RunAsync(RunReason.Person);

        Assert.Equal(expected, run.State);
        Assert.Equal(expected == RunState.Done ? failures + 1 : failures, await _database.Source.ScalarAsync<long>("select last_value from tries", Cancel));
        Assert.Equal(expected == RunState.Failed, run.Failure is not null);
    }

    [Fact]
    public async Task A_run_that_nobody_waits_for_leaves_its_digests()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(12), "fiches");
        await _host.StartAsync(Cancel);
        var consultation = await Consultations.NeedAsync("fiches", Cancel);
        var run = await Queue.AddAsync(consultation.Id, 1, RunReason.Closing, "test", Cancel);

        var folder = DigestJob.FolderOf(new(Path.Combine(fixture.Folder, "data")), "fiches", run);
        await WaitAsync(() => Task.FromResult(Directory.Exists(folder)));

        var files = Directory.GetFiles(folder).Select(Path.GetFileName).ToHashSet();
        Assert.Superset(new HashSet<string?> { "synthesis.xlsx", "synthesis.html", "topics.csv", "run.json" }, files);
        Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(folder)!));
    }

    [Fact]
    public async Task A_run_of_the_timetable_is_published_once_and_only_where_an_administrator_said_so()
    {
        var timetables = _host.Services.GetRequiredService<TimetableStore>();
        foreach (var slug in new[] { "publie", "garde" })
        {
            await MadeUp.ImportAsync(_database, MadeUp.Consultation(12), slug);
            await timetables.SetAsync(slug, null, null, null, slug == "publie", Cancel);
        }
        await _host.StartAsync(Cancel);
        long kept = await Queue.AddAsync((await Consultations.NeedAsync("garde", Cancel)).Id, 1, RunReason.Closing, "test", Cancel),
            run = await Queue.AddAsync((await Consultations.NeedAsync("publie", Cancel)).Id, 1, RunReason.Closing, "test", Cancel);

        await WaitAsync(async () => await VersionsAsync() > 0 && (await Runs.FindAsync(kept, Cancel))!.Ended);
        var job = ActivatorUtilities.CreateInstance<PublishJob>(_host.Services);
        await job.AfterRunAsync(run, Cancel); // taken up twice
        await job.AfterRunAsync(kept, Cancel);

        Assert.Equal(1, await VersionsAsync());
        Assert.Equal(run, await _database.Source.ScalarAsync<long>("select run_id from publications", Cancel));
        Assert.True(File.Exists(Path.Combine(_host.Services.GetRequiredService<Publications>().FolderOf("publie"), "index.html")));
    }

    Task<long> VersionsAsync() => _database.Source.ScalarAsync<long>("select count(*) from publications", Cancel);

    async Task<long> QueueAsync(RunReason reason) => await Queue.AddAsync((await Consultations.NeedAsync("essai", Cancel)).Id, 1, reason, "test", Cancel);

    async Task<RunLine> RunAsync(RunReason reason)
    {
        var run = await QueueAsync(reason);
        await WaitAsync(async () => (await Runs.FindAsync(run, Cancel))!.Ended);
        return (await Runs.FindAsync(run, Cancel))!;
    }

    static async Task WaitAsync(Func<Task<bool>> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await done()) await Task.Delay(100, patience.Token);
    }

    static SortedDictionary<string, string> Tables(Corpus corpus, Findings findings, RunRecord record)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        FindingsFiles.Write(name => streams[name] = new(), corpus, findings, record);
        return new(streams.ToDictionary(s => s.Key, s => System.Text.Encoding.UTF8.GetString(s.Value.ToArray())), StringComparer.Ordinal);
    }
}
