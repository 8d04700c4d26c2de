using System.Collections.Concurrent;
using System.Diagnostics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Has what each contribution of a large corpus shows by itself found in parts that any worker takes: the one that does the run, and those that help it.</summary>
public sealed class StretchParts(StageResultStore store, KeptTexts earlier, CorpusStore corpora, RunStore runs, RunQueue queue)
{
    /// <summary>Name under which the parts are kept.</summary>
    public const string Stage = "stretches";

    const string Shown = "text"; // the stage that people see: most of it is about the texts
    // a smaller corpus is cut sooner than it is shared
    const int LeastStretches = 8;
    const int MostHelpers = 16;
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(100);

    /// <summary>Finds it, as it was in the last run or with whoever helps, and gives it to the stages; does nothing when the corpus is too small to share.</summary>
    /// <param name="line">The run.</param>
    /// <param name="stored">Its corpus.</param>
    /// <param name="options">Its options.</param>
    /// <param name="kept">Where the stages find it.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task PrepareAsync(RunLine line, StoredCorpus stored, RunOptions options, KeptStages kept, RunProgress progress, CancellationToken cancel)
    {
        var (corpus, key) = (stored.Corpus, kept.Key);
        var count = Text.StretchCount(corpus.Contributions.Length);
        if (count < LeastStretches) return;
        progress.StageStarted(Shown);
        var stretches = await earlier.FindAsync(line.ConsultationId, stored, options, share => progress.StageProgress(Shown, share), cancel)
            ?? await ShareOutAsync(line, stored, options, key, count, progress, cancel);
        var (texts, copies, tags) = Stretch.Join(corpus, stretches, cancel);
        kept.Give(Shown, texts);
        kept.Give(Stretch.Signatures, copies);
        kept.Give(Stretch.OwnTags, tags);
        progress.StageFinished(Shown);
    }

    async Task<Stretch[]> ShareOutAsync(RunLine line, StoredCorpus stored, RunOptions options, string key, int count, RunProgress progress, CancellationToken cancel)
    {
        var corpus = stored.Corpus;
        await store.LayOutAsync(line.ConsultationId, key, Stage,
            [.. corpus.Contributions.Chunk(Text.StretchLength).Select(c => c.Select(m => m.Id.Value).ToArray())], cancel);
        for (var helper = 0; helper < Math.Min(MostHelpers, count / 4); helper++) queue.AddHelp(line, key, stored.ImportId ?? 0);
        var own = new ConcurrentDictionary<int, Stretch>();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            while (await store.TakeAsync(key, Stage, cancel) is { } taken)
            {
                own[taken.Part] = await CutAsync(key, taken.Part, () => Stretch.Cut(corpus, taken.Part, options), cancel);
                progress.StageProgress(Shown, (double)own.Count / count);
            }
        }, cancel)));
        while (await store.MissingAsync(key, Stage, cancel) is > 0 and var missing)
        {
            progress.StageProgress(Shown, 1 - (double)missing / count);
            // another took it and may have died: taken again after a minute
            if (await store.TakeAsync(key, Stage, cancel) is { } left) own[left.Part] = await CutAsync(key, left.Part, () => Stretch.Cut(corpus, left.Part, options), cancel);
            else await Task.Delay(s_every, cancel);
        }
        var stretches = new Stretch[count];
        for (var part = 0; part < count; part++)
            stretches[part] = own.TryGetValue(part, out var mine) ? mine
                : StretchCodec.Read(await store.PartAsync(key, Stage, part, cancel), i => corpus.Contributions[part * Text.StretchLength + i]);
        return stretches;
    }

    /// <summary>Takes parts of a run that another worker does, until there is none left or the run is stopped.</summary>
    /// <returns>Parts brought.</returns>
    public async Task<int> HelpAsync(RunLine line, string key, long import, RunOptions options, CancellationToken cancel)
    {
        var brought = 0;
        for (; await runs.FindAsync(line.Id, cancel) is { Ended: false, CancelRequested: false } && await store.TakeAsync(key, Stage, cancel) is { } taken; brought++)
        {
            var slice = new Corpus(await corpora.SomeAsync(line.ConsultationId, import, taken.Ids, cancel), []);
            await CutAsync(key, taken.Part, () => Stretch.Cut(slice, 0, options) is var cut ? cut with { Texts = cut.Texts with { First = taken.Part * Text.StretchLength } } : cut, cancel);
        }
        return brought;
    }

    async Task<Stretch> CutAsync(string key, int part, Func<Stretch> cut, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var stretch = cut();
        await store.BringAsync(key, Stage, part, StretchCodec.Write(stretch), watch.Elapsed.TotalSeconds, cancel);
        return stretch;
    }
}
