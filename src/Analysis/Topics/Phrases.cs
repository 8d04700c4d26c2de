namespace SynthesisPipeline.Analysis;

/// <summary>Finds in a text the phrases that may name a topic: one to three content words, never across punctuation.</summary>
internal static class Phrases
{
    /// <summary>One phrase in one text.</summary>
    /// <param name="Key">Its stems.</param>
    /// <param name="FirstToken">First token.</param>
    /// <param name="LastToken">Last token.</param>
    public readonly record struct Found(PhraseKey Key, int FirstToken, int LastToken);

    const int MaxTokens = 5, MaxContent = 3;

    /// <summary>Lists the phrases of a text in order of their place.</summary>
    public static void In(PreparedText text, Vocabulary vocabulary, List<Found> found)
    {
        found.Clear();
        var tokens = text.Tokens;
        for (var first = 0; first < tokens.Length; first++)
        {
            if (!IsContent(tokens[first].Word)) continue;
            var key = new PhraseKey(vocabulary.Stems[tokens[first].Word]);
            found.Add(new(key, first, first));
            for (var last = first + 1; last < Math.Min(tokens.Length, first + MaxTokens) && key.Length < MaxContent && Together(text, last); last++)
            {
                if (!IsContent(tokens[last].Word))
                {
                    if (!IsLink(vocabulary.Forms[tokens[last].Word])) break;
                    continue;
                }
                var stem = vocabulary.Stems[tokens[last].Word];
                if (key.Holds(stem)) break;
                key = key.Length == 1 ? key with { B = stem } : key with { C = stem };
                found.Add(new(key, first, last));
            }
        }

        bool IsContent(int word) => !vocabulary.StopWords[word] && vocabulary.Forms[word] is { Length: > 2 } form && !char.IsDigit(form[0]);
    }

    /// <summary>Gives a phrase as it is written in its text.</summary>
    public static string Written(PreparedText text, Found phrase)
    {
        var start = text.Tokens[phrase.FirstToken].Start;
        var last = text.Tokens[phrase.LastToken];
        return string.Join(' ', text.Plain[start..(last.Start + last.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    static bool IsLink(string form) => form is "de" or "du" or "des" or "d'" or "la" or "le" or "les" or "l'" or "à" or "au" or "aux" or "en" or "pour" or "sur" or "par" or "of";

    static bool Together(PreparedText text, int token)
    {
        var before = text.Tokens[token - 1];
        for (var i = before.Start + before.Length; i < text.Tokens[token].Start; i++)
            if (text.Plain[i] is not (' ' or '\u00a0' or '-' or '\'' or '’')) return false;
        return true;
    }
}
