using System.Collections.Concurrent;
using System.Diagnostics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Cuts the texts of a large corpus in parts that any worker takes: the one that does the run, and those that help it.</summary>
public sealed class TextParts(StageResultStore store, CorpusStore corpora, RunStore runs, RunQueue queue)
{
    /// <summary>Name of the stage.</summary>
    public const string Stage = "text";

    // a smaller corpus is cut sooner than it is shared
    const int LeastStretches = 8;
    const int MostHelpers = 16;
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(100);

    /// <summary>Prepares the texts of a run's corpus, with whoever helps; null when the corpus is too small to share.</summary>
    /// <param name="line">The run.</param>
    /// <param name="key">Key of its input.</param>
    /// <param name="stored">Its corpus.</param>
    /// <param name="options">Options of the stage.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PreparedCorpus?> PrepareAsync(RunLine line, string key, StoredCorpus stored, TextOptions options, RunProgress progress, CancellationToken cancel)
    {
        var corpus = stored.Corpus;
        var count = Text.StretchCount(corpus.Contributions.Length);
        if (count < LeastStretches) return null;
        progress.StageStarted(Stage);
        await store.LayOutAsync(line.ConsultationId, key, Stage,
            [.. corpus.Contributions.Chunk(Text.StretchLength).Select(c => c.Select(m => m.Id.Value).ToArray())], cancel);
        for (var helper = 0; helper < Math.Min(MostHelpers, count / 4); helper++) queue.AddHelp(line, key, stored.ImportId ?? 0);
        var own = new ConcurrentDictionary<int, TextStretch>();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            while (await store.TakeAsync(key, Stage, cancel) is { } taken)
            {
                own[taken.Part] = await CutAsync(key, taken.Part, () => Text.Cut(corpus, taken.Part, options), cancel);
                progress.StageProgress(Stage, (double)own.Count / count);
            }
        }, cancel)));
        while (await store.MissingAsync(key, Stage, cancel) is > 0 and var missing)
        {
            progress.StageProgress(Stage, 1 - (double)missing / count);
            // another took it and may have died: taken again after a minute
            if (await store.TakeAsync(key, Stage, cancel) is { } left) own[left.Part] = await CutAsync(key, left.Part, () => Text.Cut(corpus, left.Part, options), cancel);
            else await Task.Delay(s_every, cancel);
        }
        var stretches = new TextStretch[count];
        for (var part = 0; part < count; part++)
            stretches[part] = own.TryGetValue(part, out var mine) ? mine : StageCodec.ReadStretch(await store.PartAsync(key, Stage, part, cancel), corpus);
        var texts = Text.Join(corpus, stretches, cancel);
        progress.StageFinished(Stage);
        return texts;
    }

    /// <summary>Takes parts of a run that another worker does, until there is none left or the run is stopped.</summary>
    /// <returns>Parts brought.</returns>
    public async Task<int> HelpAsync(RunLine line, string key, long import, TextOptions options, CancellationToken cancel)
    {
        var brought = 0;
        for (; await runs.FindAsync(line.Id, cancel) is { Ended: false, CancelRequested: false } && await store.TakeAsync(key, Stage, cancel) is { } taken; brought++)
        {
            var slice = new Corpus(await corpora.SomeAsync(line.ConsultationId, import, taken.Ids, cancel), []);
            await CutAsync(key, taken.Part, () => Text.Cut(slice, 0, options) with { First = taken.Part * Text.StretchLength }, cancel);
        }
        return brought;
    }

    async Task<TextStretch> CutAsync(string key, int part, Func<TextStretch> cut, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var stretch = cut();
        await store.BringAsync(key, Stage, part, StageCodec.WriteStretch(stretch), watch.Elapsed.TotalSeconds, cancel);
        return stretch;
    }
}
