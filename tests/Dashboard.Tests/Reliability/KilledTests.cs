using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Processes that die: workers at every stage, and the database.</summary>
[Trait("Category", "Slow")]
public sealed class KilledTests
{
    const int Contributions = 4000;
    static readonly string[] s_stages = ["read", "text", "duplicates", "tags", "topics", "opinions", "controversies", "agreement", "coverage", "store"];
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
        last.Kill();
        var watchLocks = Stopwatch.StartNew();
        while (await fixture.LocksAsync(Cancel) > 0 && watchLocks.Elapsed < TimeSpan.FromSeconds(10)) await Task.Delay(100, Cancel); // the database notices within moments
        Assert.Equal(0, await fixture.LocksAsync(Cancel));
        Outcomes.Write("a worker is killed (SIGKILL) at " + string.Join(", ", killed),
            $"the next one takes the run up and comes to the next stage within {Math.Ceiling(takenUp.Max()):0} s, and goes on with the stage it stood at; same bytes as an undisturbed run of {Contributions} contributions");
    }

    [Fact]
    public async Task A_database_killed_in_mid_run_and_started_again_loses_nothing()
    {
        await using var fixture = await FaultFixture.StartAsync(Contributions, Cancel);
        using var worker = fixture.Start(2, "worker");
        var run = await fixture.QueueAsync();
        var line = await fixture.WaitAsync(run, r => r.Stage is "topics" or "tags", s_patience, Cancel);
        var curations = fixture.Host.Services.GetRequiredService<CurationStore>();
        await curations.AddAsync(line.ConsultationId, "rapporteur", run, new MoveContributions([new("p1")], null), null, Cancel); // decided at the last moment

        await fixture.Postgres.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Cancel);
        await fixture.Postgres.StartAgainAsync();
        var ended = await fixture.WaitAsync(run, r => r.Ended, s_patience, Cancel);

        Assert.Equal((RunState.Done, null), (ended.State, ended.Failure));
        var kept = Assert.Single(await curations.ListAsync(line.ConsultationId, Cancel));
        Assert.IsType<MoveContributions>(kept.Decision);
        await curations.AddAsync(line.ConsultationId, "rapporteur", run, new Withdraw(kept.Id), null, Cancel); // what is read back is what people decided
        Assert.Equal(await fixture.UndisturbedAsync(Cancel), await fixture.TablesAsync(run, Cancel));
        Outcomes.Write("PostgreSQL is killed (SIGKILL of all its processes) in mid-run and started again after 5 s", "the same worker finishes the run; same bytes as an undisturbed one; a decision taken the moment before is there");
    }

    [Fact]
    public async Task A_publication_killed_at_any_moment_is_whole_or_not_there()
    {
        await using var fixture = await FaultFixture.StartAsync(600, Cancel);
        using (var worker = fixture.Start(2, "worker"))
            Assert.Equal(RunState.Done, (await fixture.WaitAsync(await fixture.QueueAsync(), r => r.Ended, s_patience, Cancel)).State);
        var (kills, whole, delay) = (0, 0, 300);
        var publication = "";
        for (var ended = false; !ended; delay += 300)
        {
            publication = Path.Combine(fixture.Folder, $"public-{delay}");
            using var publish = fixture.Start(2, "publish", "essai", "-o", publication);
            var end = publish.EndAsync(Cancel);
            ended = await Task.WhenAny(end, Task.Delay(delay, Cancel)) == end;
            publish.Kill();
            if (!ended) kills++;
            if (!File.Exists(Path.Combine(publication, "versions.json"))) continue;
            whole++;
            Assert.Equal(0, (await fixture.Start(2, "publish", "essai", "-o", publication).EndAsync(Cancel)).Code); // asked for again
            Assert.Equal(0, (await fixture.Start(2, "verify", publication).EndAsync(Cancel)).Code);
        }
        var versions = await fixture.Database.Source.ScalarAsync<long>("select count(distinct seal) from publications", Cancel);

        Assert.True(kills >= 3, $"{kills} kills");
        Assert.Equal(0, (await fixture.Start(2, "verify", publication).EndAsync(Cancel)).Code);
        Assert.Equal(whole, versions);
        Outcomes.Write("a publication is killed (SIGKILL) on its way", $"killed at {kills} moments, 0.3 s apart: nothing is listed, or all of it is; asked for again it is whole and `verify` finds nothing to say");
    }

    [Fact]
    public async Task A_run_stops_within_two_seconds_of_a_press_on_its_page_at_any_stage()
    {
        await using var fixture = await FaultFixture.StartAsync(Contributions, Cancel);
        using var worker = fixture.Start(2, "worker");
        var folder = new DataFolder(Path.Combine(fixture.Folder, "site"));
        await using var site = Site.Build(fixture.Database, folder, "http://127.0.0.1:0", withWorker: false);
        var accounts = await FirstAccounts.EnsureAsync(site.Services, folder.In("acces"), FirstAccounts.OfDemonstration);
        await site.StartAsync(Cancel);
        using var person = await new Visitor(site.Urls.First()).SignInAsync("rapporteur", accounts.First(a => a.Name == "rapporteur").Password);
        var slowest = (Seconds: 0.0, Stage: "");
        foreach (var stage in s_stages.Where(s => s is "text" or "duplicates" or "topics" or "tags" or "agreement"))
        {
            var run = await fixture.QueueAsync();
            var seen = await fixture.WaitAsync(run, r => r.Ended || Array.IndexOf(s_stages, r.Stage) >= Array.IndexOf(s_stages, stage), s_patience, Cancel);
            var watch = Stopwatch.StartNew();
            using var pressed = await person.PostAsync($"/runs/{run}/arreter", [], "/consultations/essai/traitements");
            var ended = await fixture.WaitAsync(run, r => r.Ended, s_patience, Cancel);

            if (!seen.Ended) Assert.Equal(RunState.Cancelled, ended.State);
            if (watch.Elapsed.TotalSeconds > slowest.Seconds) slowest = (watch.Elapsed.TotalSeconds, seen.Stage);
        }

        Assert.InRange(slowest.Seconds, 0, 2);
        Outcomes.Write("a person stops a run on its page", $"stopped after at most {slowest.Seconds:0.0} s, the reading of the page and the pressing of its button among them (at {slowest.Stage}; five stages of {Contributions} contributions tried)");
    }
}
