using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SynthesisPipeline.Analysis;

/// <summary>Adds up dense vectors in one fixed order, so that sums are the same bits on any processor.</summary>
internal static class Dense
{
    /// <summary>Computes the dot product of two vectors of one length.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i + 8 <= a.Length; i += 8)
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(a.Slice(i, 8)), Vector256.Create(b.Slice(i, 8)), sum);
        var result = 0f;
        for (var lane = 0; lane < 8; lane++) result += sum.GetElement(lane);
        for (; i < a.Length; i++) result = MathF.FusedMultiplyAdd(a[i], b[i], result);
        return result;
    }

    /// <summary>Adds <paramref name="weight"/> times a vector to a sum.</summary>
    public static void Add(ReadOnlySpan<float> vector, float weight, Span<float> sum)
    {
        var factor = Vector256.Create(weight);
        sum = sum[..vector.Length];
        ref var from = ref MemoryMarshal.GetReference(vector);
        ref var to = ref MemoryMarshal.GetReference(sum);
        var i = 0;
        for (; i + 8 <= vector.Length; i += 8)
            Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref from, (nuint)i), Vector256.LoadUnsafe(ref to, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        for (; i < vector.Length; i++) sum[i] = MathF.FusedMultiplyAdd(weight, vector[i], sum[i]);
    }

    /// <summary>Brings a vector to length 1; a vector shorter than 1e-6 becomes zero.</summary>
    /// <returns>Its length before.</returns>
    public static float Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length <= 1e-6f) { vector.Clear(); return 0; }
        var factor = 1 / length;
        foreach (ref var value in vector) value *= factor;
        return length;
    }
}
