using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>All distinct words of a corpus (lower case, accents kept), numbered in ordinal order, with what is known of each.</summary>
/// <param name="Forms">The words, ordinal order.</param>
/// <param name="Stems">For each word, the number of its stem in <paramref name="StemForms"/>.</param>
/// <param name="StemForms">The distinct stems: accents folded, French light stemming.</param>
/// <param name="StopWords">For each word, whether it carries no subject (the, of, is …).</param>
/// <param name="DocumentCounts">For each word, in how many contributions it stands.</param>
public sealed record Vocabulary(ImmutableArray<string> Forms, ImmutableArray<int> Stems, ImmutableArray<string> StemForms,
    ImmutableArray<bool> StopWords, ImmutableArray<int> DocumentCounts)
{
    /// <summary>Number of words.</summary>
    public int Count => Forms.Length;
}

/// <summary>A corpus with its texts cut up.</summary>
/// <param name="Corpus">The corpus.</param>
/// <param name="Texts">One a contribution, in corpus order.</param>
/// <param name="Vocabulary">The words of all texts.</param>
public sealed record PreparedCorpus(Corpus Corpus, ImmutableArray<PreparedText> Texts, Vocabulary Vocabulary)
{
    /// <summary>Gives where a stretch of a prepared text stands in the raw body cell, or null when it lies in the title.</summary>
    /// <param name="index">The contribution's place in the corpus.</param>
    /// <param name="start">First unit in <see cref="PreparedText.Plain"/>.</param>
    /// <param name="length">Units.</param>
    public TextSpan? RawPassage(int index, int start, int length)
    {
        var text = Texts[index];
        return text.IsTitle(start) ? null
            : Corpus.Contributions[index].Body.RawSpan(new(start - text.BodyStart, length));
    }
}
