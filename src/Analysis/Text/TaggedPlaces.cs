namespace SynthesisPipeline.Analysis;

/// <summary>Tells of each token how it is written and what stands before it, for the tagger.</summary>
static class TaggedPlaces
{
    /// <summary>One token's place.</summary>
    /// <param name="Case">How it is written.</param>
    /// <param name="IsFirst">Whether it begins a sentence.</param>
    /// <param name="BreakBefore">Whether anything but blanks stands between it and the token before.</param>
    public readonly record struct Place(WordCase Case, bool IsFirst, bool BreakBefore);

    /// <summary>Looks at all tokens of a text.</summary>
    public static Place[] Of(PreparedText text)
    {
        var places = new Place[text.Tokens.Length];
        var sentence = 0;
        var end = 0;
        var plain = text.Plain;
        for (var t = 0; t < places.Length; t++)
        {
            var token = text.Tokens[t];
            while (sentence < text.Sentences.Length && text.Sentences[sentence].FirstToken < t) sentence++;
            var isFirst = t == 0 || sentence < text.Sentences.Length && text.Sentences[sentence].FirstToken == t;
            var written = plain.AsSpan(token.Start, token.Length);
            places[t] = new(CaseOf(written, isFirst), isFirst, isFirst || HasMark(plain.AsSpan(end, token.Start - end)));
            end = token.Start + token.Length;
        }
        CalmShouting(text, places);
        return places;
    }

    /// <summary>Tells how a word is written.</summary>
    public static WordCase CaseOf(ReadOnlySpan<char> written, bool isFirst)
    {
        if (char.IsDigit(written[0])) return WordCase.Digits;
        if (!char.IsUpper(written[0])) return WordCase.Lower;
        var capitals = 0;
        foreach (var c in written) if (char.IsUpper(c)) capitals++;
        return capitals > 1 ? WordCase.Upper : isFirst ? WordCase.FirstCapital : WordCase.Capital;
    }

    // a sentence in capitals says nothing by its capitals
    static void CalmShouting(PreparedText text, Place[] places)
    {
        foreach (var sentence in text.Sentences)
        {
            var own = places.AsSpan(sentence.FirstToken, sentence.TokenCount);
            var upper = 0;
            foreach (var place in own) if (place.Case == WordCase.Upper) upper++;
            if (own.Length < 3 || upper * 2 < own.Length) continue;
            foreach (ref var place in own)
                if (place.Case is WordCase.Upper or WordCase.Capital or WordCase.FirstCapital) place = place with { Case = WordCase.Lower };
        }
    }

    static bool HasMark(ReadOnlySpan<char> between)
    {
        foreach (var c in between) if (!Characters.IsBlank(c) && !Characters.IsHyphen(c) && !Characters.IsApostrophe(c)) return true;
        return false;
    }
}
