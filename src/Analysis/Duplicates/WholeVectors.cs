using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SynthesisPipeline.Analysis;

/// <summary>Vectors of 256 small whole numbers, compared as they are and with the mean of all taken off: exact, so that no machine rounds another way.</summary>
/// <remarks>With the mean off, in eighths, a product is 64ab − 8am − 8bm + mm: only a·b is computed for a pair.</remarks>
sealed class WholeVectors
{
    /// <summary>Components of each.</summary>
    public const int Dimensions = 256;

    readonly sbyte[] _values;
    readonly short[] _mean = new short[Dimensions];
    readonly int[] _squares, _withMean;
    readonly int _meanSquares;

    /// <summary>Keeps vectors.</summary>
    /// <param name="vectors"><see cref="Dimensions"/> numbers of −127 to 127 each, one vector after the other; what stands after the last is not looked at.</param>
    /// <param name="count">How many vectors.</param>
    /// <param name="takesMeanOff">Whether there is a mean to take off.</param>
    public WholeVectors(sbyte[] vectors, int count, bool takesMeanOff)
    {
        _values = vectors;
        Count = count;
        if (takesMeanOff) FindMean();
        foreach (var value in _mean) _meanSquares += value * value;
        (_squares, _withMean) = (new int[Count], new int[Count]);
        Parallel.For(0, Count, i =>
        {
            _squares[i] = Product(i, i);
            var vector = Vector(i);
            for (var d = 0; d < Dimensions; d++) _withMean[i] += vector[d] * _mean[d];
        });
    }

    /// <summary>Number of vectors.</summary>
    public int Count { get; }

    /// <summary>Gives a vector with the mean taken off, in eighths.</summary>
    public short[] Centred(int index)
    {
        var vector = Vector(index);
        var centred = new short[Dimensions];
        for (var d = 0; d < Dimensions; d++) centred[d] = (short)(8 * vector[d] - _mean[d]);
        return centred;
    }

    /// <summary>Gives the cosine of two vectors where it reaches one bar as they are and another with the mean off; else 0.</summary>
    public double Cosine(int a, int b, double least, double leastCentred)
    {
        var product = Product(a, b);
        var cosine = product / Math.Sqrt((double)_squares[a] * _squares[b]);
        if (!(cosine >= least)) return 0;
        var (centredA, centredB) = (CentredProduct(_squares[a], a, a), CentredProduct(_squares[b], b, b));
        return centredA != 0 && centredB != 0 && CentredProduct(product, a, b) / Math.Sqrt((double)centredA * centredB) >= leastCentred ? cosine : 0;
    }

    long CentredProduct(int product, int a, int b) => 64L * product - 8L * _withMean[a] - 8L * _withMean[b] + _meanSquares;

    ReadOnlySpan<sbyte> Vector(int index) => _values.AsSpan(index * Dimensions, Dimensions);

    int Product(int a, int b)
    {
        ref var left = ref MemoryMarshal.GetReference(Vector(a));
        ref var right = ref MemoryMarshal.GetReference(Vector(b));
        var sum = Vector256<int>.Zero;
        for (nuint d = 0; d < Dimensions; d += (nuint)Vector256<sbyte>.Count)
        {
            var (leftLow, leftHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref left, d));
            var (rightLow, rightHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref right, d));
            // two products of at most 127² each fit a short
            var (low, high) = Vector256.Widen(leftLow * rightLow + leftHigh * rightHigh);
            sum += low + high;
        }
        return Vector256.Sum(sum);
    }

    void FindMean()
    {
        var sums = new long[Dimensions];
        for (var i = 0; i < Count * Dimensions; i++) sums[i % Dimensions] += _values[i];
        for (var d = 0; d < Dimensions; d++) _mean[d] = (short)(8 * sums[d] / Count);
    }
}
