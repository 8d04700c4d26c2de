namespace SynthesisPipeline.Analysis;

/// <summary>Tells what a text asks for from what it only names: what stands at the beginning of a sentence or after "il faut", "je propose de", and who must act.</summary>
/// <remarks>When it misleads: a sentence that begins with a noun may tell and not ask ("Interdiction levée hier").</remarks>
static class Requests
{
    const int MaxFillers = 3, ThatReach = 10, CueReach = 6, AndReach = 6;

    static readonly HashSet<string> Duties = Words("doit doivent devrait devraient devra devront pourrait pourraient gagnerait gagneraient must should could ought");

    static readonly HashSet<string> Urged = Words("obliger obligeons imposer imposons inciter incitons contraindre demander demandons demande exiger exigeons force forcer");

    static readonly HashSet<string> Denials = Words("pas moins ni sans aucun aucune jamais no less without");

    static readonly HashSet<string> Cues = Words("""
        faut faudrait faudra fallait propose proposons proposer demande demandons demandent souhaite souhaitons suggere voudrais voudrions aimerais aimerions serait
        doit doivent devrait devraient devra devront pourrait pourraient peuvent gagneraient urgent convient conviendrait attend attends plaide plaidons exige exigeons
        should must need needs want could please svp
        """);

    // what may stand before the first word that says something
    static readonly HashSet<string> Fillers = Words("un une des le la les l d de du plus davantage aussi donc enfin ensuite et ou oui stop deja surtout more a the");

    /// <summary>Tells whether what stands at a place is asked for.</summary>
    public static bool IsAsked(FoldedText text, PhraseList.Match match)
    {
        var first = FirstOfSentence(text, match.First);
        var before = text.Words.AsSpan()[first..match.First];
        if (before.Length <= MaxFillers && All(before, Fillers)) return true;
        if (text.Words[first] is "que" or "qu" && before.Length <= ThatReach) return true;
        if (Any(before[Math.Max(0, before.Length - CueReach)..], Cues)) return true;
        return before is [.., "pourquoi", "ne", "pas"] || Holds(before, "suis", "pour") || Holds(before, "suis", "favorable");
    }

    /// <summary>Tells whether one who is named must act: "les maires doivent …", "obliger les entreprises à …", "que l'État …", "aux banques de payer"; who "doit pouvoir" has a right, no duty.</summary>
    public static bool MustAct(FoldedText text, PhraseList.Match match)
    {
        var words = text.Words.AsSpan();
        var end = match.First + match.Count;
        for (var i = end; i < Math.Min(end + 3, words.Length); i++)
            if (Duties.Contains(words[i]) && !(i + 1 < words.Length && words[i + 1] == "pouvoir")) return true;
        if (end < words.Length && words[end] is "et" or "ou" or "and" or "or" && Any(words[end..Math.Min(end + AndReach, words.Length)], Duties)) return true;
        if (Any(words[Math.Max(0, match.First - 3)..match.First], Urged) || Holds(words[Math.Max(0, match.First - 4)..match.First], "faut", "que")) return true;
        var before = words[FirstOfSentence(text, match.First)..match.First];
        if (before.Length is > 0 and <= 3 && before[0] is "que" or "qu") return true;
        for (var i = Math.Max(0, before.Length - 3); i < before.Length; i++)
            if (before[i] is "que" or "qu" && Any(before[Math.Max(0, i - 3)..i], Cues)) return true;
        return before is [.., "aux" or "au"] or [.., "a", "la" or "l"] && end + 1 < words.Length && words[end] is "de" or "d"
            && (IsInfinitive(words[end + 1]) || end + 2 < words.Length && IsInfinitive(words[end + 2]));
    }

    /// <summary>Tells whether what stands at a place is refused: "pas de loi", "moins de lois"; "pourquoi ne pas" asks.</summary>
    public static bool IsDenied(FoldedText text, PhraseList.Match match)
    {
        var before = text.Words.AsSpan()[..match.First];
        return before is not [.., "pourquoi", "ne", "pas"] && Any(before[Math.Max(0, before.Length - 2)..], Denials);
    }

    static bool IsInfinitive(string word) => word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal) || word.EndsWith("re", StringComparison.Ordinal);

    static int FirstOfSentence(FoldedText text, int word)
    {
        while (word > 0 && !Begins(text, word)) word--;
        return word;
    }

    // after a mark that ends a sentence or opens a list, or after the number of an item
    static bool Begins(FoldedText text, int word)
    {
        var (before, here) = (text.Places[word - 1], text.Places[word]);
        return text.Text.AsSpan()[before.End..here.Start].ContainsAny(".!?…:;\n") || text.Words[word - 1].All(char.IsAsciiDigit);
    }

    static bool All(ReadOnlySpan<string> words, HashSet<string> set)
    {
        foreach (var word in words) if (!set.Contains(word)) return false;
        return true;
    }

    static bool Any(ReadOnlySpan<string> words, HashSet<string> set)
    {
        foreach (var word in words) if (set.Contains(word)) return true;
        return false;
    }

    static bool Holds(ReadOnlySpan<string> words, string first, string second)
    {
        for (var i = 1; i < words.Length; i++) if (words[i - 1] == first && words[i] == second) return true;
        return false;
    }

    static HashSet<string> Words(string list) => new(list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
