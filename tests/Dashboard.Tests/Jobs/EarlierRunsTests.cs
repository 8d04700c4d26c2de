using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class EarlierRunsTests(DatabaseFixture fixture) : IAsyncLifetime
{
    Database _database = null!; // made before each test
    IHost _host = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    RunStore Runs => _host.Services.GetRequiredService<RunStore>();

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data"))); // never started: the tests do the jobs themselves
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_run_after_a_tenth_more_contributions_keeps_topics_and_labels_where_a_fresh_one_does_not()
    {
        var first = await FirstAsync();
        var grown = await GrowAsync(first);

        var next = await RunAsync();
        var fresh = await RunAsync(fresh: true);

        Assert.Equal((null, first.Line.Id, null), (first.Line.EarlierRun, next.Line.EarlierRun, fresh.Line.EarlierRun));
        Assert.InRange((double)grown / first.Corpus.Contributions.Length, 0.09, 0.12);
        Assert.Equal(first.Corpus.Contributions.Length + grown, next.Corpus.Contributions.Length);
        Assert.True(Kept(first, next) >= 0.9, $"{Kept(first, next):0.000} of the contributions keep topic and label");
        Assert.True(Kept(first, fresh) < 0.9, $"starting anew, {Kept(first, fresh):0.000} keep them: the case shows nothing");
        Assert.Equal(Rows(Pipeline.Run(next.Corpus, new(first.Findings.Topics.Topics, first.Findings.Topics.Assignments), new(), SilentObserver.Instance, Cancel)), Rows(next.Findings));
        Assert.Equal(Rows(Pipeline.Run(fresh.Corpus, null, new(), SilentObserver.Instance, Cancel)), Rows(fresh.Findings));
    }

    [Fact]
    public async Task On_unchanged_data_a_run_starts_from_what_the_latest_one_started_from_and_finds_the_same()
    {
        var first = await FirstAsync();
        var again = await RunAsync();
        await GrowAsync(first);
        var next = await RunAsync();
        var nextAgain = await RunAsync();
        var fresh = await RunAsync(fresh: true);
        var afterFresh = await RunAsync();

        Assert.Equal([null, again.Line.Id, again.Line.Id, null, null],
            new[] { again, next, nextAgain, fresh, afterFresh }.Select(r => r.Line.EarlierRun));
        Assert.Equal(Rows(first.Findings), Rows(again.Findings));
        Assert.Equal(Rows(next.Findings), Rows(nextAgain.Findings));
        Assert.Equal(Rows(fresh.Findings), Rows(afterFresh.Findings));
        Assert.NotEqual(Rows(next.Findings), Rows(fresh.Findings));
    }

    [Fact]
    public async Task An_import_that_changed_nothing_changes_nothing_though_the_guess_was_the_latest_run()
    {
        var first = await FirstAsync();
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(100));
        var last = await _database.Source.ScalarAsync<long>("select max(id) from imports", Cancel);

        var again = await RunAsync();

        Assert.NotEqual(first.Line.ImportId, last);
        Assert.Equal((null, last), (again.Line.EarlierRun, again.Line.ImportId));
        Assert.Equal(Rows(first.Findings), Rows(again.Findings));
    }

    [Fact]
    public async Task Another_seed_starts_from_the_latest_run_and_options_come_back_as_they_were()
    {
        var first = await FirstAsync();

        var other = await RunAsync(seed: 2);

        Assert.Equal(first.Line.Id, other.Line.EarlierRun);
        Assert.Equal(new RunOptions { Seed = 2 }.ToString(), other.Record.Options.ToString());
        Assert.Equal(new RunOptions().ToString(), first.Record.Options.ToString());
    }

    [Fact]
    public async Task Coarser_topics_are_found_anew_and_kept_by_the_runs_after()
    {
        var first = await FirstAsync();

        var coarser = await RunAsync(detail: 0.25);
        var next = await RunAsync(seed: 2);

        int Topics(StoredRun run) => run.Findings.Topics.Topics.Count(t => t.Level == 1);
        Assert.True(Topics(coarser) < Topics(first), $"{Topics(coarser)} topics, {Topics(first)} before");
        Assert.Equal([null, null, coarser.Line.Id], new[] { first, coarser, next }.Select(r => r.Line.EarlierRun));
        Assert.Equal([1, 0.25, 0.25], new[] { first, coarser, next }.Select(r => r.Record.Options.Topics.Detail));
        Assert.Equal([1, 0.25, 0.25], new[] { first, coarser, next }.Select(r => r.Line.Detail ?? 0));
    }

    async Task<StoredRun> FirstAsync()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(100));
        return await RunAsync();
    }

    // a tenth more, all of it about what was least spoken of: whoever numbers topics anew by size numbers them otherwise
    async Task<int> GrowAsync(StoredRun first)
    {
        var before = MadeUp.Consultation(100);
        var least = first.Findings.Topics.Topics.Last(t => t.Level == 1).Id;
        var members = first.Findings.Topics.Assignments.Where(a => a.Topic == least).Select(a => first.Corpus.Contributions[first.Corpus.IndexOf(a.Contribution)!.Value]);
        var more = members.Where(m => m.Kind == ContributionKind.Proposition).Take(14).Select((m, i) => m with
        {
            Id = new($"neuf{i}"), Number = $"#{1000 + i}", Author = new($"nouveau{i}"),
            Body = SourceText.Same($"Au village numéro {i}, nous disons aussi ceci. {m.Body.Plain}"),
        }).ToList();
        await MadeUp.ImportAsync(_database, MadeUp.Of(before.Name, [.. before.Contributions, .. more], before.Votes));
        return more.Count;
    }

    async Task<StoredRun> RunAsync(int seed = 1, bool fresh = false, double? detail = null)
    {
        var consultation = await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel);
        var run = await Runs.QueueAsync(consultation.Id, seed, RunReason.Person, "test", fresh, Cancel, detail: detail);
        await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, Cancel);
        var stored = await _host.Services.GetRequiredService<StoredRuns>().LoadAsync(run, Cancel);
        Assert.Equal((RunState.Done, fresh), (stored.Line.State, stored.Line.Fresh));
        return stored;
    }

    static double Kept(StoredRun from, StoredRun to)
    {
        var after = to.Findings.Topics.Assignments.ToDictionary(a => a.Contribution, a => a.Topic);
        var labels = to.Findings.Topics.Topics.ToDictionary(t => t.Id, t => t.Label);
        var named = from.Findings.Topics.Topics.ToDictionary(t => t.Id, t => t.Label);
        var before = from.Findings.Topics.Assignments.Where(a => a.Topic is not null).ToList();
        return (double)before.Count(a => after[a.Contribution] == a.Topic && labels[a.Topic!.Value] == named[a.Topic!.Value]) / before.Count;
    }

    static string Rows(Findings findings) => string.Join('\n',
    [
        .. findings.Topics.Topics.Select(t => $"{t.Id} {t.ParentId} {t.Label} {t.Size} {string.Join(';', t.Keyphrases)} {string.Join(';', t.Representatives)}"),
        .. findings.Topics.Assignments.OrderBy(a => a.Contribution).Select(a => $"{a.Contribution} {a.Topic} {a.SubTopic} {a.Similarity:R}"),
        .. findings.Draft.Points.Select(p => $"{p.Row} {p.Topic} {p.Point} {p.Qualification} {string.Join(';', p.Citations)}"),
    ]);
}
