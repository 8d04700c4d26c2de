using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>The stages in order: read this first.</summary>
public static class Pipeline
{
    /// <summary>Analyses one corpus from its texts to its cited draft.</summary>
    /// <param name="corpus">Contributions and votes.</param>
    /// <param name="earlier">Memberships to start from, so that topics keep their identity; null for a fresh analysis.</param>
    /// <param name="options">Seed and options of every stage.</param>
    /// <param name="observer">Is told of progress.</param>
    /// <param name="cancel">Stops the run between two steps.</param>
    /// <param name="kept">What stages found before this run was cut, and what was found of each contribution beforehand (<see cref="Stretch"/>); null to do it all.</param>
    /// <param name="copies">Copies that an earlier run found with the same options, to go on from; null to look for all.</param>
    /// <param name="before">What an earlier run found and left, for the other stages to go on from (<see cref="EarlierRun"/>); null to find all anew.</param>
    /// <returns>The same findings for the same corpus, earlier topics and copies, options and version, on any number of processors.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static Findings Run(Corpus corpus, EarlierTopics? earlier, RunOptions options, IRunObserver observer, CancellationToken cancel, IStageResults? kept = null, EarlierCopies? copies = null, EarlierRun? before = null)
    {
        var one = new Lock(); // two stages may go on at once: they are begun, ended and kept one after the other
        T Stage<T>(string name, Func<T> work)
        {
            cancel.ThrowIfCancellationRequested();
            lock (one)
            {
                if (kept is not null && kept.TryGet<T>(name, out var found)) return found;
                observer.StageStarted(name);
            }
            var result = work();
            lock (one)
            {
                observer.StageFinished(name);
                kept?.Keep(name, result);
            }
            return result;
        }

        ImmutableArray<T>? Beforehand<T>(string name) => kept is not null && kept.TryGet<ImmutableArray<T>>(name, out var found) ? found : null;

        var texts         = Stage("text", () => Text.Prepare(corpus, options.Text, cancel));
        var signatures    = Beforehand<CopySignature>(Stretch.Signatures);
        var ownTags       = Beforehand<ImmutableArray<Tag>>(Stretch.OwnTags);
        var (duplicates, tags) = SideBySide.Both(
            () => Stage("duplicates", () => Duplicates.Find(texts, options.Duplicates, cancel, signatures, copies)),
            () => Stage("tags", () => Tags.Assign(texts, options.Tags, options.Seed, cancel, ownTags, before)));
        if (tags.Sides is { } sides) kept?.Leave(EarlierRun.SidesName, () => KeptSides.Write(sides, tags.Tags));
        var topics        = Stage("topics", () => Topics.Find(texts, duplicates, earlier, options.Topics, options.Encoder, options.Seed, cancel, share => observer.StageProgress("topics", share), before));
        if (topics.Space is not null) kept?.Leave(EarlierRun.PlacesName, () => KeptPlaces.Write(topics));
        var opinions      = Stage("opinions", () => OpinionGroups.Find(corpus, options.Opinions, options.Seed, cancel));
        var (draft, controversies) = SideBySide.Both(
            () => Stage("agreement", () => Agreement.Draft(texts, duplicates, DemandPlaces.Lay(topics, texts, duplicates, options.Encoder, options.Seed, cancel), tags.Tags, opinions, options.Agreement, cancel, before)),
            () => Stage("controversies", () => Controversies.Find(texts, duplicates, topics, tags.Tags, opinions, options.Controversies, cancel)));
        var coverage      = Stage("coverage", () => Coverage.Count(corpus, duplicates, topics, controversies, draft, cancel));
        return new()
        {
            Topics = topics with { Places = null, Space = null }, Duplicates = duplicates, Tags = tags.Tags, Learning = tags.Learning, Opinions = opinions,
            Controversies = controversies, Draft = draft, Coverage = coverage,
        };
    }
}
