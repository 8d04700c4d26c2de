using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Some contributions of a corpus, cut up apart from the others: stretches may be cut in any order, on any machine, and are then joined.</summary>
/// <param name="First">Place of its first contribution in the corpus, where they are neighbours.</param>
/// <param name="Texts">One a contribution, in corpus order; tokens carry the numbers of <paramref name="Forms"/>.</param>
/// <param name="Forms">The words that stand in it, in the order in which they were met.</param>
/// <param name="DocumentCounts">For each word, in how many of its contributions it stands.</param>
public sealed record TextStretch(int First, ImmutableArray<PreparedText> Texts, ImmutableArray<string> Forms, ImmutableArray<int> DocumentCounts)
{
    /// <summary>Makes a stretch of texts of which some that were cut with them are gone: words that none of them holds go too.</summary>
    /// <param name="texts">What is left, in corpus order; their tokens carry the numbers of <paramref name="forms"/> and are renumbered where they stand.</param>
    /// <param name="forms">The words of all.</param>
    /// <returns>A stretch whose joining gives what it would give had the texts been cut alone.</returns>
    public static TextStretch OfRest(ImmutableArray<PreparedText> texts, IReadOnlyList<string> forms)
    {
        int[] documents = new int[forms.Count], last = new int[forms.Count];
        for (var i = 0; i < texts.Length; i++)
            foreach (var token in texts[i].Tokens)
                if (last[token.Word] <= i) (last[token.Word], documents[token.Word]) = (i + 1, documents[token.Word] + 1);
        int[] held = [.. Enumerable.Range(0, forms.Count).Where(w => documents[w] > 0)];
        var places = new int[forms.Count];
        for (var p = 0; p < held.Length; p++) places[held[p]] = p;
        foreach (var text in texts) Renumber(text.Tokens, places);
        return new(0, texts, [.. held.Select(w => forms[w])], [.. held.Select(w => documents[w])]);
    }

    /// <summary>Gives tokens other numbers in place: nobody else has seen them yet, and a second copy of all would double the memory.</summary>
    internal static void Renumber(ImmutableArray<Token> tokens, int[] places)
    {
        var own = ImmutableCollectionsMarshal.AsArray(tokens)!; // made by the cutter or read from where it was kept, never default
        for (var t = 0; t < own.Length; t++) own[t] = new(own[t].Start, own[t].Length, places[own[t].Word]);
    }
}
