using System.Collections.Concurrent;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells whether an argument or comment speaks of the proposition it hangs on: only then does its text tell a side.</summary>
/// <remarks>
/// It does when it is short (under six words), opens with an answer ("oui", "pas d'accord"), points to the proposition ("cette mesure", "cela …"), or
/// lies near it: cosine of the vectors of both texts from 0 on, the consultation's common part removed. The bound was set on rua-fonctionnement and
/// decidim-mel, where arguments were laid on other propositions of the same consultation (docs/quality.md, Stance).
/// When it misleads: a consultation is about one matter, so what answers the neighbouring proposition is often near this one too.
/// </remarks>
sealed class StanceSubject
{
    const double MinLikeness = 0;
    const int ShortWords = 6;
    const int PointingWords = 25;
    static readonly PhraseList Openings = PhraseList.Load("stance-words.tsv", "open");
    static readonly PhraseList References = PhraseList.Load("stance-words.tsv", "reference");

    readonly TextVectors _vectors;
    readonly ConcurrentDictionary<int, float[]> _propositions = new();

    /// <summary>Takes the vectors.</summary>
    public StanceSubject(PreparedCorpus texts, CancellationToken cancel) => _vectors = texts.Vectors(cancel);

    /// <summary>Tells whether one speaks of the other.</summary>
    /// <param name="index">Place of the argument or comment.</param>
    /// <param name="text">Its words.</param>
    /// <param name="proposition">Place of the proposition.</param>
    public bool Of(int index, FoldedText text, int proposition)
    {
        if (text.Words.Length < ShortWords || Points(text)) return true;
        var own = VectorOf(index);
        var stated = _propositions.GetOrAdd(proposition, VectorOf);
        return IsZero(own) || IsZero(stated) || TextVectors.Dot(own, stated) >= MinLikeness;
    }

    static bool Points(FoldedText text)
    {
        for (var i = 0; i < Math.Min(3, text.Words.Length); i++)
            if (Openings.At(text, i) is not null || text.Words[i] is "cela" or "ca" or "ceci" or "c") return true;
        return Enumerable.Range(0, Math.Min(PointingWords, text.Words.Length)).Any(i => References.At(text, i) is not null);
    }

    float[] VectorOf(int index)
    {
        var vector = new float[_vectors.Dimensions];
        _vectors.OfAll(index, vector);
        return vector;
    }

    // no word of it is known: nothing can be said
    static bool IsZero(float[] vector) => !vector.AsSpan().ContainsAnyExcept(0f);
}
