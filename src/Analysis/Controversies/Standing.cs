using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How many people argue on which side of a proposition; each person once a side, one more for each text without author.</summary>
/// <param name="For">Who argue for it.</param>
/// <param name="Against">Who argue against it.</param>
/// <param name="Unknown">Whose side is neither declared nor read with enough confidence.</param>
public readonly record struct Standing(int For, int Against, int Unknown)
{
    /// <summary>Confidence from which a side read from a text counts (docs/quality.md, Stance): below, about two in five are wrong.</summary>
    public const double MinConfidence = 0.7;

    /// <summary>Tells whether a tag says a side too unsurely to count as known.</summary>
    public static bool IsUnknown(Tag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return tag.Kind == TagKind.Stance && tag.Confidence < MinConfidence;
    }

    /// <summary>Counts, for each proposition that has arguments or comments, where their authors stand.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="tags">Its tags: those of kind stance say sides that nobody declared.</param>
    public static ImmutableDictionary<ContributionId, Standing> Of(Corpus corpus, ImmutableArray<Tag> tags)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var read = tags.Where(t => t.Kind == TagKind.Stance && !IsUnknown(t)).DistinctBy(t => t.Contribution)
            .ToDictionary(t => t.Contribution, t => t.Value == "for" ? Side.For : Side.Against);
        var people = new Dictionary<(int Proposition, Side? Side), HashSet<string>>();
        for (var i = 0; i < corpus.Contributions.Length; i++)
        {
            if (StanceTags.PropositionOf(corpus, i) is not { } proposition) continue;
            var contribution = corpus.Contributions[i];
            var key = (proposition, contribution.Stance ?? (read.TryGetValue(contribution.Id, out var side) ? side : null));
            if (!people.TryGetValue(key, out var names)) people[key] = names = new(StringComparer.Ordinal);
            names.Add(contribution.Author is { } author ? "a" + author.Name : "c" + contribution.Id.Value);
        }
        int Count(int proposition, Side? side) => people.TryGetValue((proposition, side), out var names) ? names.Count : 0;
        return people.Keys.Select(k => k.Proposition).Distinct()
            .ToImmutableDictionary(p => corpus.Contributions[p].Id, p => new Standing(Count(p, Side.For), Count(p, Side.Against), Count(p, null)));
    }
}
