namespace SynthesisPipeline.Analysis;

/// <summary>Turns a vector of 256 whole numbers into 256 signs, so that near vectors share most of them.</summary>
/// <remarks>Random signs, Hadamard transform, random signs, Hadamard transform: 4,096 additions in place of 65,536 products, exact in whole numbers.</remarks>
static class Rotation
{
    const int Size = 256;
    static readonly bool[] First = Flips(1), Second = Flips(2);

    /// <summary>Gives the signs, 64 a word.</summary>
    public static ulong[] SignsOf(short[] vector)
    {
        Span<int> values = stackalloc int[Size];
        for (var i = 0; i < Size; i++) values[i] = First[i] ? -vector[i] : vector[i];
        Transform(values);
        for (var i = 0; i < Size; i++) values[i] = Second[i] ? -values[i] : values[i];
        Transform(values);
        var signs = new ulong[Size / 64];
        for (var i = 0; i < Size; i++)
            if (values[i] > 0) signs[i / 64] |= 1UL << (i % 64);
        return signs;
    }

    /// <summary>Gives a run of signs as a number.</summary>
    public static int Bits(ulong[] signs, int first, int count)
    {
        var bits = 0;
        for (var i = first; i < first + count; i++) bits = bits << 1 | (int)(signs[i / 64] >> (i % 64) & 1);
        return bits;
    }

    static void Transform(Span<int> values)
    {
        for (var half = 1; half < Size; half *= 2)
            for (var start = 0; start < Size; start += 2 * half)
                for (var i = start; i < start + half; i++)
                    (values[i], values[i + half]) = (values[i] + values[i + half], values[i] - values[i + half]);
    }

    static bool[] Flips(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Size).Select(_ => random.Next(2) == 1)];
    }
}
