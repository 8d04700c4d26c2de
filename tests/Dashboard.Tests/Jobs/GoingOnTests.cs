using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Runs of a large consultation that go on from an earlier one: its copies, its names, what each contribution showed by itself.</summary>
public sealed class GoingOnTests(DatabaseFixture fixture)
{
    const int Count = 8_320, CameIn = 83;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_run_that_goes_on_gives_the_same_bytes_on_2_and_16_processors()
    {
        await using var database = await fixture.CreateAsync();
        using var folder = new TemporaryFolder();
        using var host = Worker.BuildHost(database, new(folder.Path)); // never started
        var export = Path.Combine(folder.Path, "export");
        Generation.Write(Count, 7, export, null, Cancel);
        var all = ImportExport.ReadAll([Path.Combine(export, "contributions.csv")], new(), Cancel);
        await ImportAsync(database, all.Contributions.Take(Count - CameIn));
        var first = await RunAsync(2);
        // the process has ended with its run: what the next one goes on from was there before, and what stages left is gone
        Assert.Equal(Text.StretchCount(Count - CameIn), await database.Source.ScalarAsync<long>("select count(*) from kept_texts", Cancel));
        Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from stage_results", Cancel));
        await ImportAsync(database, all.Contributions);

        var (two, sixteen) = (await RunAsync(2), await RunAsync(16));

        Assert.Contains($"\"copies_run\": {first}", await host.Services.GetRequiredService<RunStore>().OptionsAsync(two, Cancel), StringComparison.Ordinal);
        Assert.Contains($"\"copies_run\": {first}", await host.Services.GetRequiredService<RunStore>().OptionsAsync(sixteen, Cancel), StringComparison.Ordinal);
        Assert.Equal(await TablesAsync(two), await TablesAsync(sixteen));
        // topics, sides and lines stood: none was found anew
        Assert.Equal([first], await database.Source.ListAsync("select distinct run_id from left_by_runs", r => r.GetInt64(0), Cancel));
        var (before, after) = (await host.Services.GetRequiredService<FindingsStore>().AssignmentsAsync(first, Cancel), await host.Services.GetRequiredService<FindingsStore>().AssignmentsAsync(two, Cancel));
        Assert.Equal([], before.Except(after));
        Assert.Equal(Count, after.Length);

        async Task<long> RunAsync(int processors)
        {
            using var run = ProductProcess.Start(database.ConnectionString, folder.Path, processors, "run", "essai");
            var (code, _, error) = await run.EndAsync(Cancel);
            Assert.True(code == 0, error);
            return await database.Source.ScalarAsync<long>("select latest_run_id from consultations", Cancel);
        }

        async Task<SortedDictionary<string, string>> TablesAsync(long run)
        {
            var stored = await host.Services.GetRequiredService<StoredRuns>().LoadAsync(run, Cancel);
            var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
            FindingsFiles.Write(name => streams[name] = new(), stored.Corpus, stored.Findings, RunRecord.Of(MadeUp.Of("", [], []), [], new()));
            return new(streams.ToDictionary(s => s.Key, s => System.Text.Encoding.UTF8.GetString(s.Value.ToArray())), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Stages_are_packed_in_a_run_over_all_and_in_one_that_goes_on_only_where_it_takes_minutes()
    {
        Assert.True(KeptStages.IsWorthKeeping(100, goesOn: false));
        Assert.False(KeptStages.IsWorthKeeping(200_000, goesOn: true));
        Assert.True(KeptStages.IsWorthKeeping(200_001, goesOn: true));
    }

    static async Task ImportAsync(Database database, IEnumerable<Contribution> contributions) =>
        await new ImportStore(database.Source).MergeAsync(MadeUp.Of("Essai", [.. contributions], []), new("essai", "essai", "test", [("contributions.csv", "00")], ImportScope.Whole, false), Cancel);
}
