using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class StretchPartsTests(DatabaseFixture fixture) : IAsyncLifetime
{
    Database _database = null!; // made before each test
    IHost _host = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
    public async Task Workers_take_each_part_once_and_the_whole_is_what_one_machine_prepares()
    {
        // an id beyond the basic plane sorts elsewhere in the database than in the corpus
        var contributions = Enumerable.Range(0, 8200).Select(i => new Contribution
        {
            Id = new($"{(i % 50 == 0 ? "\U0001F600" : i % 51 == 0 ? "\uFB01" : "p")}{i.ToString(CultureInfo.InvariantCulture)}"),
            Body = SourceText.Same($"Nous proposons la mesure numéro {i % 97}. Elle aiderait la commune {i % 31} à ouvrir ses données."),
        }).ToImmutableArray();
        await MadeUp.ImportAsync(_database, MadeUp.Of("Essai", contributions, []));
        var services = _host.Services;
        var consultation = await services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel);
        var runs = services.GetRequiredService<RunStore>();
        var run = await runs.QueueAsync(consultation.Id, 1, RunReason.Person, "test", false, Cancel);
        var stored = await services.GetRequiredService<CorpusStore>().LoadAsync(consultation.Id, null, Cancel);
        await runs.BeginAsync(run, new(stored.ImportId, stored.Fingerprint, "{}", ""), Cancel);
        var line = (await runs.FindAsync(run, Cancel))!;
        var shared = services.GetRequiredService<StretchParts>();

        await using var progress = new RunProgress(runs, run, _ => { }, Cancel);
        await using var kept = await KeptStages.OpenAsync(services.GetRequiredService<StageResultStore>(), line, "key", progress, true, false, null, _ => { }, Cancel);
        var helper = Task.Run(async () =>
        {
            var brought = 0;
            while (brought == 0) brought = await shared.HelpAsync(line, "key", stored.ImportId!.Value, new(), Cancel);
            return brought;
        }, Cancel);
        await shared.PrepareAsync(line, stored, new(), kept, progress, Cancel);
        var helped = await helper;

        Assert.True(kept.TryGet<PreparedCorpus>("text", out var texts) && kept.TryGet<ImmutableArray<CopySignature>>(Stretch.Signatures, out var signatures)
            && kept.TryGet<ImmutableArray<ImmutableArray<Tag>>>(Stretch.OwnTags, out var tags) && signatures.Length == contributions.Length && tags.Length == contributions.Length);
        var alone = Text.Prepare(stored.Corpus, new(), Cancel);
        Assert.InRange(helped, 1, Text.StretchCount(contributions.Length));
        Assert.Equal(alone.Vocabulary.Forms, texts.Vocabulary.Forms);
        Assert.Equal(alone.Vocabulary.DocumentCounts, texts.Vocabulary.DocumentCounts);
        Assert.All(alone.Texts.Zip(texts.Texts), pair => Assert.True(pair.First.Plain == pair.Second.Plain
            && pair.First.Tokens.SequenceEqual(pair.Second.Tokens) && pair.First.Sentences.SequenceEqual(pair.Second.Sentences) && pair.First.Ideas.SequenceEqual(pair.Second.Ideas)));
    }

    [Fact]
    public async Task A_part_whose_worker_died_is_taken_by_another_after_a_minute()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(8));
        var store = _host.Services.GetRequiredService<StageResultStore>();
        await store.LayOutAsync(1, "key", "text", [["p000"], ["p001"]], Cancel);

        var first = await store.TakeAsync("key", "text", Cancel);
        var second = await store.TakeAsync("key", "text", Cancel);
        var none = await store.TakeAsync("key", "text", Cancel);
        await _database.Source.RunAsync("update stage_results set taken_at = now() - interval '61 seconds' where part = 0", Cancel);
        var again = await store.TakeAsync("key", "text", Cancel);
        await store.BringAsync("key", "text", 0, [1], 0, Cancel);
        await store.BringAsync("key", "text", 0, [2], 0, Cancel); // the one that was taken for dead comes after all

        Assert.Equal((0, 1, null, 0), (first!.Part, second!.Part, none, again!.Part));
        Assert.Equal([1], await store.PartAsync("key", "text", 0, Cancel));
        Assert.Equal(1, await store.MissingAsync("key", "text", Cancel));
    }
}
