using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Parts a body into its ideas: units that say one thing each.</summary>
/// <remarks>
/// In this order: lines and list items, sentences, openers after punctuation ("d'autre part", "par ailleurs" …); then units of fewer
/// than <see cref="TextOptions.MinIdeaWords"/> words join the one before, a heading the one after.
/// </remarks>
static class Ideas
{
    // these number what they open
    static readonly string[] Counting =
    [
        "d'une part", "d'autre part", "premièrement", "deuxièmement", "troisièmement", "quatrièmement", "en premier lieu", "en second lieu",
        "en deuxième lieu", "en troisième lieu", "en dernier lieu",
    ];

    // these also stand inside of one thought: both sides must say something of their own
    static readonly string[] Adding =
    [
        "tout d'abord", "ensuite", "enfin", "par ailleurs", "de plus", "en outre", "en revanche", "également",
    ];

    struct Unit
    {
        public int Start, End, Words;
        public bool IsHeading;
    }

    /// <summary>Finds the ideas among the sentences of a body.</summary>
    /// <param name="text">The whole prepared text.</param>
    /// <param name="bodyStart">Where the body begins.</param>
    /// <param name="tokens">All words.</param>
    /// <param name="sentences">All sentences; those of the title are passed over.</param>
    /// <param name="minWords">Shortest idea in words.</param>
    public static ImmutableArray<TextSpan> Find(ReadOnlySpan<char> text, int bodyStart, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, int minWords)
    {
        var units = new List<Unit>();
        foreach (var sentence in sentences)
            if (sentence.Start >= bodyStart) AddUnits(text, tokens, sentence, units);
        return Join(units, minWords);
    }

    static void AddUnits(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Sentence sentence, List<Unit> units)
    {
        var start = sentence.Start;
        var first = sentence.FirstToken;
        var last = first + sentence.TokenCount;
        for (var t = first + 1; t < last; t++)
        {
            if (!OpensAt(text[..sentence.End], tokens, first, t, last)) continue;
            var end = tokens[t].Start;
            while (end > start && (Characters.IsBlank(text[end - 1]) || IsComma(text[end - 1]))) end--;
            units.Add(new() { Start = start, End = end, Words = t - first });
            start = tokens[t].Start;
            first = t;
        }
        units.Add(new() { Start = start, End = sentence.End, Words = last - first, IsHeading = IsHeading(text, sentence) });
    }

    static bool OpensAt(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first, int at, int last)
    {
        var start = tokens[at].Start;
        var before = start;
        while (before > 0 && Characters.IsBlank(text[before - 1])) before--;
        if (before == 0 || !IsComma(text[before - 1])) return false;
        foreach (var opener in Counting)
            if (StartsWith(text[start..], opener)) return true;
        foreach (var opener in Adding)
            if (StartsWith(text[start..], opener)) return HasVerb(text, tokens[first..at]) && HasVerb(text, tokens[at..last]);
        return false;
    }

    static bool HasVerb(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
            if (Lexicon.IsVerbOnly(WordForms.Fold(text.Slice(token.Start, token.Length)))) return true;
        return false;
    }

    static bool StartsWith(ReadOnlySpan<char> text, string opener)
    {
        if (text.Length < opener.Length) return false;
        for (var i = 0; i < opener.Length; i++)
            if (char.ToLowerInvariant(text[i]) != opener[i] && !(opener[i] == '\'' && Characters.IsApostrophe(text[i]))) return false;
        return text.Length == opener.Length || Characters.WordUnits(text, opener.Length) == 0;
    }

    static bool IsComma(char c) => c is ',' or ';' or ':';

    // a line of its own that ends without a full stop, or any sentence that announces: "Je propose :"
    static bool IsHeading(ReadOnlySpan<char> text, Sentence sentence)
    {
        var last = text[sentence.End - 1];
        if (last == ':') return true;
        if (last is '.' or '!' or '…' or ';' or ',') return false;
        var after = sentence.End;
        return after < text.Length && Characters.IsLineBreak(text[after]);
    }

    static ImmutableArray<TextSpan> Join(List<Unit> units, int minWords)
    {
        var joined = new List<Unit>(units.Count);
        Unit? waiting = null;
        foreach (var unit in units)
        {
            var current = unit;
            if (waiting is { } heading)
            {
                current.Start = heading.Start;
                current.Words += heading.Words;
                waiting = null;
            }
            if (current.Words >= minWords) joined.Add(current);
            else if (current.IsHeading || joined.Count == 0) waiting = current;
            else joined[^1] = joined[^1] with { End = current.End, Words = joined[^1].Words + current.Words };
        }
        if (waiting is { } rest)
        {
            if (joined.Count == 0) joined.Add(rest);
            else joined[^1] = joined[^1] with { End = rest.End, Words = joined[^1].Words + rest.Words };
        }
        return [.. joined.Select(u => new TextSpan(u.Start, u.End - u.Start))];
    }
}
