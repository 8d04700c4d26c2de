using System.Diagnostics;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Processes that die: workers at every stage, and the database.</summary>
[Trait("Category", "Slow")]
public sealed class KilledTests
{
    const int Contributions = 4000;
    static readonly string[] s_stages = ["read", "text", "duplicates", "topics", "tags", "opinions", "controversies", "agreement", "coverage", "store"];
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(8);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_killed_at_every_stage_loses_nothing_and_the_findings_are_the_same()
    {
        await using var fixture = await FaultFixture.StartAsync(Contributions, Cancel);
        var run = await fixture.QueueAsync();
        var killed = new List<string>();
        var takenUp = new List<double>();

        for (var stage = 0; stage < s_stages.Length; stage++)
        {
            using var worker = fixture.Start(2, "worker");
            var watch = Stopwatch.StartNew();
            var line = await fixture.WaitAsync(run, r => r.Ended || Array.IndexOf(s_stages, r.Stage) >= stage, s_patience, Cancel);
            if (line.Ended) break;
            worker.Kill();
            if (killed.Count > 0) takenUp.Add(watch.Elapsed.TotalSeconds);
            killed.Add(line.Stage);
            stage = Math.Max(stage, Array.IndexOf(s_stages, line.Stage)); // a short stage may be over before it is seen
        }
        using var last = fixture.Start(2, "worker");
        var ended = await fixture.WaitAsync(run, r => r.Ended, s_patience, Cancel);

        Assert.Equal((RunState.Done, null), (ended.State, ended.Failure));
        Assert.True(killed.Distinct().Count() >= 7, string.Join(' ', killed));
        Assert.Equal(await fixture.UndisturbedAsync(Cancel), await fixture.TablesAsync(run, Cancel));
        Assert.Equal(0, await fixture.Database.Source.ScalarAsync<long>("select count(*) from stage_results", Cancel));
        Outcomes.Write("a worker is killed (SIGKILL) at " + string.Join(", ", killed),
            $"the next one takes the run up within {Math.Ceiling(takenUp.Max()):0} s and goes on with the stage it stood at; same bytes as an undisturbed run of {Contributions} contributions");
    }

    [Fact]
    public async Task A_database_killed_in_mid_run_and_started_again_loses_nothing()
    {
        await using var fixture = await FaultFixture.StartAsync(Contributions, Cancel);
        using var worker = fixture.Start(2, "worker");
        var run = await fixture.QueueAsync();
        await fixture.WaitAsync(run, r => r.Stage is "topics" or "tags", s_patience, Cancel);

        await fixture.Postgres.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Cancel);
        await fixture.Postgres.StartAgainAsync();
        var ended = await fixture.WaitAsync(run, r => r.Ended, s_patience, Cancel);

        Assert.Equal((RunState.Done, null), (ended.State, ended.Failure));
        Assert.Equal(await fixture.UndisturbedAsync(Cancel), await fixture.TablesAsync(run, Cancel));
        Outcomes.Write("PostgreSQL is killed (SIGKILL of all its processes) in mid-run and started again after 5 s", "the same worker finishes the run; same bytes as an undisturbed one");
    }

    [Fact]
    public async Task A_run_stops_within_two_seconds_of_the_wish_at_any_stage()
    {
        await using var fixture = await FaultFixture.StartAsync(Contributions, Cancel);
        using var worker = fixture.Start(2, "worker");
        var slowest = (Seconds: 0.0, Stage: "");
        foreach (var stage in s_stages.Where(s => s is "text" or "duplicates" or "topics" or "tags" or "agreement"))
        {
            var run = await fixture.QueueAsync();
            var seen = await fixture.WaitAsync(run, r => r.Ended || Array.IndexOf(s_stages, r.Stage) >= Array.IndexOf(s_stages, stage), s_patience, Cancel);
            var watch = Stopwatch.StartNew();
            await fixture.Runs.RequestCancelAsync(run, Cancel);
            var ended = await fixture.WaitAsync(run, r => r.Ended, s_patience, Cancel);

            if (!seen.Ended) Assert.Equal(RunState.Cancelled, ended.State);
            if (watch.Elapsed.TotalSeconds > slowest.Seconds) slowest = (watch.Elapsed.TotalSeconds, seen.Stage);
        }

        Assert.InRange(slowest.Seconds, 0, 2);
        Outcomes.Write("a person stops a run", $"stopped after at most {slowest.Seconds:0.0} s (at {slowest.Stage}; five stages of {Contributions} contributions tried)");
    }
}
