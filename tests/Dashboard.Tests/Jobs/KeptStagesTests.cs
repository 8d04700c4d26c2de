using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class KeptStagesTests(DatabaseFixture fixture) : IAsyncLifetime
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
    public void What_a_stage_found_comes_back_exactly_and_the_stages_after_it_find_the_same()
    {
        var corpus = Corpus(120);
        var kept = new InMemory();

        var first = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel, kept);
        var stagesDone = new List<string>();
        for (var stage = 0; stage < InMemory.Stages.Length; stage++)
        {
            var partly = new InMemory(kept, InMemory.Stages[..stage]);
            var again = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel, partly);
            stagesDone.Add(string.Join(' ', partly.Kept.OrderBy(InMemory.Stages.IndexOf))); // some go on side by side
            Assert.Equal(Tables(corpus, first), Tables(corpus, again));
        }

        Assert.Equal("text duplicates topics tags opinions controversies agreement coverage", stagesDone[0]);
        Assert.Equal("text coverage", stagesDone[^1]);
    }

    [Fact]
    public void A_stretch_of_texts_comes_back_exactly_and_joins_to_what_one_machine_prepares()
    {
        var corpus = new Corpus(MadeUp.Consultation(1500).Contributions.Append(new() { Id = new("demi"), Title = "Demi \ud83d", Body = SourceText.Same("Un emoji 😀, et la moitié d’un autre \ude00 : à voir.") }), [], "Essai");
        var alone = Text.Prepare(corpus, new(), Cancel);

        var joined = Text.Join(corpus, [.. Enumerable.Range(0, Text.StretchCount(corpus.Contributions.Length))
            .Select(s => Again(corpus, s).Texts)], Cancel);

        Assert.Equal(2, Text.StretchCount(corpus.Contributions.Length));
        Assert.Equal(alone.Vocabulary.Forms, joined.Vocabulary.Forms);
        Assert.Equal(alone.Vocabulary.DocumentCounts, joined.Vocabulary.DocumentCounts);
        Assert.Equal(alone.Texts.Length, joined.Texts.Length);
        Assert.All(alone.Texts.Zip(joined.Texts), pair =>
        {
            Assert.Equal((pair.First.Plain, pair.First.BodyStart, pair.First.Language), (pair.Second.Plain, pair.Second.BodyStart, pair.Second.Language));
            Assert.True(pair.First.Tokens.SequenceEqual(pair.Second.Tokens) && pair.First.Sentences.SequenceEqual(pair.Second.Sentences) && pair.First.Ideas.SequenceEqual(pair.Second.Ideas));
        });
    }

    [Fact]
    public void A_draft_over_topics_that_were_kept_is_what_it_is_over_fresh_ones()
    {
        using var folder = new TemporaryFolder();
        var export = Path.Combine(folder.Path, "export");
        Generation.Write(1500, 7, export, null, Cancel); // large enough that where contributions lie decides on points
        var read = ImportExport.ReadAll([export], new(), Cancel);
        var corpus = new Corpus(read.Contributions, read.Votes, read.Name);
        var kept = new InMemory();

        var fresh = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel, kept);
        var resumed = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel, new InMemory(kept, ["duplicates", "tags", "topics"]));

        Assert.NotEmpty(fresh.Draft.Points);
        Assert.Equal(Tables(corpus, fresh), Tables(corpus, resumed));
    }

    static Stretch Again(Corpus corpus, int stretch) =>
        StretchCodec.Read(StretchCodec.Write(Stretch.Cut(corpus, stretch, new())), i => corpus.Contributions[stretch * Text.StretchLength + i]);

    [Fact]
    public void A_run_over_stretches_cut_elsewhere_finds_what_one_machine_finds()
    {
        var corpus = Corpus(1500);
        var kept = new InMemory();
        var cut = Enumerable.Range(0, Text.StretchCount(corpus.Contributions.Length)).Select(s => Again(corpus, s));
        var (texts, copies, tags) = Stretch.Join(corpus, [.. cut.Reverse()], Cancel); // in any order
        kept.Give("text", texts);
        kept.Give(Stretch.Signatures, copies);
        kept.Give(Stretch.OwnTags, tags);

        var shared = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel, kept);

        Assert.Empty(kept.Given);
        Assert.Contains(shared.Tags, t => t.Kind == TagKind.Entity || t.Kind == TagKind.Instrument);
        Assert.Contains(cut.SelectMany(s => s.Copies), c => !c.Meaning.IsDefault);
        Assert.Equal(Tables(corpus, Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel)), Tables(corpus, shared));
    }

    [Fact]
    public async Task A_run_that_was_cut_goes_on_with_the_stage_it_stood_at()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(100));
        var undisturbed = await RunAsync(await QueueAsync());
        await _database.Source.RunAsync("update consultations set latest_run_id = null", Cancel); // so that the second starts as the first did
        var run = await QueueAsync();

        using (var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancel))
        {
            var job = ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, cut.Token);
            await Until(async () => await KeptAsync() >= 3, cut); // the queue stops while the fourth stage goes on, or later
            await Record.ExceptionAsync(() => job);
        }
        var between = (await Runs.FindAsync(run, Cancel))!;
        var kept = await KeptAsync();
        var ended = await RunAsync(run);

        Assert.Equal((RunState.Running, RunState.Done), (between.State, ended.Line.State));
        Assert.InRange(kept, 3, 7);
        Assert.Equal(undisturbed.Line.Stages.Select(s => s.Name), ended.Line.Stages.Select(s => s.Name)); // with what the earlier ones cost when they were done
        Assert.Equal(Tables(undisturbed.Corpus, undisturbed.Findings), Tables(ended.Corpus, ended.Findings));
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task Another_input_or_other_options_never_meet_what_was_kept()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        var stored = await new CorpusStore(_database.Source).LoadAsync(1, null, Cancel);
        var topics = new EarlierTopics([], [new(new("p000"), new("T01"), null, 0.5)]);

        string[] keys =
        [
            KeptStages.KeyOf(stored.Fingerprint, EarlierRuns.Note(new(), null), null), KeptStages.KeyOf(stored.Fingerprint, EarlierRuns.Note(new(), 3), null),
            KeptStages.KeyOf(stored.Fingerprint, EarlierRuns.Note(new() { Seed = 2 }, null), null), KeptStages.KeyOf(stored.Fingerprint, EarlierRuns.Note(new(), null), topics),
            KeptStages.KeyOf("another", EarlierRuns.Note(new(), null), null), Over(topics with { NamesStand = true }), Over(new([], [])),
            Over(new([], [new(new("p000"), new("T02"), null, 0.5)])), Over(new([], [new(new("p000"), null, new("T01"), 0.5)])), Over(new([], [new(new("p000"), new("T01"), null, 0.6)])),
        ];
        string Over(EarlierTopics earlier) => KeptStages.KeyOf(stored.Fingerprint, EarlierRuns.Note(new(), null), earlier);

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public async Task A_run_that_takes_its_worker_down_again_and_again_is_given_up_with_a_sentence()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        var run = await QueueAsync();
        await _database.Source.RunAsync("update run_progress set attempts = 5 where run_id = $1", Cancel, run); // as many workers died of it

        await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, Cancel);

        var line = (await Runs.FindAsync(run, Cancel))!;
        Assert.Equal(RunState.Failed, line.State);
        Assert.Contains("mémoire", line.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_are_counted_anew_at_a_stage_that_none_had_come_to()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        var run = await QueueAsync();
        var counted = new List<int>();
        foreach (var stage in new[] { "text", "text", "duplicates", "duplicates", "topics" }) // where each worker was killed, at once or halfway
        {
            counted.Add(await Runs.CountAttemptAsync(run, Cancel));
            await Runs.NoteProgressAsync(run, stage, 0, RunProgress.TotalShare(stage, 0), RunProgress.TotalShare(stage, 0), Cancel);
            await Runs.NoteProgressAsync(run, stage, 0.5, RunProgress.TotalShare(stage, 0), RunProgress.TotalShare(stage, 0.5), Cancel);
        }

        Assert.Equal([1, 2, 3, 2, 3], counted);
    }

    [Fact]
    public async Task A_run_whose_worker_died_is_stopped_at_once_when_a_person_asks()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        var run = await QueueAsync();
        await Runs.BeginAsync(run, new(null, "", "{}", ""), Cancel);
        await _database.Source.RunAsync("update run_progress set updated_at = now() - interval '10 seconds' where run_id = $1", Cancel, run);

        await Runs.RequestCancelAsync(run, Cancel);
        await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, Cancel); // the queue hands it out once more

        Assert.Equal(RunState.Cancelled, (await Runs.FindAsync(run, Cancel))!.State);
    }

    async Task<long> QueueAsync() =>
        await Runs.QueueAsync((await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel)).Id, 1, RunReason.Person, "test", false, Cancel);

    async Task<StoredRun> RunAsync(long run)
    {
        await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, Cancel);
        return await _host.Services.GetRequiredService<StoredRuns>().LoadAsync(run, Cancel);
    }

    Task<long> KeptAsync() => _database.Source.ScalarAsync<long>("select count(*) from stage_results", Cancel);

    static async Task Until(Func<Task<bool>> reached, CancellationTokenSource cut)
    {
        for (var i = 0; i < 2000 && !await reached(); i++) await Task.Delay(5, Cancel);
        await cut.CancelAsync();
    }

    static Corpus Corpus(int propositions)
    {
        var read = MadeUp.Consultation(propositions);
        return new(read.Contributions, read.Votes, read.Name);
    }

    static SortedDictionary<string, string> Tables(Corpus corpus, Findings findings)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        FindingsFiles.Write(name => streams[name] = new(), corpus, findings, RunRecord.Of(MadeUp.Of("", [], []), [], new()));
        return new(streams.ToDictionary(s => s.Key, s => System.Text.Encoding.UTF8.GetString(s.Value.ToArray())), StringComparer.Ordinal);
    }

    sealed class InMemory : IStageResults
    {
        public static readonly ImmutableArray<string> Stages = ["duplicates", "topics", "tags", "opinions", "controversies", "agreement", "coverage"];
        readonly Dictionary<string, byte[]> _packed = new(StringComparer.Ordinal);

        public InMemory() { }

        public InMemory(InMemory from, IEnumerable<string> stages)
        {
            foreach (var stage in stages) _packed[stage] = from._packed[stage];
        }

        public List<string> Kept { get; } = [];

        public Dictionary<string, object> Given { get; } = [];

        public void Give(string stage, object result) => Given[stage] = result;

        public bool TryGet<T>(string stage, out T result)
        {
            if (Given.Remove(stage, out var given))
            {
                result = (T)given;
                return true;
            }
            var there = _packed.TryGetValue(stage, out var content) && stage != "text";
            result = there ? StageCodec.Read<T>(content!) : default!;
            return there;
        }

        public void Keep<T>(string stage, T result)
        {
            Kept.Add(stage);
            if (result is not PreparedCorpus) _packed[stage] = StageCodec.Write(result);
        }
    }
}
