namespace SynthesisPipeline.Analysis;

/// <summary>One distinct text of a corpus, as copies are compared, with the contributions that hold it word for word.</summary>
/// <param name="words">Hashes of its first words, in order.</param>
/// <param name="length">Number of all its words.</param>
sealed class Wording(uint[] words, int length)
{
    /// <summary>Hashes of its first words, in order.</summary>
    public uint[] Words { get; } = words;

    /// <summary>Number of all its words, compared or not.</summary>
    public int Length { get; } = length;

    /// <summary>Distinct pairs of neighbouring words, ascending; empty once they are forgotten.</summary>
    public uint[] Pairs { get; private set; } = PairsOf(words);

    /// <summary>Places of its contributions in the corpus, ascending.</summary>
    public List<int> Members { get; } = new(1); // nearly all have one

    /// <summary>Sum of the weights of its pairs; set before comparing.</summary>
    public double Weight { get; set; }

    /// <summary>How many of its pairs stand in half of all texts; set with the weight.</summary>
    public int Everywhere { get; set; }

    /// <summary>The contribution that its amendments amend; its own place where it isn't an amendment.</summary>
    public int Family { get; set; }

    /// <summary>Whether all its contributions are amendments of one contribution.</summary>
    public bool IsAmendment { get; set; }

    /// <summary>Gives back the memory of the pairs, where nobody compares them any more.</summary>
    public void ForgetPairs() => Pairs = [];

    /// <summary>Hash of three neighbouring words.</summary>
    public static uint Triple(uint first, uint second, uint third) =>
        CopyWords.Mix(unchecked(first * 0x9E3779B1 + second * 0x85EBCA77 + third * 0xC2B2AE3D));

    /// <summary>Hash of two neighbouring words.</summary>
    public static uint Pair(uint first, uint second) => CopyWords.Mix(unchecked(first * 0x9E3779B1 + second * 0x85EBCA77));

    /// <summary>An amendment is like what it amends by its nature: only word for word is it a copy of that or of another amendment of it.</summary>
    public bool MayCopy(Wording other) => !(IsAmendment || other.IsAmendment) || Family != other.Family;

    static uint[] PairsOf(uint[] words)
    {
        if (words.Length < 2) return [];
        var pairs = new uint[words.Length - 1];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = Pair(words[i], words[i + 1]);
        Array.Sort(pairs);
        var distinct = 1;
        for (var i = 1; i < pairs.Length; i++)
            if (pairs[i] != pairs[i - 1]) pairs[distinct++] = pairs[i];
        Array.Resize(ref pairs, distinct);
        return pairs;
    }
}
