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
    readonly Lock _one = new(), _joining = new();
    TextVectors? _vectors;
    JoinedWords? _joined;

    /// <summary>Gives the words of these texts that people write in one or in two: looked for when first asked for, since three stages ask.</summary>
    internal JoinedWords Joined
    {
        get
        {
            lock (_joining) return _joined is { } known && known.AreOf(Vocabulary) ? known : _joined = new(Vocabulary);
        }
    }

    /// <summary>Gives the vectors of stretches of these texts: made when first asked for, since three stages ask.</summary>
    /// <param name="cancel">Stops the making.</param>
    /// <param name="commonPart">The common part as an earlier run found it, where it stands; null to find it here, where they are not made yet.</param>
    internal TextVectors Vectors(CancellationToken cancel, float[]? commonPart = null)
    {
        lock (_one) return _vectors is { } known && known.AreOf(this) ? known : _vectors = new(this, cancel, commonPart);
    }

    /// <summary>Tells which language one sentence is in: by its own small words, else as the whole text. A French text may quote another language, or turn to it.</summary>
    public Language LanguageOf(PreparedText text, Sentence sentence)
    {
        int french = 0, english = 0, other = 0;
        for (var t = sentence.FirstToken; t < sentence.FirstToken + sentence.TokenCount; t++)
            switch (Languages.MarkOf(Vocabulary.Forms[text.Tokens[t].Word]))
            {
                case Language.French: french++; break;
                case Language.English: english++; break;
                case Language.Other: other++; break;
            }
        return Languages.Decide(french, english, other) is var own and not Language.Unknown ? own : text.Language;
    }

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
