using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What a word may be in a phrase, wherever it stands.</summary>
[Flags]
enum PhraseWord
{
    /// <summary>Has been looked at.</summary>
    Known = 1,

    /// <summary>La, le, un …</summary>
    Article = 1 << 1,

    /// <summary>De, pour, sur …</summary>
    Preposition = 1 << 2,

    /// <summary>À, au, aux.</summary>
    ToWhom = 1 << 3,

    /// <summary>A letter, a number or a word without subject.</summary>
    NoContent = 1 << 4,

    /// <summary>Names nothing.</summary>
    Weak = 1 << 5,

    /// <summary>Names nothing without a complement.</summary>
    Open = 1 << 6,

    /// <summary>Ends no phrase.</summary>
    Unfinished = 1 << 7,

    /// <summary>A past participle that is an adjective.</summary>
    Participle = 1 << 8,

    /// <summary>An adjective of the lexicon.</summary>
    Adjective = 1 << 9,

    /// <summary>An adjective that names nothing.</summary>
    WeakAdjective = 1 << 10,

    /// <summary>A verb that the lexicon does not know.</summary>
    NewVerb = 1 << 11,

    /// <summary>May be a noun where the tagger says so.</summary>
    CanBeNoun = 1 << 12,

    /// <summary>May be an adjective where the tagger says so.</summary>
    CanBeAdjective = 1 << 13,
}

/// <summary>Tells of the words of a corpus what they may be in a phrase. Each is looked up once, when first met: a word stands in thousands of places, and a look into the lexicon costs as much as reading ten words.</summary>
/// <param name="vocabulary">The words.</param>
internal sealed class PhraseWords(Vocabulary vocabulary)
{
    static readonly FrozenSet<string> Prepositions = NamingWords.Of("de du des d' à au aux en pour sur par contre sans");
    static readonly FrozenSet<string> ToWhom = NamingWords.Of("à au aux");
    static readonly FrozenSet<string> Articles = NamingWords.Of("la le les l' un une");

    static readonly string[] VerbEndings = ["é", "ent", "ait", "ant", "ez", "ons"];

    // two threads may look a word up at once: they find the same
    readonly PhraseWord[] _words = new PhraseWord[vocabulary.Count];

    /// <summary>Gives what a word may be.</summary>
    public PhraseWord this[int word] => _words[word] is var known and not 0 ? known : _words[word] = Of(vocabulary.Forms[word], vocabulary.StopWords[word]);

    PhraseWord Of(string form, bool isStopWord)
    {
        var word = PhraseWord.Known;
        if (Articles.Contains(form)) word |= PhraseWord.Article;
        if (Prepositions.Contains(form)) word |= PhraseWord.Preposition;
        if (ToWhom.Contains(form)) word |= PhraseWord.ToWhom;
        if (form.Length < 2 || char.IsDigit(form[0]) || isStopWord) return word | PhraseWord.NoContent;
        if (IsWeak(form)) word |= PhraseWord.Weak;
        if (IsOpen(form)) word |= PhraseWord.Open;
        if (NamingWords.UnfinishedNouns.Contains(form)) word |= PhraseWord.Unfinished;
        if (Lexicon.Has(form, PartOfSpeech.Adjective)) word |= IsParticiple(form) ? PhraseWord.Adjective | PhraseWord.Participle : PhraseWord.Adjective;
        if (IsWeakAdjective(form)) word |= PhraseWord.WeakAdjective;
        if (IsNewVerb(form)) word |= PhraseWord.NewVerb;
        if (CanBe(form, PartOfSpeech.Noun)) word |= PhraseWord.CanBeNoun;
        if (CanBe(form, PartOfSpeech.Adjective)) word |= PhraseWord.CanBeAdjective;
        return word;
    }

    static bool IsWeak(string form) => Accented(form) is var word && (NamingWords.WeakNouns.Contains(word) || NamingWords.WeakNouns.Contains(word.TrimEnd('s')));

    static bool IsOpen(string form) => Accented(form) is var word && (NamingWords.OpenNouns.Contains(word) || NamingWords.OpenNouns.Contains(word.TrimEnd('s', 'x')));

    // "idee" is "idée"
    static string Accented(string form) => Lexicon.Contains(form) ? form : Lexicon.Accented(form) ?? form;

    static bool IsWeakAdjective(string form) => NamingWords.WeakAdjectives.Contains(form) || NamingWords.WeakAdjectives.Contains(form.TrimEnd('s', 'e')) || NamingWords.WeakAdjectives.Contains(Lemmas.Of(form, PartOfSpeech.Adjective));

    // "scroller", which the lexicon doesn't know, where people "scrollent"
    bool IsNewVerb(string form) =>
        form.EndsWith("er", StringComparison.Ordinal) && !Lexicon.Contains(form) && VerbEndings.Any(e => vocabulary.Forms.BinarySearch(form[..^2] + e, StringComparer.Ordinal) >= 0);

    static bool IsParticiple(string form) => form.TrimEnd('s').TrimEnd('e').EndsWith('é');

    // words that the lexicon knows only as verbs or adverbs are tagger's errors; unknown words may be names
    static bool CanBe(string form, PartOfSpeech part) =>
        Lexicon.Has(form, part) || part == PartOfSpeech.Noun && Lexicon.Has(form, PartOfSpeech.ProperNoun)
        || part == PartOfSpeech.Adjective && Lexicon.Has(form, PartOfSpeech.Verb)
        || form.Length > 2 && !Lexicon.Contains(form) && Lexicon.Accented(form) is null
        || Lexicon.Accented(form) is { } restored && Lexicon.Has(restored, part);
}
