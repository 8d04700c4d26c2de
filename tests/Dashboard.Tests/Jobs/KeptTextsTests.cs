using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class KeptTextsTests(DatabaseFixture fixture) : IAsyncLifetime
{
    const string RunKey = "run";

    Database _database = null!; // made before each test
    IHost _host = null!;
    long _consultation;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    KeptTexts Kept => _host.Services.GetRequiredService<KeptTexts>();

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data")));
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Only_what_is_new_or_changed_is_cut_and_the_whole_is_what_is_made_anew()
    {
        var first = await ImportAsync(Enumerable.Range(0, 2100).Select(i => Contribution(i)));
        await LeaveAsync(first);

        // 7 is rewritten with a word of its own, 11 is taken back with a word that it alone had, three come in
        var later = await ImportAsync(Enumerable.Range(0, 2103).Where(i => i != 11).Select(i => i == 7 ? Contribution(i) with { Body = SourceText.Same("Nous voulons un passoire municipal.") } : Contribution(i)));
        var found = await FindAsync(later);
        var again = await FindAsync(later);

        AssertIsMadeAnew(later, found!);
        AssertIsMadeAnew(later, again!);
        Assert.Equal(["p0007", "p2100", "p2101", "p2102"], await IdsAsync(3)); // parts 0 to 2 are those of the first run
        Assert.Equal(4, await _database.Source.ScalarAsync<long>("select count(*) from kept_texts", Cancel));
    }

    [Fact]
    public async Task Several_parts_are_added_at_once()
    {
        await LeaveAsync(await ImportAsync(Enumerable.Range(0, 9000).Select(i => Contribution(i))));

        var later = await ImportAsync(Enumerable.Range(0, 9000).Select(i => i % 2 == 0 ? Contribution(i) with { Title = "Une autre version" } : Contribution(i)));

        AssertIsMadeAnew(later, (await FindAsync(later))!);
        Assert.Equal(9 + 5, await _database.Source.ScalarAsync<long>("select count(*) from kept_texts", Cancel)); // 9,000 and 4,500 by 1,024
    }

    [Fact]
    public async Task Other_options_or_another_corpus_find_nothing()
    {
        var first = await ImportAsync(Enumerable.Range(0, 60).Select(i => Contribution(i)));
        await LeaveAsync(first);

        Assert.NotNull(await FindAsync(first, new() { Tags = new() { Corrections = [new(first.Corpus.Contributions[0].Id, TagKind.Lens, "europe", true)] } })); // people's answers decide nothing here
        Assert.Null(await FindAsync(first, new() { Tags = new() { MinConfidence = 0.9 } }));
        Assert.Null(await FindAsync(first, new() { Text = new() { MinIdeaWords = 9 } }));
        Assert.Null(await FindAsync(await ImportAsync(Enumerable.Range(40, 60).Select(i => Contribution(i))))); // 20 of 60 are left
    }

    [Fact]
    public async Task A_contribution_that_two_parts_hold_counts_once_and_parts_full_of_old_ones_are_made_anew()
    {
        await LeaveAsync(await ImportAsync(Enumerable.Range(0, 60).Select(i => Contribution(i))));
        Contribution Changed(int i, int time) => Contribution(i) with { Title = $"Version {time.ToString(CultureInfo.InvariantCulture)}" };

        var once = await ImportAsync(Enumerable.Range(0, 60).Select(i => i < 20 ? Changed(i, 1) : Contribution(i)));
        AssertIsMadeAnew(once, (await FindAsync(once))!);
        var back = await ImportAsync(Enumerable.Range(0, 60).Select(i => i < 10 ? Changed(i, 2) : Contribution(i))); // ten are again what they were at first
        AssertIsMadeAnew(back, (await FindAsync(back))!);
        var third = await ImportAsync(Enumerable.Range(0, 60).Select(i => i < 10 ? Changed(i, 3) : Contribution(i)));
        AssertIsMadeAnew(third, (await FindAsync(third))!);
        Assert.Null(await FindAsync(third)); // 100 are kept for 60
    }

    static Contribution Contribution(int i) => new()
    {
        // an id beyond the basic plane sorts elsewhere in the database than in the corpus
        Id = new($"{(i % 50 == 13 ? "\U0001F600" : i % 51 == 14 ? "\uFB01" : "p")}{i.ToString("0000", CultureInfo.InvariantCulture)}"), Author = new($"auteur{i % 40}"),
        Body = SourceText.Same($"Nous proposons la mesure {(i == 11 ? "onzain" : "commune")} numéro {i % 97}. L’État devrait aider la commune {i % 31} à ouvrir ses données{(i % 5 == 0 ? " : une loi le dirait" : "")}."),
    };

    async Task<StoredCorpus> ImportAsync(IEnumerable<Contribution> contributions)
    {
        var read = MadeUp.Of("Essai", [.. contributions], []);
        await new ImportStore(_database.Source).MergeAsync(read, new("essai", "essai", "test", [("contributions.csv", "00")], ImportScope.Whole, false), Cancel);
        _consultation = (await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel)).Id;
        return await _host.Services.GetRequiredService<CorpusStore>().LoadAsync(_consultation, null, Cancel);
    }

    // what the workers of a run leave when it has ended
    async Task LeaveAsync(StoredCorpus stored)
    {
        var stages = _host.Services.GetRequiredService<StageResultStore>();
        await stages.LayOutAsync(_consultation, RunKey, StretchParts.Stage, [.. stored.Corpus.Contributions.Chunk(Text.StretchLength).Select(c => c.Select(m => m.Id.Value).ToArray())], Cancel);
        for (var part = 0; part < Text.StretchCount(stored.Corpus.Contributions.Length); part++)
            await stages.BringAsync(RunKey, StretchParts.Stage, part, StretchCodec.Write(Stretch.Cut(stored.Corpus, part, new())), 0, Cancel);
        await Kept.KeepAsync(_consultation, stored, new(), RunKey, Cancel);
        await _database.Source.RunAsync("delete from stage_results", Cancel); // as the end of a run does
    }

    Task<Stretch[]?> FindAsync(StoredCorpus stored, RunOptions? options = null) => Kept.FindAsync(_consultation, stored, options ?? new(), _ => { }, Cancel);

    Task<string[]> IdsAsync(int part) => _database.Source.ScalarAsync<string[]>("select ids from kept_texts where part = $1", Cancel, part);

    static void AssertIsMadeAnew(StoredCorpus stored, Stretch[] found)
    {
        var corpus = stored.Corpus;
        var actual = Stretch.Join(corpus, found, Cancel);
        var expected = Stretch.Join(corpus, [.. Enumerable.Range(0, Text.StretchCount(corpus.Contributions.Length)).Select(s => Stretch.Cut(corpus, s, new()))], Cancel);
        Assert.Equal(expected.Texts.Vocabulary.Forms, actual.Texts.Vocabulary.Forms);
        Assert.Equal(expected.Texts.Vocabulary.DocumentCounts, actual.Texts.Vocabulary.DocumentCounts);
        Assert.All(expected.Texts.Texts.Zip(actual.Texts.Texts), pair => Assert.True(ReferenceEquals(pair.First.Contribution, pair.Second.Contribution) && pair.First.Language == pair.Second.Language
            && pair.First.Tokens.SequenceEqual(pair.Second.Tokens) && pair.First.Sentences.SequenceEqual(pair.Second.Sentences) && pair.First.Ideas.SequenceEqual(pair.Second.Ideas)));
        Assert.All(expected.Copies.Zip(actual.Copies), pair => Assert.True(pair.First.Key == pair.Second.Key && pair.First.Words.SequenceEqual(pair.Second.Words)));
        Assert.All(expected.Tags.Zip(actual.Tags), pair => Assert.Equal(Shown(pair.First), Shown(pair.Second)));
        Assert.Contains(actual.Tags, t => !t.IsEmpty);
    }

    static string Shown(ImmutableArray<Tag> tags) => string.Join('\n', tags.Select(t => $"{t.Contribution} {t.Kind} {t.Value} {t.Confidence} {string.Join('|', t.Why)}"));
}
