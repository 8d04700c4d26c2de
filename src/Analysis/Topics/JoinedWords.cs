using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Words of a corpus that people write in one, in two, or with a hyphen: "tik tok" beside "TikTok", "co-voiturage" beside "covoiturage".</summary>
/// <remarks>
/// A word stands for all that differ from it by hyphens alone: the commonest.
/// Two neighbouring words, neither of them a stop word, are one where their letters, accents and hyphens aside, make a word that <see cref="FewestTexts"/> contributions hold. Halves have at least <see cref="ShortestHalf"/> letters.
/// Cost: the splits of the corpus's words, once. When it misleads: two words beside each other may make a third by chance.
/// </remarks>
internal sealed class JoinedWords
{
    const int ShortestHalf = 2, FewestTexts = 3;

    readonly Vocabulary _vocabulary;
    readonly Dictionary<(int First, int Second), int> _words = [];
    readonly bool[] _opens;
    readonly int[] _commonest;

    /// <summary>Looks for words that two others make.</summary>
    public JoinedWords(Vocabulary vocabulary)
    {
        (_vocabulary, _opens, _commonest) = (vocabulary, new bool[vocabulary.Count], [.. Enumerable.Range(0, vocabulary.Count)]);
        var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var word = 0; word < vocabulary.Count; word++)
        {
            if (vocabulary.StopWords[word]) continue;
            var folded = Stems.FoldAccents(vocabulary.Forms[word]).Replace("-", "", StringComparison.Ordinal);
            if (!words.TryGetValue(folded, out var same)) words.Add(folded, same = []);
            same.Add(word);
        }
        foreach (var hyphened in words.Values.SelectMany(same => same.GroupBy(w => vocabulary.Forms[w].Replace("-", "", StringComparison.Ordinal)).Where(g => g.Count() > 1)))
            foreach (var word in hyphened) _commonest[word] = hyphened.MaxBy(w => vocabulary.DocumentCounts[w]);
        var halves = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (joined, same) in words)
        {
            if (same.Sum(w => vocabulary.DocumentCounts[w]) < FewestTexts) continue;
            for (var cut = ShortestHalf; cut <= joined.Length - ShortestHalf; cut++)
                if (halves.TryGetValue(joined.AsSpan(0, cut), out var firsts) && halves.TryGetValue(joined.AsSpan(cut), out var seconds))
                    foreach (var first in firsts)
                        foreach (var second in seconds)
                            (_words[(first, second)], _opens[first]) = (_commonest[same.MaxBy(w => vocabulary.DocumentCounts[w])], true);
        }
    }

    /// <summary>Tells whether these are the words of a vocabulary.</summary>
    public bool AreOf(Vocabulary vocabulary) => ReferenceEquals(_vocabulary, vocabulary);

    /// <summary>Gives the word that starts at a token, whether written in one or in two, and moves on to its last token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The word's first token; afterwards its last.</param>
    /// <param name="end">The token after the last that counts.</param>
    public int Next(PreparedText text, ref int token, int end)
    {
        if (token + 1 >= end || From(text, token) is not (>= 0 and var whole)) return _commonest[text.Tokens[token].Word];
        token++;
        return whole;
    }

    /// <summary>Gives phrases with each word that is written in two named by one stem; without those that cut such a word, or say one twice.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrases">Phrases of it.</param>
    public FoundPhrase[] Join(PreparedText text, List<FoundPhrase> phrases)
    {
        var kept = 0;
        for (var i = 0; i < phrases.Count; i++) if (Join(text, phrases[i]) is { } joined) phrases[kept++] = joined;
        return kept == 0 ? [] : [.. CollectionsMarshal.AsSpan(phrases)[..kept]];
    }

    /// <summary>Gives a phrase with each word that is written in two named by one stem; null where it cuts such a word, or says one twice.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrase">A phrase of it.</param>
    public FoundPhrase? Join(PreparedText text, FoundPhrase phrase)
    {
        if (_words.Count == 0) return phrase;
        if (From(text, phrase.FirstToken - 1) >= 0 || From(text, phrase.LastToken) >= 0) return null;
        var (key, next) = (default(PhraseKey?), 0);
        for (var token = phrase.FirstToken; token <= phrase.LastToken && next < phrase.Key.Length; token++)
        {
            if (_vocabulary.Stems[text.Tokens[token].Word] != phrase.Key[next]) continue;
            var first = token;
            var stem = _vocabulary.Stems[Next(text, ref token, phrase.LastToken + 1)];
            next += token - first + 1;
            if (key?.Holds(stem) == true) return null;
            key = key?.With(stem) ?? new(stem);
        }
        return phrase with { Key = key ?? phrase.Key };
    }

    int From(PreparedText text, int token) =>
        token >= 0 && token + 1 < text.Tokens.Length && _opens[text.Tokens[token].Word] && _words.TryGetValue((text.Tokens[token].Word, text.Tokens[token + 1].Word), out var word)
            && Phrases.Together(text, token + 1) ? word : -1;
}
