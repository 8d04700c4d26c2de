namespace SynthesisPipeline.Analysis;

/// <summary>Says how much two wordings are copies of each other.</summary>
/// <remarks>
/// J, C = weighted Jaccard and weighted containment (in the lighter one) of pairs of neighbouring words; m = words of the shorter text.
/// Under 8 words: 0 where one says yes and the other no (<see cref="PolarityWords"/>).
/// Else under 8 words: J from 0.75 on, or from 0.6 where one holds the other whole, else 0: short texts inside longer ones are slogans.
/// v = max(J, 0.85 C min(1, m/15)), the second from 12 words on.
/// From 20 words on J also counts unweighted from 1/2: a campaign of thousands makes its own words common, and no stock phrase is half of such a text.
/// Sixty shared pairs that make a share p of the smaller text, p from 0.4 on, give v = 0.3 + 0.55 p: a letter with a page of one's own around it.
/// Where this leaves a doubt (v under 1/2, C over 0.12, m of 15 and more, the longer at most three times the shorter, since scattered
/// words of a short text are found in any long one): r = longest common subsequence / m; from r = 0.6 on
/// v = max(v, 0.85 min(1, m/15) (r − 0.3) / 0.7), which finds texts whose words were replaced here and there.
/// Where what stands in half of all texts (a form's headings, not a letter: <see cref="CommonLetters"/>) is a tenth of the smaller text and both have enough of their own beside it, unweighted pairs are counted without it,
/// and a common subsequence is looked for only where a tenth of their own pairs is shared too; twenty of their own that make a share p of the
/// smaller text's, p from 0.25 on, give v = 0.4 + 0.4 p: a letter under one heading of the form, other answers under the others.
/// Cost: one merge of sorted pairs; a common subsequence for the doubtful.
/// </remarks>
sealed class CopyLikeness(PairWeights weights)
{
    const double MaxLengthRatio = 3;
    const int MinUnweighted = 20;
    const int MinPassage = 60;
    const double MinPassageShare = 0.4;
    const double MinOwnShare = 0.35;
    const int MinOwnPairs = 8;
    const int MinFormPairs = 8;
    const double MinFormPart = 0.1; // "de la" stands in half of all long texts too
    const int MinFormPassage = 20;
    const double MinFormShare = 0.25;
    const double MinContained = 0.12;
    readonly CommonSubsequence _subsequence = new();
    Wording? _text;
    double[] _weights = [];
    bool[] _everywhere = [];
    bool _subsequenceIsSet;

    /// <summary>Sets the wording that others are compared with.</summary>
    public void Set(Wording text)
    {
        _text = text;
        _subsequenceIsSet = false;
        if (_weights.Length < text.Pairs.Length) (_weights, _everywhere) = (new double[text.Pairs.Length], new bool[text.Pairs.Length]);
        for (var i = 0; i < text.Pairs.Length; i++) _weights[i] = weights.Of(text.Pairs[i]);
        for (var i = 0; i < text.Pairs.Length; i++) _everywhere[i] = text.Everywhere > 0 && weights.IsEverywhere(text.Pairs[i]);
    }

    /// <summary>Gives the likeness of the set wording and another, in [0, 1]; the same the other way round.</summary>
    public double With(Wording other)
    {
        var text = _text!;
        var (shorter, longer) = Lengths(other);
        var (shared, pairs) = Shared(other);
        if (shared <= 0) return 0;
        var jaccard = Jaccard(other, shared);
        if (shorter >= MinUnweighted)
        {
            if (pairs.Jaccard >= 0.5) jaccard = Math.Max(jaccard, pairs.Jaccard);
        }
        if (shorter < 8 && !PolarityWords.AreSame(text.Words, other.Words)) return 0;
        var containment = Containment(other, shared);
        if (shorter < 8) return jaccard >= 0.75 || jaccard >= 0.6 && containment >= 0.99 ? jaccard : 0;
        var trust = 0.85 * Math.Min(1, shorter / 15.0);
        var likeness = shorter >= 12 ? Math.Max(jaccard, trust * containment) : jaccard;
        if (PassageShare(pairs) is >= MinPassageShare and var share) likeness = Math.Max(likeness, 0.3 + 0.55 * share);
        if (pairs.IsOwn && pairs.Shared >= MinFormPassage && pairs.Containment >= MinFormShare) likeness = Math.Max(likeness, 0.4 + 0.4 * pairs.Containment);
        if (likeness >= 0.5 || containment <= MinContained || pairs.IsOwn && pairs.Containment <= MinContained || shorter < 15 || longer > MaxLengthRatio * shorter) return likeness;
        var ratio = SubsequenceRatio(other, shorter);
        return ratio < 0.6 ? likeness : Math.Max(likeness, trust * (ratio - 0.3) / 0.7);
    }

    /// <summary>Tells whether the set wording may be a much altered copy of another that several people are known to have copied.</summary>
    public bool MayBeAltered(Wording other)
    {
        var (shorter, longer) = Lengths(other);
        var (shared, pairs) = Shared(other);
        if (shared <= 0 || shorter < 6) return false;
        if (Jaccard(other, shared) >= 0.4 || PassageShare(pairs) >= MinPassageShare) return true;
        var containment = Containment(other, shared);
        if (shorter >= 8 && containment >= 0.8 || shorter >= 12 && containment >= 0.55 || shorter >= 20 && containment >= 0.45) return true;
        return shorter >= 12 && containment >= 0.25 && !(pairs.IsOwn && pairs.Containment <= MinContained) && longer <= MaxLengthRatio * shorter && SubsequenceRatio(other, shorter) >= 0.6;
    }

    (int Shorter, int Longer) Lengths(Wording other) =>
        (Math.Min(_text!.Words.Length, other.Words.Length), Math.Max(_text.Words.Length, other.Words.Length));

    double Jaccard(Wording other, double shared) => Math.Min(1, shared / (_text!.Weight + other.Weight - shared));

    double Containment(Wording other, double shared) => Math.Min(1, shared / Math.Min(_text!.Weight, other.Weight));

    /// <summary>Share of the smaller text that a long common passage makes, unweighted; 0 where what is shared is short.</summary>
    static double PassageShare(SharedPairs pairs) => pairs.Shared < MinPassage ? 0 : pairs.Containment;

    double SubsequenceRatio(Wording other, int shorter)
    {
        if (!_subsequenceIsSet) _subsequence.Set(_text!.Words);
        _subsequenceIsSet = true;
        return (double)_subsequence.LengthWith(other.Words) / shorter;
    }

    (double Weight, SharedPairs Pairs) Shared(Wording other)
    {
        var (mine, theirs) = (_text!.Pairs, other.Pairs);
        var (weight, pairs, everywhere) = (0.0, 0, 0);
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j])
            {
                weight += _weights[i];
                pairs++;
                if (_everywhere[i]) everywhere++;
                i++;
                j++;
            }
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }
        return (weight, HasOwn(_text) && HasOwn(other) && everywhere >= Math.Max(MinFormPairs, MinFormPart * Math.Min(mine.Length, theirs.Length))
            ? new(pairs - everywhere, mine.Length - _text.Everywhere, theirs.Length - other.Everywhere, true)
            : new(pairs, mine.Length, theirs.Length, false));
    }

    static bool HasOwn(Wording text) => text.Pairs.Length - text.Everywhere is var own && own >= MinOwnPairs && own >= MinOwnShare * text.Pairs.Length;

    /// <summary>Pairs that two texts share and how many each has, all alike; without those of everybody where <see cref="IsOwn"/>.</summary>
    readonly record struct SharedPairs(int Shared, int Mine, int Theirs, bool IsOwn)
    {
        public double Jaccard => (double)Shared / (Mine + Theirs - Shared);

        public double Containment => (double)Shared / Math.Min(Mine, Theirs);
    }
}
