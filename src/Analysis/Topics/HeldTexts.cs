using System.Numerics;

namespace SynthesisPipeline.Analysis;

/// <summary>Which texts of a sample hold a phrase, a bit a text in the sample's order: those of two phrases are counted 64 at a time.</summary>
/// <param name="Some">Texts that hold some of its stems, or all.</param>
/// <param name="Whole">Texts that hold it whole.</param>
sealed record HeldTexts(ulong[] Some, ulong[] Whole)
{
    /// <summary>Gives how many numbers hold a bit a text.</summary>
    public static int Words(int texts) => (texts + 63) / 64;

    /// <summary>Sets the bits of some texts.</summary>
    /// <param name="places">Their places in the sample.</param>
    /// <param name="texts">Size of the sample.</param>
    public static ulong[] Bits(List<int> places, int texts)
    {
        var bits = new ulong[Words(texts)];
        foreach (var place in places) bits[place / 64] |= 1UL << place;
        return bits;
    }

    /// <summary>Sets the bits of texts that are of some kind.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="isOfThem">Tells of a text, by its place in the corpus.</param>
    public static ulong[] Bits(int[] sample, Func<int, bool> isOfThem)
    {
        var bits = new ulong[Words(sample.Length)];
        for (var place = 0; place < sample.Length; place++) if (isOfThem(sample[place])) bits[place / 64] |= 1UL << place;
        return bits;
    }

    /// <summary>Counts the bits that are set in both.</summary>
    public static int CountBoth(ulong[] one, ulong[] other)
    {
        var count = 0;
        for (var i = 0; i < one.Length; i++) count += BitOperations.PopCount(one[i] & other[i]);
        return count;
    }
}
