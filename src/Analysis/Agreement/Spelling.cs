using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what a French sentence shows of haste: short forms, marks in a row, lost apostrophes, a noun of one behind a word for several or of several behind a word for one, a participle where an infinitive belongs.</summary>
/// <remarks>A noun of one is a form that is its own lemma, is no conjugated verb and ends in neither s, x nor z. Words that the lexicon doesn't know say nothing: it lacks many.</remarks>
static partial class Spelling
{
    const int LeastLetters = 4;
    const int NamingParts = 1 << (int)PartOfSpeech.Noun | 1 << (int)PartOfSpeech.Adjective;
    const int Participles = 1 << (int)PartOfSpeech.Verb | 1 << (int)PartOfSpeech.Auxiliary;

    /// <summary>Whether anything of it is found.</summary>
    public static bool IsCareless(string sentence)
    {
        if (Haste().IsMatch(sentence) || LostApostrophe().IsMatch(sentence)) return true;
        bool isSeveral = false, isOne = false, isModal = false;
        foreach (var found in Plain().EnumerateMatches(sentence))
        {
            var word = sentence.AsSpan(found.Index, found.Length);
            if (!GoesOn(sentence.AsSpan(found.Index + found.Length)) && (isSeveral && IsOne(word.ToString()) || isOne && AreSeveral(word.ToString()) || isModal && IsParticiple(word.ToString()))) return true;
            isModal = Has(s_modal, word) || isModal && IsBetween(word);
            isSeveral = Has(s_several, word);
            isOne = Has(s_one, word);
        }
        return false;
    }

    /// <summary>Whether a word names men and women at once: "habitant·es", "étudiant(e)s".</summary>
    static bool GoesOn(ReadOnlySpan<char> rest) => rest.Length > 1 && rest[0] is ('·' or '•' or '(' or '.') && char.IsLetter(rest[1]);

    static bool IsOne(string word) => word.Length >= LeastLetters && char.IsLower(word[0]) && word[^1] is not ('s' or 'x' or 'z')
        && Lexicon.Readings(word) is { IsEmpty: false } readings && readings.Any(r => r.Part == PartOfSpeech.Noun && r.Lemma == word) && MayBe(word, NamingParts | Participles) && !IsFinite(word);

    static bool AreSeveral(string word) => word.Length > LeastLetters && char.IsLower(word[0]) && word[^1] == 's'
        && Lexicon.Readings(word) is { IsEmpty: false } readings && readings.Any(r => r.Part == PartOfSpeech.Noun && r.Lemma == word[..^1]) && readings.All(r => r.Lemma != word) && MayBe(word, NamingParts | Participles) && !IsFinite(word);

    static bool IsParticiple(string word) => word.EndsWith('é') || word.EndsWith("és", StringComparison.Ordinal)
        ? Lexicon.ClassesOf(word) is not 0 and var classes && (classes & 1 << (int)PartOfSpeech.Verb) != 0 && (classes & 1 << (int)PartOfSpeech.Noun) == 0 : false;

    static bool MayBe(string word, int parts) => (Lexicon.ClassesOf(word) & 0xFFFF & ~parts) == 0;

    static bool IsFinite(string word) => (Lexicon.ClassesOf(word) & (int)VerbForm.Finite << 16) != 0;

    [GeneratedRegex(@"\+\+|\w\.{2,}\w|\.{4,}|\b(?:tt|tte|tjs|tjrs|bcp|qqn|qqch|svp|pcq|pr|ds|cad|ex ?:)(?!\w)|=>|->|\bsi ils? |\b(?:celui|celle|ceux|celles) ci\b|\bquelque soit\b|\ben non\b(?= l[ae] |$)|\s\.\p{L}|\p{Ll}{3}:\p{L}|\b(?!nous|vous)(\p{L}{3,}),? \1\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Haste();

    // "l existant", "n embauchent": a lone letter before a vowel; "5 m environ" is a measure
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}'’.]|\p{Nd} )[ldnjcsmt] (?=[aeiouyhàâéèêîôœ]\p{L}+)", RegexOptions.CultureInvariant)]
    private static partial Regex LostApostrophe();

    [GeneratedRegex(@"[\p{L}]+(?:-[\p{L}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    static readonly FrozenSet<string> s_several = Set("les des ces ses mes nos vos leurs aux plusieurs certains certaines quelques");
    static readonly FrozenSet<string> s_one = Set("un une le la cet cette chaque aucun aucune du au");
    static readonly FrozenSet<string> s_modal = Set("doit dois doivent devra devrait devraient devront peut peuvent pourra pourrait pourraient pourront faut faudra faudrait vont veulent");
    static readonly FrozenSet<string> s_between = Set("pas plus aussi également donc toujours");

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    static bool IsBetween(ReadOnlySpan<char> word) => Has(s_between, word) || word.Length > 4 && word.EndsWith("ment", StringComparison.OrdinalIgnoreCase) && !word.Contains('-');
}
