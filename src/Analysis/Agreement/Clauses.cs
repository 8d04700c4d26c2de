using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Parts a sentence that asks for several things in a row into its demands: "Taxer les dividendes, plafonner les loyers et créer une banque" holds three.</summary>
/// <remarks>
/// A cut stands before an infinitive that a mark or "et", "puis" precedes, where what stands before the cut has one infinitive alone (another may govern the next: "pour limiter et réduire") and a noun behind it
/// ("Créer et renforcer des comités" is one demand). Of a sentence that doesn't open with an infinitive, or opens with "ne", the first demand alone says what was said. What stays is word for word.
/// When it misleads: what one demand was to bring for the other is lost; the citation leads to the whole.
/// </remarks>
static class Clauses
{
    const int FewestBehind = 2;

    static readonly FrozenSet<string> Joining = "et puis ainsi".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words by which a later demand leans on one before it: "clarifier la règle, mettre un cadre à sa définition".</summary>
    static readonly FrozenSet<string> Leaning = "son sa ses leur leurs lui eux il ils elle elles ce cet cette ces cela celui celle ceux celles y en aussi également".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives the demands of a sentence, each as a candidate of its own; none where it is one.</summary>
    public static IEnumerable<Candidate> Of(PreparedCorpus texts, Candidate sentence)
    {
        var text = texts.Texts[sentence.Contribution];
        var (plain, forms) = (text.Plain, texts.Vocabulary.Forms);
        string Form(int t) => forms[text.Tokens[t].Word];
        int first = sentence.FirstToken, end = first + sentence.TokenCount, from = first, infinitives = 0, act = first;
        var cuts = new List<(int From, int Behind)>();
        for (var t = first; t < end; t++)
        {
            if (!(Form(t) is [.., 'r'] or [.., 'r', 'e']) || !Phrasing.IsInfinitive(Form(t))) continue;
            var joined = t > first && Joining.Contains(Form(t - 1));
            var last = joined ? t - 1 : t; // the first token that is not before the cut
            if (t > from && infinitives == 1 && NamesSomething(act + 1, last) && (joined || IsMarked(text, plain, t)))
            {
                cuts.Add((from, last));
                (from, infinitives) = (t, 0);
            }
            act = t;
            if (++infinitives > 1) break; // from here on nobody can tell what belongs to what
        }
        if (cuts.Count == 0) yield break;
        var opensWithAct = Phrasing.IsInfinitive(Form(first));
        if (infinitives == 1 && NamesSomething(act + 1, end) && !HasClause(from, end)) cuts.Add((from, end));
        foreach (var (start, behind) in opensWithAct ? cuts : cuts.Take(1))
        {
            if (start > first && Enumerable.Range(start, behind - start).Any(t => Leaning.Contains(Form(t)))) continue;
            var stop = behind == end ? sentence.Start + sentence.Length : text.Tokens[behind - 1].Start + text.Tokens[behind - 1].Length;
            if (Candidates.Make(texts, sentence.Contribution, start == first ? sentence.Start : text.Tokens[start].Start, stop, sentence.IsTitle, sentence.MaxWords) is { } demand) yield return demand;
        }

        // what is asked for stands behind the infinitive: "sentir, comprendre et proposer une solution" is one demand
        bool NamesSomething(int start, int stop) => stop - start >= FewestBehind && Enumerable.Range(start, stop - start).Any(t => Lexicon.Has(Form(t), PartOfSpeech.Noun) && !StopWords.Contains(Form(t)));

        bool HasClause(int start, int stop) => Enumerable.Range(start, stop - start).Any(t => Form(t) is "mais" or "car" or "sinon");
    }

    static bool IsMarked(PreparedText text, string plain, int t)
    {
        var before = text.Tokens[t - 1];
        return plain.AsSpan(before.Start + before.Length, text.Tokens[t].Start - before.Start - before.Length).IndexOfAny(",;") >= 0;
    }
}
