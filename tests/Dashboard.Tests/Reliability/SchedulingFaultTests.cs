using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Clocks that jump, schedulers that are two, jobs that an older version queued.</summary>
public sealed class SchedulingFaultTests(DatabaseFixture databases) : IAsyncLifetime
{
    Database _database = null!; // made before each test
    IHost _host = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await databases.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(databases.Folder, "data"))); // never started: nothing happens but what the tests do
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_clock_that_jumps_forth_and_back_asks_for_a_closing_once()
    {
        var closing = ParisTime.End(new(2031, 5, 2));
        await SetAsync(closing);
        var clock = new Clock(closing.AddHours(-1));
        var timetable = TimetableOf(clock);

        Assert.Equal(0, await timetable.LookAsync(Cancel));
        clock.Now = closing.AddDays(400); // the battery of the clock
        Assert.Equal(1, await timetable.LookAsync(Cancel));
        await DoAllAsync();
        clock.Now = closing.AddHours(2); // and the network time after it
        Assert.Equal(0, await timetable.LookAsync(Cancel));
        clock.Now = closing.AddDays(-3);
        Assert.Equal(0, await timetable.LookAsync(Cancel));
        clock.Now = closing.AddHours(3);
        Assert.Equal(0, await timetable.LookAsync(Cancel));
        Assert.Equal(1, await RunsAsync());
        Outcomes.Write("the clock jumps 400 days ahead and back around a closing", "one run is asked for, not more");
    }

    [Fact]
    public async Task Two_schedulers_ask_once()
    {
        await SetAsync(ParisTime.End(new(2020, 5, 2)));

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TimetableOf(new Clock(DateTimeOffset.UtcNow)).LookAsync(Cancel)));

        Assert.Equal(1, asked.Sum());
        Assert.Equal(1, await RunsAsync());
        Outcomes.Write("eight schedulers look at the same moment", "one run is asked for");
    }

    [Fact]
    public async Task Jobs_queued_by_the_version_before_are_read_and_done()
    {
        var payloads = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests", "Fixtures", "queued-jobs", "0.1.0.jsonl"), Cancel);

        foreach (var payload in payloads)
        {
            var job = InvocationData.DeserializePayload(payload).DeserializeJob();
            Assert.NotNull(job.Method);
            Assert.NotNull(_host.Services.GetRequiredService(job.Type)); // with all that it needs
        }
        var run = await _host.Services.GetRequiredService<RunStore>().QueueAsync(1, 1, RunReason.Person, "test", false, Cancel);
        var old = InvocationData.DeserializePayload(payloads[0].Replace("\\\"8\\\"", $"\\\"{run}\\\"", StringComparison.Ordinal)).DeserializeJob();
        await (Task)old.Method.Invoke(_host.Services.GetRequiredService(old.Type), [.. old.Args.Select(a => a ?? (object?)null).Take(2), CancellationToken.None])!; // the method returns a task

        Assert.Equal(RunState.Done, (await _host.Services.GetRequiredService<RunStore>().FindAsync(run, Cancel))!.State);
        Outcomes.Write("an upgrade finds jobs that version 0.1.0 queued", $"all {payloads.Length} kinds are read, and a run queued then is done");
    }

    Timetable TimetableOf(TimeProvider clock)
    {
        var services = _host.Services;
        return new(_database.Source, services.GetRequiredService<TimetableStore>(), services.GetRequiredService<RunQueue>(), services.GetRequiredService<Retention>(), clock, NullLogger<Timetable>.Instance);
    }

    Task SetAsync(DateTimeOffset closing) => _host.Services.GetRequiredService<TimetableStore>().SetAsync("essai", null, closing, null, false, Cancel);

    Task<long> RunsAsync() => _database.Source.ScalarAsync<long>("select count(*) from runs", Cancel);

    async Task DoAllAsync()
    {
        foreach (var run in await _host.Services.GetRequiredService<RunStore>().UnfinishedAsync(Cancel))
            await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run.Id, null, Cancel);
    }

    sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
