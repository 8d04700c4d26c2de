using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Gives the tags of families that an administrator wrote, and shows what they would give before they are in force.</summary>
/// <remarks>
/// Confidence: 0.7 by one rule, 0.8 by two, 0.9 by three or more; an order, not a share. From 30 answers of people on tags of a family its values are
/// learnt (<see cref="CorrectedTags"/>). When it misleads: a word has several senses, and a rule takes them all; look at the sample.
/// Cost: words of the text × phrases of the family.
/// </remarks>
public static class FamilyTags
{
    /// <summary>Contributions with people's answers from which a family is learnt.</summary>
    public const int LearntFrom = CorrectedTags.MinAnswers;

    const int MaxWords = 4, MostNear = 8;
    const double LeastNear = 0.35;

    /// <summary>A family with its rules read.</summary>
    internal sealed record Read(TagFamily Family, ImmutableArray<(string Tag, ImmutableArray<FamilyRule> Rules)> Values);

    internal static ImmutableArray<Read> ReadAll(ImmutableArray<TagFamily> families) =>
        [.. families.Select(f => new Read(f, [.. f.Values.Select(v => (f.TagOf(v.Name), v.Rules.Select(FamilyRule.Read).OfType<FamilyRule>().ToImmutableArray()))]))];

    internal static IEnumerable<Tag> Of(ContributionId contribution, FoldedText text, ImmutableArray<Read> families)
    {
        foreach (var (tag, rules) in families.SelectMany(f => f.Values))
        {
            var found = rules.Select(r => r.In(text)).OfType<ImmutableArray<string>>().ToList();
            if (found.Count == 0) continue;
            yield return new(contribution, TagKind.Free, tag, 0.6 + 0.1 * Math.Min(3, found.Count), TagOrigin.Rule,
                [.. found.SelectMany(w => w).Distinct(StringComparer.Ordinal).Take(MaxWords)]);
        }
    }

    /// <summary>Says what a family would give to a corpus.</summary>
    /// <param name="corpus">The contributions.</param>
    /// <param name="family">The family.</param>
    /// <param name="cancel">Stops between two contributions.</param>
    /// <returns>One effect a value, in their order.</returns>
    public static ImmutableArray<FamilyEffect> Preview(Corpus corpus, TagFamily family, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(family);
        var read = ReadAll([family]);
        var texts = corpus.Contributions.Select(PreparedText.PlainOf).ToArray();
        var given = new Tag[texts.Length][];
        Parallel.For(0, texts.Length, new ParallelOptions { CancellationToken = cancel }, i => given[i] = [.. Of(corpus.Contributions[i].Id, FoldedText.Of(texts[i]), read)]);
        var near = new ExampleNeighbours(texts, cancel);
        return [.. family.Values.Select((value, v) =>
        {
            var tag = family.TagOf(value.Name);
            var rules = read[0].Values[v].Rules;
            var tags = given.SelectMany(t => t).Where(t => t.Value == tag).ToImmutableArray();
            return new FamilyEffect(value.Name, tags,
                [.. value.Examples.Where(e => FoldedText.Of(e) is var text && rules.All(r => r.In(text) is null))],
                [.. near.Of(value.Examples, LeastNear).Where(i => given[i].All(t => t.Value != tag)).Take(MostNear).Select(i => corpus.Contributions[i].Id)]);
        })];
    }
}
