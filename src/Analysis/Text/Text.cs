using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Cuts contributions into sentences, ideas and words, each with its place in the original.</summary>
public static class Text
{
    const int StretchLength = 1024;

    /// <summary>Prepares every text of a corpus.</summary>
    /// <param name="corpus">Contributions in corpus order.</param>
    /// <param name="options">Shortest idea.</param>
    /// <param name="cancel">Stops between two stretches of texts.</param>
    /// <returns>One text a contribution, in corpus order, with one vocabulary; the same on any number of processors.</returns>
    /// <remarks>Linear in the characters; parallel over stretches of contributions that are merged in order.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="TextOptions.MinIdeaWords"/> is outside of 1 to 50.</exception>
    public static PreparedCorpus Prepare(Corpus corpus, TextOptions options, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinIdeaWords, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MinIdeaWords, 50);
        var count = corpus.Contributions.Length;
        var texts = new PreparedText[count];
        var stretches = new VocabularyBuilder[(count + StretchLength - 1) / StretchLength];
        ParallelOptions parallel = new() { CancellationToken = cancel };
        Parallel.For(0, stretches.Length, parallel, s =>
        {
            var cutter = new TextCutter(options);
            for (var i = s * StretchLength; i < Math.Min(count, (s + 1) * StretchLength); i++)
                texts[i] = cutter.Cut(corpus.Contributions[i], i);
            stretches[s] = cutter.Vocabulary;
        });
        var vocabulary = VocabularyBuilder.Merge(stretches, out var places);
        Parallel.For(0, count, parallel, i => Renumber(texts[i].Tokens, places[i / StretchLength]));
        return new(corpus, ImmutableCollectionsMarshal.AsImmutableArray(texts), vocabulary);
    }

    // in place: nobody else has seen these tokens yet, and a second copy of all would double the memory
    static void Renumber(ImmutableArray<Token> tokens, int[] places)
    {
        var own = ImmutableCollectionsMarshal.AsArray(tokens)!; // made by the cutter, never default
        for (var t = 0; t < own.Length; t++) own[t] = own[t] with { Word = places[own[t].Word] };
    }
}
