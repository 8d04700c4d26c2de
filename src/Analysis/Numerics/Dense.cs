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
        return Ended(sum, a, b, i);
    }

    /// <summary>Computes the dot products of one vector with several, each the same bits as <see cref="Dot"/>: four at a time, since one alone waits for each sum before the next.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="others">Vectors of its length.</param>
    /// <param name="products">Overwritten: one a vector of <paramref name="others"/>.</param>
    public static void Dots(ReadOnlySpan<float> vector, ReadOnlySpan<float[]> others, Span<float> products)
    {
        var o = 0;
        for (; o + 4 <= others.Length; o += 4)
        {
            ReadOnlySpan<float> a = others[o], b = others[o + 1], c = others[o + 2], d = others[o + 3];
            Vector256<float> sumA = default, sumB = default, sumC = default, sumD = default;
            var i = 0;
            for (; i + 8 <= vector.Length; i += 8)
            {
                var part = Vector256.Create(vector.Slice(i, 8));
                sumA = Vector256.FusedMultiplyAdd(Vector256.Create(a.Slice(i, 8)), part, sumA);
                sumB = Vector256.FusedMultiplyAdd(Vector256.Create(b.Slice(i, 8)), part, sumB);
                sumC = Vector256.FusedMultiplyAdd(Vector256.Create(c.Slice(i, 8)), part, sumC);
                sumD = Vector256.FusedMultiplyAdd(Vector256.Create(d.Slice(i, 8)), part, sumD);
            }
            (products[o], products[o + 1], products[o + 2], products[o + 3]) = (Ended(sumA, a, vector, i), Ended(sumB, b, vector, i), Ended(sumC, c, vector, i), Ended(sumD, d, vector, i));
        }
        for (; o < others.Length; o++) products[o] = Dot(vector, others[o]);
    }

    // lane by lane, then what is left of the vectors
    static float Ended(Vector256<float> sum, ReadOnlySpan<float> a, ReadOnlySpan<float> b, int i)
    {
        var result = 0f;
        for (var lane = 0; lane < 8; lane++) result += sum.GetElement(lane);
        for (; i < a.Length; i++) result = MathF.FusedMultiplyAdd(a[i], b[i], result);
        return result;
    }

    /// <summary>Multiplies all components.</summary>
    public static void Scale(Span<float> vector, float factor)
    {
        ref var start = ref MemoryMarshal.GetReference(vector);
        var i = 0;
        for (; i + 8 <= vector.Length; i += 8) (Vector256.LoadUnsafe(ref start, (nuint)i) * factor).StoreUnsafe(ref start, (nuint)i);
        for (; i < vector.Length; i++) vector[i] *= factor;
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
        Scale(vector, 1 / length);
        return length;
    }
}
