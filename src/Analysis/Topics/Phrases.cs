using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One phrase in one text.</summary>
/// <param name="Key">The stems of its content words.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="LastToken">Last token.</param>
/// <param name="IsForeign">Whether its sentence is in another language than French.</param>
internal readonly record struct FoundPhrase(PhraseKey Key, int FirstToken, int LastToken, bool IsForeign = false);

/// <summary>Finds in a text the noun phrases that may name a topic, never across punctuation.</summary>
/// <remarks>French: N, N A, A N, N prep (det) N, N A prep N, N prep N A …, up to four content words, by the tagger and the lexicon. Other languages: up to three neighbouring content words.</remarks>
internal sealed class Phrases(PreparedCorpus texts)
{
    const int MaxTokens = 8, MaxContent = 4, MaxContentElsewhere = 3, MostBetween = 3;
    const double LeastAlone = 0.25;

    readonly PartsOfSpeech _tagger = new(texts);
    readonly PhraseWords _words = new(texts.Vocabulary);
    readonly bool _mostlyForeign = texts.Texts.Count(t => t.Language is Language.English or Language.Other) > texts.Texts.Count(t => t.Language == Language.French);

    readonly Lazy<bool[]> _foreignNouns = new(() => ForeignNouns(texts));

    /// <summary>Adds the phrases of a text in order of their place.</summary>
    /// <param name="index">The text's place in the corpus.</param>
    /// <param name="found">Where they are added.</param>
    public void In(int index, List<FoundPhrase> found)
    {
        var text = texts.Texts[index];
        var tagged = default(ImmutableArray<PartOfSpeech>);
        foreach (var sentence in text.Sentences)
        {
            // a sentence of few small words ("Climate change threatens harbours") is in the language of most texts
            var isForeign = texts.LanguageOf(text, sentence) is var language && (language is Language.English or Language.Other || language == Language.Unknown && _mostlyForeign);
            if (!isForeign && tagged.IsDefault) tagged = _tagger.Tag(index);
            for (var first = sentence.FirstToken; first < sentence.FirstToken + sentence.TokenCount; first++)
            {
                if (isForeign) FromContentWords(text, first, found);
                else FromNoun(text, tagged.AsSpan(), first, found);
            }
        }
    }

    // a head that takes nouns, or a name in another language ("fake news")
    bool IsCompound(PreparedText text, int last) =>
        NamingWords.CompoundHeads.Contains(Form(text, last - 1)) || NamingWords.CompoundHeads.Contains(Form(text, last - 1).TrimEnd('s'))
        || Form(text, last - 1) is var before && !Lexicon.Contains(before) && Lexicon.Accented(before) is null
            && Form(text, last) is var here && !Lexicon.Contains(here) && Lexicon.Accented(here) is null;

    void FromNoun(PreparedText text, ReadOnlySpan<PartOfSpeech> parts, int first, List<FoundPhrase> found)
    {
        var start = KindOf(text, parts, first);
        if (start is not (Kind.Noun or Kind.Adjective)) return;
        var key = new PhraseKey(Stem(text, first));
        var hasNoun = start == Kind.Noun;
        if (hasNoun && Is(text, first, PhraseWord.Weak)) return;
        if (hasNoun && !Is(text, first, PhraseWord.Open)) found.Add(new(key, first, first));
        var before = start;
        for (var last = first + 1; last < Math.Min(text.Tokens.Length, first + MaxTokens) && key.Length < MaxContent && Together(text, last); last++)
        {
            var kind = KindOf(text, parts, last);
            if (!Follows(before, kind, hasNoun) && !(kind == Kind.Noun && before == Kind.Noun && IsCompound(text, last))) break;
            if (Is(text, last, PhraseWord.ToWhom) && !Form(text, last - 1).TrimEnd('s').EndsWith("tion", StringComparison.Ordinal) && IsGiven(text, parts, first)) break;
            before = kind;
            if (kind is not (Kind.Noun or Kind.Adjective)) continue;
            var stem = Stem(text, last);
            if (key.Holds(stem)) break;
            // an adjective in front needs its noun at once, and that noun must not be weak
            if (!hasNoun && (kind != Kind.Noun || Is(text, last, PhraseWord.Weak))) break;
            hasNoun = true;
            key = key.With(stem);
            // "impôt en fonction", cut before "du revenu", names nothing; what goes on may, and so may "tirage au sort"
            if (!(Is(text, last, PhraseWord.Weak) && Form(text, last - 1) == "en") && !Is(text, last, PhraseWord.Unfinished)) found.Add(new(key, first, last));
        }
    }

    // the object of a verb that takes another by "à": "associer les citoyens aux décisions"
    bool IsGiven(PreparedText text, ReadOnlySpan<PartOfSpeech> parts, int first)
    {
        for (var token = first - 1; token >= Math.Max(0, first - MostBetween) && Together(text, token + 1); token--)
            if (parts[token] == PartOfSpeech.Verb) return NamingWords.GivingVerbs.Contains(Lemmas.Of(Form(text, token), PartOfSpeech.Verb));
        return false;
    }

    enum Kind { Other, Noun, Adjective, Preposition, Article }

    static bool Follows(Kind before, Kind kind, bool hasNoun) => kind switch
    {
        Kind.Adjective => before == Kind.Noun || before == Kind.Adjective && hasNoun,
        Kind.Noun => before is Kind.Preposition or Kind.Article || before == Kind.Adjective && !hasNoun,
        Kind.Preposition => hasNoun && before is Kind.Noun or Kind.Adjective,
        Kind.Article => before == Kind.Preposition,
        _ => false,
    };

    Kind KindOf(PreparedText text, ReadOnlySpan<PartOfSpeech> parts, int token)
    {
        var word = _words[text.Tokens[token].Word];
        if ((word & PhraseWord.Article) != 0 && parts[token] != PartOfSpeech.Pronoun) return Kind.Article;
        if ((word & PhraseWord.Preposition) != 0) return Kind.Preposition;
        if ((word & PhraseWord.NoContent) != 0) return Kind.Other;
        // "adultes handicapés", "emplois aidés": what was done to a thing belongs to its name
        if ((word & PhraseWord.Participle) != 0 && token > 0 && parts[token - 1] == PartOfSpeech.Noun && parts[token] is PartOfSpeech.Verb or PartOfSpeech.Noun) return Kind.Adjective;
        var isWeak = (word & PhraseWord.WeakAdjective) != 0;
        return parts[token] switch
        {
            PartOfSpeech.Noun or PartOfSpeech.ProperNoun when (word & PhraseWord.NewVerb) != 0 => Kind.Other,
            // "la mauvaise", "double nationalité"
            PartOfSpeech.Noun when (word & PhraseWord.Adjective) != 0 && isWeak => Kind.Other,
            PartOfSpeech.Noun when (word & PhraseWord.Adjective) != 0 && token + 1 < text.Tokens.Length && parts[token + 1] == PartOfSpeech.Noun && Together(text, token + 1) => Kind.Adjective,
            PartOfSpeech.Noun or PartOfSpeech.ProperNoun => (word & PhraseWord.CanBeNoun) != 0 ? Kind.Noun : (word & PhraseWord.CanBeAdjective) != 0 ? Kind.Adjective : Kind.Other,
            PartOfSpeech.Adjective => isWeak ? Kind.Other
                : (word & PhraseWord.CanBeAdjective) != 0 ? Kind.Adjective : Kind.Other,
            _ => Kind.Other,
        };
    }

    bool Is(PreparedText text, int token, PhraseWord what) => (_words[text.Tokens[token].Word] & what) != 0;

    void FromContentWords(PreparedText text, int first, List<FoundPhrase> found)
    {
        if (!IsContent(text, first) || first > 0 && NamingWords.BeforeNoNoun.Contains(Form(text, first - 1))) return;
        var key = new PhraseKey(Stem(text, first));
        var named = !NamingWords.WeakEnglish.Contains(Form(text, first));
        if (named && _foreignNouns.Value[text.Tokens[first].Word]) found.Add(new(key, first, first, true));
        for (var last = first + 1; last < text.Tokens.Length && key.Length < MaxContentElsewhere && Together(text, last) && !key.Holds(Stem(text, last)); last++)
        {
            // "freedom of movement"
            if (key.Length == 1 && Form(text, last) == "of" && last + 1 < text.Tokens.Length && Together(text, last + 1)) last++;
            if (!IsContent(text, last) || key.Holds(Stem(text, last))) break;
            key = key.With(Stem(text, last));
            // "small businesses", but neither "pay less" nor "wealth less"
            if (NamingWords.WeakEnglish.Contains(Form(text, last))) continue;
            if (named || NamingWords.Adjectival.Contains(Form(text, first))) found.Add(new(key, first, last, true));
        }
    }

    // a word is a noun where its phrase ends with it: "affordable" in "affordable homes" is none, nor "protect" in "to protect the coast"; "fire" in "fire safety" is, for it stands alone elsewhere
    static bool[] ForeignNouns(PreparedCorpus texts)
    {
        var (alone, all, vocabulary) = (new int[texts.Vocabulary.Count], new int[texts.Vocabulary.Count], texts.Vocabulary);
        foreach (var text in texts.Texts)
            for (var token = 0; token < text.Tokens.Length; token++)
            {
                var word = text.Tokens[token].Word;
                if (vocabulary.StopWords[word]) continue;
                all[word]++;
                var before = token == 0 ? "" : vocabulary.Forms[text.Tokens[token - 1].Word];
                if (before == "to" || NamingWords.BeforeNoNoun.Contains(before)) continue;
                if (token + 1 >= text.Tokens.Length || !Together(text, token + 1)
                    || vocabulary.StopWords[text.Tokens[token + 1].Word] && !NamingWords.AfterNoNoun.Contains(vocabulary.Forms[text.Tokens[token + 1].Word])) alone[word]++;
            }
        return [.. all.Select((count, word) => count > 0 && alone[word] >= LeastAlone * count)];
    }

    bool IsContent(PreparedText text, int token) =>
        !texts.Vocabulary.StopWords[text.Tokens[token].Word] && Form(text, token) is { Length: > 2 } form && !char.IsDigit(form[0]);

    string Form(PreparedText text, int token) => texts.Vocabulary.Forms[text.Tokens[token].Word];

    int Stem(PreparedText text, int token) => texts.Vocabulary.Stems[text.Tokens[token].Word];

    /// <summary>Tells whether nothing but a space, a hyphen or an apostrophe stands between a token and the one before it.</summary>
    internal static bool Together(PreparedText text, int token)
    {
        var before = text.Tokens[token - 1];
        var between = text.Plain.AsSpan(before.Start + before.Length, Math.Max(0, text.Tokens[token].Start - before.Start - before.Length));
        foreach (var unit in between)
            if (unit is not (' ' or '\u00a0' or '\u202f' or '-' or '\'' or '’')) return false;
        return true;
    }
}
