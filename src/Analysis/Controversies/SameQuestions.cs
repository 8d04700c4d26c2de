using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells propositions that put one question in nearly the same words, so that a reader meets it once.</summary>
/// <remarks>
/// Of the content stems of the shorter one, more than four in five stand in the longer one too, four stems at least, the longer one has at most twice as many, and neither goes the other way (<see cref="Polarity"/>).
/// Cost: propositions of the list, two by two. When it misleads: two places or dates in a long question that is otherwise one. Small words are known in French and English: in other languages nothing is compared.
/// </remarks>
sealed class SameQuestions
{
    const int FewestStems = 4;
    const int MostWords = 220;

    static readonly FrozenSet<string> Denials = "ne n' pas non jamais aucun aucune sans not no never don't nicht kein keine keinen nie".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    readonly PreparedCorpus _texts;
    readonly List<(HashSet<int> Stems, Direction Direction, bool Denies)> _known = [];

    /// <summary>Starts with no question known.</summary>
    public SameQuestions(PreparedCorpus texts) => _texts = texts;

    /// <summary>Tells whether a proposition asks something else than all asked of before, and keeps it in mind if so.</summary>
    public bool IsNew(int index)
    {
        if (_texts.Texts[index].Language == Language.Other || Candidates.Of(_texts, index, MostWords).FirstOrDefault() is not { } sentence) return true;
        var vocabulary = _texts.Vocabulary;
        HashSet<int> stems = [.. _texts.Texts[index].Tokens.AsSpan(sentence.FirstToken, sentence.TokenCount).ToArray()
            .Where(t => !vocabulary.StopWords[t.Word]).Select(t => vocabulary.Stems[t.Word])];
        if (stems.Count < FewestStems) return true;
        var denies = Phrasing.Words(sentence.Text).Any(Denials.Contains);
        // a denial in both turns neither round, wherever it stands
        if (_known.Any(k => Same(k.Stems, stems) && denies == k.Denies && (denies || !Polarity.Conflict(k.Direction, sentence.Direction)))) return false;
        _known.Add((stems, sentence.Direction, denies));
        return true;
    }

    static bool Same(HashSet<int> a, HashSet<int> b) => 5 * a.Count(b.Contains) > 4 * Math.Min(a.Count, b.Count) && Math.Max(a.Count, b.Count) <= 2 * Math.Min(a.Count, b.Count);
}
