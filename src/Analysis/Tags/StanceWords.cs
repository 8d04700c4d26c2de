using System.Buffers;
using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Reads the side of an argument from its words alone, by a list of words written by hand: the part that does not depend on a corpus.</summary>
/// <remarks>
/// z = 2 o + c + 2 b − 1.2 n + 0.5 n r − 0.7 p − 0.5 q − 0.5 v − 0.2 l + 0.3, where o = opening ("tout à fait", "non, …"; among the first words, in
/// [−1, 1]), c = set phrases, for less against ("pas la solution"), in [−3, 3], b = balance of words of approval and reproach in [−1, 1], a word
/// within four words after a negation counting for the other side, n = negations / √words, r = how far the proposition itself removes or forbids,
/// p = words of the proposition that are denied / √words, q = question marks, v = addresses to the author ("vous"), l = length.
/// b counts nothing where the head of the proposition takes something away ("interdire", "réduire"): blame falls on what is to go as often as on the demand.
/// The factors were set by hand and checked on arguments of rua-fonctionnement (0.63 right, n = 1,777, half is chance).
/// When it misleads: irony, and approval of a part with refusal of the whole.
/// </remarks>
static class StanceWords
{
    static readonly PhraseList Openings = PhraseList.Load("stance-words.tsv", "open");
    static readonly PhraseList Cues = PhraseList.Load("stance-words.tsv", "cue");
    static readonly PhraseList Words = PhraseList.Load("stance-words.tsv", "word");
    static readonly PhraseList Removals = PhraseList.Load("stance-words.tsv", "removal");
    static readonly PhraseList Takings = PhraseList.Load("stance-words.tsv", "taking");
    const int HeadWords = 40;

    static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
        { "ne", "n", "pas", "jamais", "aucun", "aucune", "sans", "ni", "non", "rien", "not", "no", "never" };
    static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
        { "pas", "jamais", "aucun", "aucune", "non", "rien", "ni", "plus", "not", "no", "never" };

    /// <summary>What the words say: positive for, negative against, and the words that weigh most.</summary>
    public sealed record Reading(double Score, ImmutableArray<string> Why);

    /// <summary>Reads one argument.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="parent">The proposition it hangs on.</param>
    public static Reading Of(FoldedText text, FoldedText parent)
    {
        if (text.Words.IsEmpty) return new(0.3, []);
        var why = new List<(double Weight, string Words)>();
        var taken = new bool[text.Words.Length];
        var root = Math.Sqrt(text.Words.Length);
        var score = 0.3 + 2 * Opening(text, why) + CuePhrases(text, taken, why);
        if (!TakesAway(parent)) score += 2 * Balance(text, taken, why);

        var denials = text.Words.Count(Denials.Contains) / root;
        var removal = Math.Min(2, Enumerable.Range(0, Math.Min(HeadWords, parent.Words.Length)).Count(i => Removals.At(parent, i) is not null)) / 2.0;
        score += -1.2 * denials + 0.5 * denials * removal - 0.7 * DeniedOfParent(text, parent) / root;
        score += -0.25 * Math.Min(3, text.Questions);
        score += -0.25 * Math.Min(2, text.Words.Count(w => w is "vous" or "votre" or "vos"));
        score += -0.2 * (Math.Log(text.Words.Length) / 4 - 0.8);
        return new(score, [.. why.Where(w => w.Weight > 0 == score > 0).OrderByDescending(w => Math.Abs(w.Weight))
            .Select(w => w.Words.ToLowerInvariant()).Distinct().Take(4)]);
    }

    static double Opening(FoldedText text, List<(double, string)> why)
    {
        var (best, place) = ((PhraseList.Phrase?)null, 0);
        for (var i = 0; i < Math.Min(3, text.Words.Length); i++)
            if (Openings.At(text, i) is { } phrase && phrase.Words.Length > (best?.Words.Length ?? 0)) (best, place) = (phrase, i);
        if (best is null) return 0;
        var weight = best.Weight / 3 * (1 - 0.25 * place);
        why.Add((2 * weight, text.Surface(place, best.Words.Length)));
        return weight;
    }

    static double CuePhrases(FoldedText text, bool[] taken, List<(double, string)> why)
    {
        var sum = 0.0;
        foreach (var match in Cues.In(text))
        {
            taken.AsSpan(match.First, match.Count).Fill(true);
            var weight = match.Phrase.Weight / 2.5;
            var from = Math.Max(0, match.First - 3);
            if (weight > 0 && Enumerable.Range(from, match.First - from).Any(i => text.Words[i] is "pas" or "ne" or "n"))
            {
                weight = -weight;
                why.Add((weight, text.Surface(from, match.First + match.Count - from)));
            }
            else why.Add((weight, text.Surface(match.First, match.Count)));
            sum += weight;
        }
        return Math.Clamp(sum, -3, 3);
    }

    static double Balance(FoldedText text, bool[] taken, List<(double, string)> why)
    {
        double approval = 0, reproach = 0;
        foreach (var match in Words.In(text, taken))
        {
            var from = Math.Max(0, match.First - 4);
            var isDenied = Enumerable.Range(from, match.First - from).Any(i => Negations.Contains(text.Words[i]));
            var approves = match.Phrase.Weight > 0 != isDenied;
            if (isDenied && match.Phrase.Weight < 0 && Negations.Contains(text.Words[match.First])) approves = false;
            if (approves) approval += isDenied ? 0.5 : 1; else reproach++;
            why.Add((approves ? 0.4 : -0.4, isDenied ? text.Surface(from, match.First + match.Count - from) : text.Surface(match.First, match.Count)));
        }
        return (approval - reproach) / (approval + reproach + 2);
    }

    static int DeniedOfParent(FoldedText text, FoldedText parent)
    {
        var stems = parent.Words.Where(w => w.Length > 3).Select(Stem).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, text.Words.Length).Count(i => text.Words[i].Length > 3 && stems.Contains(Stem(text.Words[i]))
            && Enumerable.Range(Math.Max(0, i - 4), Math.Min(text.Words.Length, i + 3) - Math.Max(0, i - 4)).Any(j => Negations.Contains(text.Words[j])));
    }

    /// <summary>Whether the title or first sentence of a proposition asks to forbid, end or lessen something.</summary>
    static bool TakesAway(FoldedText proposition)
    {
        var end = proposition.Text.AsSpan().IndexOfAny(s_ends);
        for (var i = 0; i < Math.Min(HeadWords, proposition.Words.Length) && (end < 0 || proposition.Places[i].Start < end); i++)
            if (Takings.At(proposition, i) is not null) return true;
        return false;
    }

    static readonly SearchValues<char> s_ends = SearchValues.Create(".?!\n");

    /// <summary>First six letters of a word: endings don't part what leans to a side.</summary>
    public static string Stem(string word) => word.Length > 6 ? word[..6] : word;
}
