using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds controversies that put one question in nearly the same words, so that a reader of one is led to the other.</summary>
/// <remarks>
/// Of the content stems of the shorter question, more than four in five stand in the longer one too, four stems at least; the longer one has at most twice as many.
/// Each keeps its rank: the votes are its own. A question and its contrary are twins too. Cost: stems of the questions, two by two.
/// When it misleads: two places or dates in a long question that is otherwise one. Small words are known in French and English only.
/// </remarks>
public static class TwinQuestions
{
    const int FewestStems = 4;

    /// <summary>Gives, for each question, the places of the others that ask nearly the same.</summary>
    /// <param name="questions">As a reader sees them.</param>
    /// <returns>One a question, in their order; places ascending, none of its own.</returns>
    public static ImmutableArray<ImmutableArray<int>> Of(IReadOnlyList<string> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var stems = questions.Select(StemsOf).ToList();
        return [.. stems.Select((own, q) => Enumerable.Range(0, stems.Count).Where(other => other != q && AreTwins(own, stems[other])).ToImmutableArray())];
    }

    static HashSet<string> StemsOf(string question) => [.. Phrasing.Words(ControversyQuestion.Asked(question)).Where(w => w.Length > 1 && !StopWords.Contains(w)).Select(Stems.Of)];

    static bool AreTwins(HashSet<string> a, HashSet<string> b) => Math.Min(a.Count, b.Count) is >= FewestStems and var fewer
        && Math.Max(a.Count, b.Count) <= 2 * fewer && 5 * a.Count(b.Contains) > 4 * fewer;
}
