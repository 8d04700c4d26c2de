using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Labels contributions beside their topic.</summary>
public static class Tags
{
    /// <summary>Assigns all tags: side of arguments, instrument, addressee, who speaks, lenses, entities, families of one's own.</summary>
    /// <param name="texts">The prepared corpus.</param>
    /// <param name="options">From which confidence a tag is given, families, answers.</param>
    /// <param name="seed">Seed of what is learnt.</param>
    /// <param name="cancel">Stops between two contributions.</param>
    /// <param name="own">Tags that depend on one contribution alone, where they were given beforehand (<see cref="Own"/>); null to give them here.</param>
    /// <param name="before">What an earlier run left: sides that it told stand; null to learn and tell all anew.</param>
    /// <returns>All tags, and what was learnt from people's answers on some of them.</returns>
    /// <remarks>Cost: linear in the words; learning is bounded.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static TagFindings Assign(PreparedCorpus texts, TagsOptions options, int seed, CancellationToken cancel, ImmutableArray<ImmutableArray<Tag>>? own = null, EarlierRun? before = null)
    {
        options.Check();
        var corpus = texts.Corpus;
        var (told, sides) = StanceTags.Of(texts, options, seed, cancel, StandingSides.Of(corpus, before));
        var stances = told.ToDictionary(t => t.Contribution);
        var families = FamilyTags.ReadAll(options.Families);
        var tags = new Tag[corpus.Contributions.Length][];
        Parallel.For(0, tags.Length, new ParallelOptions { CancellationToken = cancel }, () => new SharedWords(), (i, _, shared) =>
        {
            var contribution = corpus.Contributions[i];
            var given = (own is { } before ? before[i] : Own(contribution, texts.Texts[i], options)).Concat(LanguageTags.Of(texts, i));
            if (families.Length > 0) given = given.Concat(FamilyTags.Of(contribution.Id, FoldedText.Of(texts.Texts[i].Plain), families));
            tags[i] = [.. InOrder(stances.TryGetValue(contribution.Id, out var side) ? given.Prepend(side) : given).Select(shared.Share)];
            return shared;
        }, _ => { });
        var (corrected, learning) = CorrectedTags.Of(texts, tags, options, seed, cancel);
        return new([.. corrected.SelectMany(InOrder)], learning) { Sides = before?.Sides is null ? sides : null };
    }

    /// <summary>Gives the tags of one contribution that depend on it alone: all but the side it takes, its language, families of one's own and what people taught.</summary>
    internal static ImmutableArray<Tag> Own(Contribution contribution, PreparedText prepared, TagsOptions options)
    {
        var text = FoldedText.Of(prepared.Plain);
        var titleWords = text.Places.Count(p => prepared.IsTitle(p.Start));
        return [.. SubjectTags.Of(contribution, text, titleWords, options)
            .Concat(StakeholderTags.Of(contribution, text).Where(t => t.Confidence >= options.MinConfidence))
            .Concat(EntityTags.Of(contribution, prepared.Plain, options))];
    }

    static IEnumerable<Tag> InOrder(IEnumerable<Tag> tags) =>
        tags.OrderBy(t => t.Kind).ThenByDescending(t => t.Confidence).ThenBy(t => t.Value, StringComparer.Ordinal);
}
