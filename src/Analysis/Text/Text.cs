using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Cuts contributions into sentences, ideas and words, each with its place in the original.</summary>
public static class Text
{
    /// <summary>Contributions in a stretch; the last of a corpus may be shorter.</summary>
    public const int StretchLength = 1024;

    /// <summary>Prepares every text of a corpus.</summary>
    /// <param name="corpus">Contributions in corpus order.</param>
    /// <param name="options">Shortest idea.</param>
    /// <param name="cancel">Stops between two stretches of texts.</param>
    /// <returns>One text a contribution, in corpus order, with one vocabulary; the same on any number of processors.</returns>
    /// <remarks>Linear in the characters; parallel over stretches of contributions that are merged in order.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="TextOptions.MinIdeaWords"/> is outside of 1 to 50.</exception>
    public static PreparedCorpus Prepare(Corpus corpus, TextOptions options, CancellationToken cancel)
    {
        Check(options);
        var stretches = new TextStretch[StretchCount(corpus.Contributions.Length)];
        Parallel.For(0, stretches.Length, new ParallelOptions { CancellationToken = cancel }, s => stretches[s] = Cut(corpus, s, options));
        return Join(corpus, stretches, cancel);
    }

    /// <summary>Gives how many stretches a corpus of so many contributions has.</summary>
    public static int StretchCount(int contributions) => (contributions + StretchLength - 1) / StretchLength;

    /// <summary>Cuts one stretch of a corpus.</summary>
    /// <param name="corpus">Contributions in corpus order.</param>
    /// <param name="stretch">Which, from 0.</param>
    /// <param name="options">Shortest idea.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="TextOptions.MinIdeaWords"/> is outside of 1 to 50.</exception>
    public static TextStretch Cut(Corpus corpus, int stretch, TextOptions options)
    {
        Check(options);
        var first = stretch * StretchLength;
        var texts = new PreparedText[Math.Min(StretchLength, corpus.Contributions.Length - first)];
        var cutter = new TextCutter(options);
        for (var i = 0; i < texts.Length; i++) texts[i] = cutter.Cut(corpus.Contributions[first + i], first + i);
        return new(first, ImmutableCollectionsMarshal.AsImmutableArray(texts), [.. cutter.Vocabulary.Forms], [.. cutter.Vocabulary.Documents]);
    }

    /// <summary>Joins all stretches of a corpus. Their tokens are renumbered where they stand: a stretch is joined once.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="stretches">Stretches that hold each of its contributions once, in any order.</param>
    /// <param name="cancel">Stops between two texts.</param>
    public static PreparedCorpus Join(Corpus corpus, IReadOnlyList<TextStretch> stretches, CancellationToken cancel)
    {
        var vocabulary = VocabularyBuilder.Merge(stretches, out var places);
        var texts = new PreparedText[corpus.Contributions.Length];
        Parallel.For(0, stretches.Count, new ParallelOptions { CancellationToken = cancel }, s =>
        {
            foreach (var text in stretches[s].Texts)
            {
                TextStretch.Renumber(text.Tokens, places[s]);
                texts[corpus.IndexOf(text.Contribution.Id)!.Value] = text; // cut from this corpus
            }
        });
        return new(corpus, ImmutableCollectionsMarshal.AsImmutableArray(texts), vocabulary);
    }

    static void Check(TextOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinIdeaWords, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MinIdeaWords, 50);
    }
}
