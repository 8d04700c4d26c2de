using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Labels contributions beside their topic.</summary>
public static class Tags
{
    /// <summary>Assigns all tags: side of arguments, instrument, addressee, who speaks, lenses, entities.</summary>
    /// <param name="texts">The prepared corpus.</param>
    /// <param name="options">From which confidence a tag is given.</param>
    /// <param name="seed">Seed of what is learnt.</param>
    /// <param name="cancel">Stops between two contributions.</param>
    /// <returns>Tags in corpus order, then by kind, then by confidence descending, then by value.</returns>
    /// <remarks>Cost: linear in the words; learning of sides is bounded.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ImmutableArray<Tag> Assign(PreparedCorpus texts, TagsOptions options, int seed, CancellationToken cancel)
    {
        options.Check();
        var corpus = texts.Corpus;
        var stances = StanceTags.Of(corpus, seed, cancel).ToDictionary(t => t.Contribution);
        var tags = new Tag[corpus.Contributions.Length][];
        Parallel.For(0, tags.Length, new ParallelOptions { CancellationToken = cancel }, i => tags[i] = Of(texts, i, stances, options));
        return [.. tags.SelectMany(t => t)];
    }

    static Tag[] Of(PreparedCorpus texts, int index, Dictionary<ContributionId, Tag> stances, TagsOptions options)
    {
        var contribution = texts.Corpus.Contributions[index];
        var prepared = texts.Texts[index];
        var text = FoldedText.Of(prepared.Plain);
        var titleWords = text.Places.Count(p => prepared.IsTitle(p.Start));
        IEnumerable<Tag> stance = stances.TryGetValue(contribution.Id, out var side) ? [side] : [];
        return [.. stance.Concat(SubjectTags.Of(contribution, text, titleWords, options))
            .Concat(StakeholderTags.Of(contribution, text).Where(t => t.Confidence >= options.MinConfidence))
            .Concat(EntityTags.Of(contribution, prepared.Plain, options))
            .OrderBy(t => t.Kind).ThenByDescending(t => t.Confidence).ThenBy(t => t.Value, StringComparer.Ordinal)];
    }
}
