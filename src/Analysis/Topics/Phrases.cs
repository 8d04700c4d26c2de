using System.Collections.Frozen;
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

    static readonly FrozenSet<string> Prepositions = NamingWords.Of("de du des d' à au aux en pour sur par contre sans");
    static readonly FrozenSet<string> ToWhom = NamingWords.Of("à au aux");
    static readonly FrozenSet<string> Articles = NamingWords.Of("la le les l' un une");

    static readonly string[] VerbEndings = ["é", "ent", "ait", "ant", "ez", "ons"];

    readonly PartsOfSpeech _tagger = new(texts);
    readonly bool _mostlyForeign = texts.Texts.Count(t => t.Language is Language.English or Language.Other) > texts.Texts.Count(t => t.Language == Language.French);

    readonly Lazy<bool[]> _foreignNouns = new(() => ForeignNouns(texts));

    /// <summary>Lists the phrases of a text in order of their place.</summary>
    public List<FoundPhrase> In(int index)
    {
        var text = texts.Texts[index];
        var found = new List<FoundPhrase>();
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
        return found;
    }

    /// <summary>Tells whether a single word is too weak to stand alone.</summary>
    public static bool IsWeak(string form) => Accented(form) is var word && (NamingWords.WeakNouns.Contains(word) || NamingWords.WeakNouns.Contains(word.TrimEnd('s')));

    static bool IsOpen(string form) => Accented(form) is var word && (NamingWords.OpenNouns.Contains(word) || NamingWords.OpenNouns.Contains(word.TrimEnd('s', 'x')));

    // "idee" is "idée"
    static string Accented(string form) => Lexicon.Contains(form) ? form : Lexicon.Accented(form) ?? form;

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
        if (hasNoun && IsWeak(Form(text, first))) return;
        if (hasNoun && !IsOpen(Form(text, first))) found.Add(new(key, first, first));
        var before = start;
        for (var last = first + 1; last < Math.Min(text.Tokens.Length, first + MaxTokens) && key.Length < MaxContent && Together(text, last); last++)
        {
            var kind = KindOf(text, parts, last);
            if (!Follows(before, kind, hasNoun) && !(kind == Kind.Noun && before == Kind.Noun && IsCompound(text, last))) break;
            if (ToWhom.Contains(Form(text, last)) && !Form(text, last - 1).TrimEnd('s').EndsWith("tion", StringComparison.Ordinal) && IsGiven(text, parts, first)) break;
            before = kind;
            if (kind is not (Kind.Noun or Kind.Adjective)) continue;
            var stem = Stem(text, last);
            if (key.Holds(stem)) break;
            // an adjective in front needs its noun at once, and that noun must not be weak
            if (!hasNoun && (kind != Kind.Noun || IsWeak(Form(text, last)))) break;
            hasNoun = true;
            key = key.With(stem);
            // "impôt en fonction", cut before "du revenu", names nothing; what goes on may, and so may "tirage au sort"
            if (!(IsWeak(Form(text, last)) && Form(text, last - 1) == "en") && !NamingWords.UnfinishedNouns.Contains(Form(text, last))) found.Add(new(key, first, last));
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
        var form = Form(text, token);
        if (Articles.Contains(form) && parts[token] != PartOfSpeech.Pronoun) return Kind.Article;
        if (Prepositions.Contains(form)) return Kind.Preposition;
        if (form.Length < 2 || char.IsDigit(form[0]) || texts.Vocabulary.StopWords[text.Tokens[token].Word]) return Kind.Other;
        // "adultes handicapés", "emplois aidés": what was done to a thing belongs to its name
        if (token > 0 && parts[token - 1] == PartOfSpeech.Noun && parts[token] is PartOfSpeech.Verb or PartOfSpeech.Noun && IsParticiple(form) && Lexicon.Has(form, PartOfSpeech.Adjective)) return Kind.Adjective;
        return parts[token] switch
        {
            PartOfSpeech.Noun or PartOfSpeech.ProperNoun when IsNewVerb(form) => Kind.Other,
            // "la mauvaise", "double nationalité"
            PartOfSpeech.Noun when Lexicon.Has(form, PartOfSpeech.Adjective) && IsWeakAdjective(form) => Kind.Other,
            PartOfSpeech.Noun when Lexicon.Has(form, PartOfSpeech.Adjective) && token + 1 < text.Tokens.Length && parts[token + 1] == PartOfSpeech.Noun && Together(text, token + 1) => Kind.Adjective,
            PartOfSpeech.Noun or PartOfSpeech.ProperNoun => CanBe(form, PartOfSpeech.Noun) ? Kind.Noun : CanBe(form, PartOfSpeech.Adjective) ? Kind.Adjective : Kind.Other,
            PartOfSpeech.Adjective => IsWeakAdjective(form) ? Kind.Other
                : CanBe(form, PartOfSpeech.Adjective) ? Kind.Adjective : Kind.Other,
            _ => Kind.Other,
        };
    }

    static bool IsWeakAdjective(string form) => NamingWords.WeakAdjectives.Contains(form) || NamingWords.WeakAdjectives.Contains(form.TrimEnd('s', 'e')) || NamingWords.WeakAdjectives.Contains(Lemmas.Of(form, PartOfSpeech.Adjective));

    // "scroller", which the lexicon doesn't know, where people "scrollent"
    bool IsNewVerb(string form) =>
        form.EndsWith("er", StringComparison.Ordinal) && !Lexicon.Contains(form) && VerbEndings.Any(e => texts.Vocabulary.Forms.BinarySearch(form[..^2] + e, StringComparer.Ordinal) >= 0);

    static bool IsParticiple(string form) => form.TrimEnd('s').TrimEnd('e').EndsWith('é');

    // words that the lexicon knows only as verbs or adverbs are tagger's errors; unknown words may be names
    static bool CanBe(string form, PartOfSpeech part) =>
        Lexicon.Has(form, part) || part == PartOfSpeech.Noun && Lexicon.Has(form, PartOfSpeech.ProperNoun)
        || part == PartOfSpeech.Adjective && Lexicon.Has(form, PartOfSpeech.Verb)
        || form.Length > 2 && !Lexicon.Contains(form) && Lexicon.Accented(form) is null
        || Lexicon.Accented(form) is { } restored && Lexicon.Has(restored, part);

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
