namespace SynthesisPipeline.Analysis;

/// <summary>Weighs pairs of neighbouring words by their rarity: a stock phrase ("il faut que") says little about copying.</summary>
/// <remarks>
/// w = min(1, ln(n/d + 1) / ln(n/3 + 1)), n = texts, d = texts that hold the pair: 1 up to three texts, then falling.
/// Counts stand in a hashed table of bounded size; two pairs that share a slot count together, which can only lower a weight.
/// </remarks>
sealed class PairWeights
{
    const int MaxBits = 25, KnownCounts = 1024, FewestTexts = 50;
    readonly int[] _counts;
    readonly int _shift;
    int _texts;
    double[] _ofCount = [];
    HashSet<uint> _ofLetters = [];

    /// <summary>Prepares for about so many pairs.</summary>
    public PairWeights(long pairs)
    {
        var bits = 10;
        while (bits < MaxBits && 1L << bits < 4 * pairs) bits++;
        _counts = new int[1 << bits];
        _shift = 32 - bits;
    }

    /// <summary>Forgets all texts.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        (_texts, _ofCount, _ofLetters) = (0, [], []);
    }

    /// <summary>Counts one text more.</summary>
    public void Count(IReadOnlyCollection<uint> pairs)
    {
        _texts++;
        _ofCount = [];
        if (pairs is uint[] array)
            foreach (var pair in array) _counts[Slot(pair)]++; // nearly all are arrays, which are walked far quicker
        else
            foreach (var pair in pairs) _counts[Slot(pair)]++;
    }

    /// <summary>Gives the weight of a pair, in (0, 1]. Several threads may ask while nobody counts.</summary>
    public double Of(uint pair)
    {
        var known = _ofCount;
        if (known.Length == 0) _ofCount = known = [.. Enumerable.Range(0, KnownCounts).Select(Weight)];
        var count = _counts[Slot(pair)];
        return count < KnownCounts ? known[count] : Weight(count);
    }

    /// <summary>Tells whether a pair stands in half of the texts: the headings of a form that all filled in, not what they wrote.</summary>
    public bool IsEverywhere(uint pair) => _texts >= FewestTexts && 2L * _counts[Slot(pair)] >= _texts && !_ofLetters.Contains(pair);

    /// <summary>Says which pairs belong to a letter that half of all sent: they are not a form's.</summary>
    public void Except(HashSet<uint> ofLetters) => _ofLetters = ofLetters;

    double Weight(int count) => count <= 3 ? 1 : Math.Log((double)_texts / count + 1) / Math.Log(_texts / 3.0 + 1);

    int Slot(uint pair) => (int)(unchecked(pair * 0x9E3779B1) >> _shift);
}
