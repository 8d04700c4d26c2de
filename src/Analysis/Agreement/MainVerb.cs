using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells whether a French sentence that opens with a noun leaves it without a verb: "Toutes les fausses informations qui ont un écho", "Un conseil d'habitants pour trier ce qui arrive".</summary>
/// <remarks>
/// A verb of the noun's own is a conjugated form of a third person that no clause opened before it takes ("qui", "que", "si" …). What may also be an adjective is none outside of a clause, what may also be a noun is one, so only
/// sentences without any other are told. When it misleads: two clauses with one "que".
/// </remarks>
static partial class MainVerb
{
    static readonly FrozenSet<string> Determiners = Set("un une le la l' les des du tout toute tous toutes chaque aucun aucune ce cet cette ces plusieurs quelques certains certaines");
    static readonly FrozenSet<string> OpenClause = Set("qui que qu' dont où quand si lorsque lorsqu' comme car puisque puisqu' parce afin");
    static readonly FrozenSet<string> Prepositions = Set("de d' du des à au aux auprès pour par sur dans en contre avec");
    static readonly FrozenSet<string> Verbs = Set("est a sont ont faut doit peut va reste suffit coûte permet manque");

    /// <summary>Whether it is missing.</summary>
    /// <param name="words">Of the sentence, as <see cref="Phrasing.Words"/> gives them.</param>
    public static bool IsMissing(string[] words)
    {
        if (words.Length < 2 || !Determiners.Contains(words[0]) && !IsNounAlone(words[0], words[1])) return false;
        var open = 0;
        for (var w = 1; w < words.Length; w++)
            if (OpenClause.Contains(words[w])) open++;
            else if (!MaySay(words[w], words[w - 1], isInClause: open > 0)) continue;
            else if (open == 0) return false;
            else open--;
        return true;
    }

    /// <summary>A noun that is no act: "Insultes et menaces à faire cesser"; "amélioration de" asks by itself.</summary>
    static bool IsNounAlone(string word, string next) => (Lexicon.ClassesOf(word) & 0xFFFF) == 1 << (int)PartOfSpeech.Noun && !Phrasing.IsAct(word)
        && !(Acting().IsMatch(word) && Prepositions.Contains(next));

    [GeneratedRegex(@"(?:tion|ment|age|ance|ité|arrêt|mise|prise|baisse|hausse)s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Acting();

    static bool MaySay(string word, string before, bool isInClause) => Verbs.Contains(word)
        || word[^1] is not ('s' or 'x') && !word.EndsWith("ez", StringComparison.Ordinal) && !Determiners.Contains(before)
            && (Lexicon.ClassesOf(word) & (int)VerbForm.Finite << 16) != 0 && (isInClause || !Lexicon.Has(word, PartOfSpeech.Adjective));

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
