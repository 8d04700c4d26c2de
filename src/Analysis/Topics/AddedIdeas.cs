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
    /// <param name="added">What it added: spans of the raw body, ascending; empty for what is no copy.</param>
    /// <returns>Units of the plain text, ascending, not overlapping.</returns>
    public static List<Unit> Cut(PreparedCorpus texts, int index, ImmutableArray<TextSpan> added)
    {
        var (text, units) = (texts.Texts[index], new List<Unit>());
        foreach (var unit in text.Ideas)
        {
            if (added.IsEmpty)
            {
                units.Add(new(unit, false));
                continue;
            }
            var inside = text.Tokens.AsSpan()[TokensOf(text, unit)];
            var isAdded = new bool[inside.Length];
            for (var t = 0; t < inside.Length; t++) isAdded[t] = texts.RawPassage(index, inside[t].Start, inside[t].Length) is { } raw && IsIn(raw, added);
            Smooth(isAdded);
            if (inside.Length == 0 || !isAdded.Contains(!isAdded[0]))
            {
                units.Add(new(unit, inside.Length > 0 && isAdded[0]));
                continue;
            }
            for (var first = 0; first < inside.Length;)
            {
                var after = first;
                while (after < inside.Length && isAdded[after] == isAdded[first]) after++;
                var start = first == 0 ? unit.Start : inside[first].Start;
                var end = after == inside.Length ? unit.End : inside[after - 1].Start + inside[after - 1].Length;
                units.Add(new(new(start, end - start), isAdded[first]));
                first = after;
            }
        }
        return units;
    }

    /// <summary>Gives the tokens of a stretch of a text: the first that begins in it, and the one after the last.</summary>
    public static Range TokensOf(PreparedText text, TextSpan unit) => FirstFrom(text, unit.Start)..FirstFrom(text, unit.End);

    static int FirstFrom(PreparedText text, int start)
    {
        int low = 0, high = text.Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (text.Tokens[middle].Start < start) low = middle + 1; else high = middle;
        }
        return low;
    }

    static bool IsIn(TextSpan raw, ImmutableArray<TextSpan> added)
    {
        foreach (var stretch in added) if (raw.Start >= stretch.Start && raw.End <= stretch.End) return true;
        return false;
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
