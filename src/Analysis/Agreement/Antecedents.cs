using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells whether a French sentence points at something that nothing in it names: "il faut l'appliquer", "ces jeunes doivent".</summary>
/// <remarks>
/// A pronoun before an infinitive, and "ils", "elles", "eux" anywhere, want a noun before them; "son", "sa", "ses" behind an infinitive that opens the sentence want an owner; "ce", "cet", "cette", "ces" want their noun named before, or a clause behind that says which ("ces rues où…").
/// When it misleads: any noun before a pronoun passes for what it stands for.
/// </remarks>
static class Antecedents
{
    const int ClauseReach = 4, FewestLetters = 4, Opening = 4;

    static readonly FrozenSet<string> Pronouns = Set("le la les l' lui leur y");
    static readonly FrozenSet<string> Persons = Set("ils elles eux");
    static readonly FrozenSet<string> Demonstratives = Set("ce cet cette ces");
    static readonly FrozenSet<string> Possessives = Set("son sa ses");

    /// <summary>Behind a possessive they may name whose it is: "laisser sa chance à chacun".</summary>
    static readonly FrozenSet<string> Givers = Set("à a au aux de du des d' pour");

    static readonly FrozenSet<string> Relatives = Set("qui que qu' dont où");

    /// <summary>What stands behind "ce" and is either no noun or one that everybody knows.</summary>
    static readonly FrozenSet<string> Known = Set("qui que qu' dont sont soit sera serait seraient n' ne jour jours soir matin été hiver pays monde siècle année fois semaine mois");

    /// <summary>Whether something is pointed at and not named.</summary>
    /// <param name="words">Of the sentence, as <see cref="Phrasing.Words"/> gives them.</param>
    public static bool AreMissing(string[] words)
    {
        for (var w = 0; w + 1 < words.Length; w++)
            if (w > 0 && Persons.Contains(words[w]) && !words.Take(w).Any(IsNoun)
                || Pronouns.Contains(words[w]) && Lexicon.IsVerbOnly(words[w + 1]) && Phrasing.IsInfinitive(words[w + 1]) && !words.Take(w).Any(IsNoun)
                || w > 0 && w < Opening && Possessives.Contains(words[w]) && Phrasing.IsInfinitive(words[0]) && !words.Take(w).Any(IsNamed) && !words.Skip(w + 1).Any(Givers.Contains)
                || Demonstratives.Contains(words[w]) && !Known.Contains(words[w + 1]) && !IsNamed(words, w + 1)) return true;
        return false;
    }

    static bool IsNamed(string[] words, int noun)
    {
        if (words.Skip(noun + 1).Take(ClauseReach).Any(Relatives.Contains)) return true;
        var stem = Stems.Of(words[noun]);
        return words.Take(noun - 1).Any(w => w.Length >= FewestLetters && Stems.Of(w) == stem);
    }

    static bool IsNamed(string word) => IsNoun(word) || word is "chacun" or "chacune" or "chaque" or "on" or "tous" or "toutes" or "se" or "s'";

    static bool IsNoun(string word) => word.Length >= FewestLetters && !StopWords.Contains(word) && !Phrasing.IsInfinitive(word)
        && (Lexicon.Has(word, PartOfSpeech.Noun) || !Lexicon.Contains(word)) && !Lexicon.Has(word, PartOfSpeech.Adverb);

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
