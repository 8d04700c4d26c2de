namespace SynthesisPipeline.Analysis;

/// <summary>Chooses how a phrase is written: as most people write it, accents put back, capitals only where they belong.</summary>
internal static class PhraseSpelling
{
    const double LowerCaseShare = 0.15;
    const int LongestAcronym = 6;

    /// <summary>Gives the best spelling of a phrase.</summary>
    /// <param name="ways">How it stands in the texts, with counts.</param>
    public static string Of(IReadOnlyDictionary<string, int> ways)
    {
        // "impots" and "impôts" are one way; of equally common ones the one with more accents
        var (text, _) = ways.GroupBy(w => Stems.FoldAccents(w.Key.ToLowerInvariant()), StringComparer.Ordinal)
            .Select(g => (g.Key, Count: g.Sum(w => w.Value)))
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal).First();
        var same = ways.Where(w => Stems.FoldAccents(w.Key.ToLowerInvariant()) == text).ToArray();
        var best = same.OrderByDescending(w => Accents(w.Key)).ThenByDescending(w => w.Value).ThenByDescending(w => w.Key, StringComparer.Ordinal).First().Key;
        var all = same.Sum(w => w.Value);
        var words = best.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var lower = same.Where(w => w.Key.Split(' ') is var others && i < others.Length && char.IsLower(others[i].FirstOrDefault(char.IsLetter, 'X'))).Sum(w => w.Value);
            var acronym = words[i].Length is > 1 and <= LongestAcronym && words[i].All(c => char.IsUpper(c) || char.IsDigit(c)) && lower <= all / 2;
            if (!acronym && (lower >= LowerCaseShare * all || words[i].Count(char.IsUpper) > 1)) words[i] = words[i].ToLowerInvariant();
            words[i] = Accented(words[i]);
        }
        return string.Join(' ', words);
    }

    static int Accents(string text) => text.Count(c => c > '\u007f' && char.IsLetter(c));

    // only where the lexicon knows one word that it can be
    static string Accented(string word) =>
        word.All(char.IsLetter) && Lexicon.Accented(word.ToLowerInvariant()) is { } accented
            ? char.IsUpper(word[0]) ? char.ToUpperInvariant(accented[0]) + accented[1..] : accented
            : word;

    /// <summary>Gives a stretch of a text on one line.</summary>
    public static string Written(PreparedText text, FoundPhrase phrase)
    {
        var start = text.Tokens[phrase.FirstToken].Start;
        var last = text.Tokens[phrase.LastToken];
        return string.Join(' ', text.Plain[start..(last.Start + last.Length)].Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
