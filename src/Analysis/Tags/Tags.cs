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
    /// <returns>All tags, and what was learnt from people's answers on some of them.</returns>
    /// <remarks>Cost: linear in the words; learning is bounded.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static TagFindings Assign(PreparedCorpus texts, TagsOptions options, int seed, CancellationToken cancel)
    {
        options.Check();
        var corpus = texts.Corpus;
        var stances = StanceTags.Of(corpus, options, seed, cancel).ToDictionary(t => t.Contribution);
        var families = FamilyTags.ReadAll(options.Families);
        var tags = new Tag[corpus.Contributions.Length][];
        Parallel.For(0, tags.Length, new ParallelOptions { CancellationToken = cancel }, i => tags[i] = Of(texts, i, stances, families, options));
        var (corrected, learning) = CorrectedTags.Of(texts, tags, options, seed, cancel);
        return new([.. corrected.SelectMany(InOrder)], learning);
    }

    static Tag[] Of(PreparedCorpus texts, int index, Dictionary<ContributionId, Tag> stances, ImmutableArray<FamilyTags.Read> families, TagsOptions options)
    {
        var contribution = texts.Corpus.Contributions[index];
        var prepared = texts.Texts[index];
        var text = FoldedText.Of(prepared.Plain);
        var titleWords = text.Places.Count(p => prepared.IsTitle(p.Start));
        IEnumerable<Tag> stance = stances.TryGetValue(contribution.Id, out var side) ? [side] : [];
        return [.. InOrder(stance.Concat(SubjectTags.Of(contribution, text, titleWords, options))
            .Concat(StakeholderTags.Of(contribution, text).Where(t => t.Confidence >= options.MinConfidence))
            .Concat(EntityTags.Of(contribution, prepared.Plain, options)).Concat(FamilyTags.Of(contribution.Id, text, families)))];
    }

    static IEnumerable<Tag> InOrder(IEnumerable<Tag> tags) =>
        tags.OrderBy(t => t.Kind).ThenByDescending(t => t.Confidence).ThenBy(t => t.Value, StringComparer.Ordinal);
}
