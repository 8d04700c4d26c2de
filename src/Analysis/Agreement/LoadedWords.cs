using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows words that judge rather than say: flagged in a draft, and chosen last where another sentence says the same.</summary>
/// <remarks>
/// A list of French and English stems made for this product. It knows nothing of irony nor of quotation.
/// As one regular expression it was the largest method of the program, and a third of a second went by until it was compiled: hence a table.
/// </remarks>
static partial class LoadedWords
{
    /// <summary>Words; a star stands for any ending.</summary>
    const string Words =
        "scandal* honteu* arrogan* honte absurd* inadmissible* inaccepta* ridicul* stupid* idiot* débil* imbécil* voleu* racket* flicage flique* gâchis assistanat assisté assistés profiteu* parasite* "
        + "fanéant* fainéant* fénéant* féinéant* gueule gueules engraiss* mafi* dictat* esclav* menson* menteu* mentir mentent mépris* copinage pantoufl* malhonnêt* godillot godillots catastroph* "
        + "abominat* délir* arnaqu* escro* pourri* magouill* grassement cul gabegie* massacr* horreur* horrible* indign* cyni* révolt* insupportable* bidon pseudo prétendu* bobo* technocrat* élite élites oligarch* "
        + "lobbies hypocri* lâche* incompéten* corromp* corrup* spoli* ponctionn* matraqu* draconien* aberra* grotesqu* foutai* conneri* merd* foutre foutu relent* trich* théodule théodules planqu* mascarade comédie "
        + "comédies racaille racailles laxis* bouffon bouffons goinfr* privilégiés caste castes nanti nantis népotis* fallacieu* sérail déshumanis* disgrac* ridiculous crook crooks shame* insane disgusting evil";

    static readonly FrozenDictionary<char, (string Text, bool Begins)[]> s_words = Words.Split(' ').Select(w => (Text: w.TrimEnd('*'), Begins: w[^1] == '*'))
        .GroupBy(w => w.Text[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Something of each turn of several words: where none stands, none of them does.</summary>
    static readonly SearchValues<string> s_parts = SearchValues.Create(
        ["bois", "bla", "arrangement", "gav", "lait", "importe", "beau", "disant", "hold", "gaz", "fisca", "exagér", "démesur", "sens", "vergogne", "ménagement", "poil", "acabit"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the loaded words of a sentence, in order, each once.</summary>
    public static string[] In(string sentence)
    {
        var found = new SortedList<int, string>();
        for (int start = 0, end; start < sentence.Length; start = end + 1)
        {
            for (end = start; end < sentence.Length && IsOfAWord(sentence[end]);) end++;
            if (end - start > 2 && IsLoaded(sentence.AsSpan(start, end - start))) found.Add(start, sentence[start..end]);
        }
        if (sentence.AsSpan().ContainsAny(s_parts))
            foreach (var turn in Turns().EnumerateMatches(sentence)) found[turn.Index] = sentence.Substring(turn.Index, turn.Length);
        return found.Count == 0 ? [] : [.. found.Values.Select(w => w.ToLowerInvariant()).Distinct()];
    }

    static bool IsLoaded(ReadOnlySpan<char> word)
    {
        if (!s_words.TryGetValue(char.ToLowerInvariant(word[0]), out var same)) return false;
        foreach (var (text, begins) in same)
            if (begins ? word.StartsWith(text, StringComparison.OrdinalIgnoreCase) : word.Equals(text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // as \w of regular expressions
    static bool IsOfAWord(char c) => char.IsLetterOrDigit(c) || c == '_'
        || c > '\u007F' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.SpacingCombiningMark;

    [GeneratedRegex(@"\b(?:langue de bois|bla-?bla\w*|petits arrangements|se gav\w+|vaches? à lait|n['’]importe quoi|bien beau|soi[- ]disant|hold[- ]up|usine à gaz|cadeaux? fisca\w*|(?:avantages?|privilèges?|salaires?) (?:exagér|démesur)\w*|non[- ]sens|sans (?:vergogne|ménagements?)|(?:de )?tout (?:poil|acabit))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turns();
}
