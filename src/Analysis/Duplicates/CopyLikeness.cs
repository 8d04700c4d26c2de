namespace SynthesisPipeline.Analysis;

/// <summary>Says how much two wordings are copies of each other.</summary>
/// <remarks>
/// J, C = weighted Jaccard and weighted containment (in the lighter one) of pairs of neighbouring words; m = words of the shorter text.
/// Under 8 words: J from 0.75 on, else 0: short texts contained in longer ones are slogans.
/// v = max(J, 0.85 C min(1, m/15)), the second from 12 words on.
/// Where this leaves a doubt (v under 1/2, C over 0.12, m of 15 and more, the longer at most three times the shorter, since scattered
/// words of a short text are found in any long one): r = longest common subsequence / m; from r = 0.6 on
/// v = max(v, 0.85 min(1, m/15) (r − 0.3) / 0.7), which finds texts whose words were replaced here and there.
/// Cost: one merge of sorted pairs; a common subsequence for the doubtful.
/// </remarks>
sealed class CopyLikeness(PairWeights weights)
{
    const double MaxLengthRatio = 3;
    readonly CommonSubsequence _subsequence = new();
    Wording? _text;
    double[] _weights = [];
    bool _subsequenceIsSet;

    /// <summary>Sets the wording that others are compared with.</summary>
    public void Set(Wording text)
    {
        _text = text;
        _subsequenceIsSet = false;
        if (_weights.Length < text.Pairs.Length) _weights = new double[text.Pairs.Length];
        for (var i = 0; i < text.Pairs.Length; i++) _weights[i] = weights.Of(text.Pairs[i]);
    }

    /// <summary>Gives the likeness of the set wording and another, in [0, 1]; the same the other way round.</summary>
    public double With(Wording other)
    {
        var text = _text!;
        var shorter = Math.Min(text.Words.Length, other.Words.Length);
        var longer = Math.Max(text.Words.Length, other.Words.Length);
        var shared = SharedWeight(other);
        if (shared <= 0) return 0;
        var jaccard = Math.Min(1, shared / (text.Weight + other.Weight - shared));
        if (shorter < 8) return jaccard >= 0.75 ? jaccard : 0;
        var containment = Math.Min(1, shared / Math.Min(text.Weight, other.Weight));
        var trust = 0.85 * Math.Min(1, shorter / 15.0);
        var likeness = shorter >= 12 ? Math.Max(jaccard, trust * containment) : jaccard;
        if (likeness >= 0.5 || containment <= 0.12 || shorter < 15 || longer > MaxLengthRatio * shorter) return likeness;
        if (!_subsequenceIsSet) _subsequence.Set(text.Words);
        _subsequenceIsSet = true;
        var ratio = (double)_subsequence.LengthWith(other.Words) / shorter;
        return ratio < 0.6 ? likeness : Math.Max(likeness, trust * (ratio - 0.3) / 0.7);
    }

    double SharedWeight(Wording other)
    {
        var (mine, theirs, shared) = (_text!.Pairs, other.Pairs, 0.0);
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j])
            {
                shared += _weights[i];
                i++;
                j++;
            }
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }
        return shared;
    }
}
