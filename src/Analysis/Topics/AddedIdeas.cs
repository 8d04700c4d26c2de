using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Parts what people added to a form letter from the letter: words of their own are an idea of their own.</summary>
internal static class AddedIdeas
{
    // what is left of a unit beside an addition must be more than a joining word
    const int LeastRest = 3;

    /// <summary>One unit of a body, and whether its author added it to a common wording.</summary>
    public readonly record struct Unit(TextSpan Span, bool IsAdded);

    /// <summary>Gives what each contribution added, by its place in the corpus.</summary>
    public static Dictionary<int, ImmutableArray<TextSpan>> Of(Corpus corpus, ImmutableArray<DuplicateGroup> duplicates) =>
        duplicates.Where(g => g.Kind != DuplicateKind.Paraphrase).SelectMany(g => g.Members)
            .Where(m => !m.Added.IsDefaultOrEmpty && corpus.IndexOf(m.Contribution) is not null)
            .GroupBy(m => corpus.IndexOf(m.Contribution)!.Value) // filtered on the line above
            .ToDictionary(g => g.Key, g => g.First().Added);

    /// <summary>Cuts the units of a text where additions begin and end.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="index">The contribution's place.</param>
    /// <param name="added">What it added: spans of the raw body, ascending.</param>
    /// <returns>Units of the plain text, ascending, not overlapping.</returns>
    public static IEnumerable<Unit> Cut(PreparedCorpus texts, int index, ImmutableArray<TextSpan> added)
    {
        var text = texts.Texts[index];
        foreach (var unit in text.Ideas)
        {
            var inside = text.Tokens.Where(t => t.Start >= unit.Start && t.Start < unit.End).ToArray();
            var isAdded = Array.ConvertAll(inside, t => texts.RawPassage(index, t.Start, t.Length) is { } raw && added.Any(a => raw.Start >= a.Start && raw.End <= a.End));
            Smooth(isAdded);
            if (inside.Length == 0 || isAdded.Distinct().Count() == 1)
            {
                yield return new(unit, inside.Length > 0 && isAdded[0]);
                continue;
            }
            for (var first = 0; first < inside.Length;)
            {
                var after = first;
                while (after < inside.Length && isAdded[after] == isAdded[first]) after++;
                var start = first == 0 ? unit.Start : inside[first].Start;
                var end = after == inside.Length ? unit.End : inside[after - 1].Start + inside[after - 1].Length;
                yield return new(new(start, end - start), isAdded[first]);
                first = after;
            }
        }
    }

    static void Smooth(bool[] isAdded)
    {
        for (var first = 0; first < isAdded.Length;)
        {
            var after = first;
            while (after < isAdded.Length && isAdded[after] == isAdded[first]) after++;
            var length = after - first;
            if (length < LeastRest && length < isAdded.Length) Array.Fill(isAdded, first > 0 ? isAdded[first - 1] : isAdded[after], first, length);
            first = after;
        }
    }
}
