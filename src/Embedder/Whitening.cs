using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Embedder;

/// <summary>Removes what all vectors of a model share and spreads the rest: y = (x − mean) · M.</summary>
/// <remarks>File: little-endian float32, mean[n], then M[n][m] row by row.</remarks>
public sealed class Whitening
{
    readonly float[] _mean;
    readonly float[] _matrix;

    Whitening(float[] mean, float[] matrix, int dimensions) => (_mean, _matrix, Dimensions) = (mean, matrix, dimensions);

    /// <summary>Length of what comes out.</summary>
    public int Dimensions { get; }

    /// <summary>Reads a projection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="from">Length of the vectors that go in.</param>
    /// <exception cref="InvalidDataException">The file's length doesn't fit.</exception>
    public static Whitening Read(string path, int from)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path));
        if (values.Length <= from || (values.Length - from) % from != 0)
            throw new InvalidDataException($"{path} : {values.Length} nombres, attendu {from} + {from} × m.");
        return new(values[..from].ToArray(), values[from..].ToArray(), (values.Length - from) / from);
    }

    /// <summary>Projects one vector.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        y.Clear();
        for (var i = 0; i < _mean.Length; i++)
            TensorPrimitives.MultiplyAdd(_matrix.AsSpan(i * Dimensions, Dimensions), x[i] - _mean[i], y, y);
    }
}
