using System.Runtime.Intrinsics;

namespace SynthesisPipeline.Analysis;

/// <summary>Holds a few dense vectors (centres, directions) so that many others are compared with all of them at once.</summary>
/// <remarks>Sixteen vectors stand side by side for each component; every product is one chain of fused multiply-adds in order of the components, hence the same bits on any processor and any number of them.</remarks>
internal sealed unsafe class PackedRows
{
    const int Lane = 8;

    /// <summary>Vectors that stand side by side.</summary>
    public const int Group = 2 * Lane;

    readonly float[] _data;

    /// <summary>Packs vectors that stand one after the other.</summary>
    /// <param name="vectors"><paramref name="count"/> × <paramref name="dimensions"/> floats.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="dimensions">Components of each.</param>
    public PackedRows(ReadOnlySpan<float> vectors, int count, int dimensions)
    {
        Count = count;
        Dimensions = dimensions;
        Width = (count + Group - 1) / Group * Group;
        _data = new float[(long)Width * dimensions];
        for (var row = 0; row < count; row++)
            for (var i = 0; i < dimensions; i++)
                _data[(long)(row / Group) * Group * dimensions + i * Group + row % Group] = vectors[row * dimensions + i];
    }

    /// <summary>Number of vectors packed.</summary>
    public int Count { get; }

    /// <summary>Components of each.</summary>
    public int Dimensions { get; }

    /// <summary>Floats a row of scores takes: <see cref="Count"/> rounded up to whole groups; the surplus is zero.</summary>
    public int Width { get; }

    /// <summary>Computes the dot product of each of some rows with each packed vector.</summary>
    /// <param name="rows">Rows one after the other, <see cref="Dimensions"/> floats each.</param>
    /// <param name="rowCount">How many.</param>
    /// <param name="scores">Overwritten: <see cref="Width"/> floats a row.</param>
    public void Scores(ReadOnlySpan<float> rows, int rowCount, Span<float> scores) => Scores(rows, rowCount, scores, 0, Width / Group);

    /// <summary>Computes the dot product of each of some rows with the packed vectors of some groups.</summary>
    /// <inheritdoc cref="Scores(ReadOnlySpan{float}, int, Span{float})"/>
    /// <param name="rows">Rows one after the other, <see cref="Dimensions"/> floats each.</param>
    /// <param name="rowCount">How many.</param>
    /// <param name="scores">Overwritten where these groups stand: <see cref="Width"/> floats a row.</param>
    /// <param name="firstGroup">The first group, of <see cref="Group"/> vectors each.</param>
    /// <param name="endGroup">The one after the last.</param>
    public void Scores(ReadOnlySpan<float> rows, int rowCount, Span<float> scores, int firstGroup, int endGroup)
    {
        if (rows.Length < rowCount * Dimensions || scores.Length < rowCount * Width)
            throw new ArgumentException($"{rowCount} rows of {Dimensions}: expected as many floats, and {rowCount * Width} for the scores");
        fixed (float* from = rows, to = scores, data = _data)
        {
            var together = rowCount / 4 * 4;
            for (var group = firstGroup; group < endGroup; group++)
            {
                var packed = data + (long)group * Group * Dimensions;
                var row = 0;
                if (Vector512.IsHardwareAccelerated)
                    for (; row + 8 <= rowCount; row += 8)
                        Eight(from + (long)row * Dimensions, packed, to + (long)row * Width + group * Group);
                for (; row < together; row += 4)
                    Four(from + (long)row * Dimensions, packed, to + (long)row * Width + group * Group);
            }
            for (var row = together; row < rowCount; row++)
            {
                var group = firstGroup;
                for (; group + 4 <= endGroup; group += 4)
                    OneWide(from + (long)row * Dimensions, data + (long)group * Group * Dimensions, to + (long)row * Width + group * Group);
                for (; group < endGroup; group++)
                    One(from + (long)row * Dimensions, data + (long)group * Group * Dimensions, to + (long)row * Width + group * Group);
            }
        }
    }

    // four groups at a time: one row alone would wait for each sum before the next
    void OneWide(float* row, float* packed, float* scores)
    {
        var next = (long)Group * Dimensions;
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var i = 0; i < Dimensions; i++, packed += Group)
        {
            var value = Vector256.Create(row[i]);
            a0 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed), a0);
            a1 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + Lane), a1);
            b0 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + next), b0);
            b1 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + next + Lane), b1);
            c0 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + 2 * next), c0);
            c1 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + 2 * next + Lane), c1);
            d0 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + 3 * next), d0);
            d1 = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + 3 * next + Lane), d1);
        }
        a0.Store(scores); a1.Store(scores + Lane);
        b0.Store(scores + Group); b1.Store(scores + Group + Lane);
        c0.Store(scores + 2 * Group); c1.Store(scores + 2 * Group + Lane);
        d0.Store(scores + 3 * Group); d1.Store(scores + 3 * Group + Lane);
    }

    // a whole group in one register: the same chain of additions for each product as below
    void Eight(float* rows, float* packed, float* scores)
    {
        var d = Dimensions;
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (var i = 0; i < d; i++, packed += Group, rows++)
        {
            var group = Vector512.Load(packed);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[0]), group, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[d]), group, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[2 * d]), group, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[3 * d]), group, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[4 * d]), group, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[5 * d]), group, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[6 * d]), group, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Create(rows[7 * d]), group, s7);
        }
        s0.Store(scores); s1.Store(scores + Width); s2.Store(scores + 2L * Width); s3.Store(scores + 3L * Width);
        s4.Store(scores + 4L * Width); s5.Store(scores + 5L * Width); s6.Store(scores + 6L * Width); s7.Store(scores + 7L * Width);
    }

    void Four(float* rows, float* packed, float* scores)
    {
        float* a = rows, b = a + Dimensions, c = b + Dimensions, d = c + Dimensions;
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var i = 0; i < Dimensions; i++, packed += Group)
        {
            var left = Vector256.Load(packed);
            var right = Vector256.Load(packed + Lane);
            var value = Vector256.Create(a[i]);
            a0 = Vector256.FusedMultiplyAdd(value, left, a0);
            a1 = Vector256.FusedMultiplyAdd(value, right, a1);
            value = Vector256.Create(b[i]);
            b0 = Vector256.FusedMultiplyAdd(value, left, b0);
            b1 = Vector256.FusedMultiplyAdd(value, right, b1);
            value = Vector256.Create(c[i]);
            c0 = Vector256.FusedMultiplyAdd(value, left, c0);
            c1 = Vector256.FusedMultiplyAdd(value, right, c1);
            value = Vector256.Create(d[i]);
            d0 = Vector256.FusedMultiplyAdd(value, left, d0);
            d1 = Vector256.FusedMultiplyAdd(value, right, d1);
        }
        a0.Store(scores); a1.Store(scores + Lane);
        b0.Store(scores + Width); b1.Store(scores + Width + Lane);
        c0.Store(scores + 2L * Width); c1.Store(scores + 2L * Width + Lane);
        d0.Store(scores + 3L * Width); d1.Store(scores + 3L * Width + Lane);
    }

    void One(float* row, float* packed, float* scores)
    {
        Vector256<float> left = default, right = default;
        for (var i = 0; i < Dimensions; i++, packed += Group)
        {
            var value = Vector256.Create(row[i]);
            left = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed), left);
            right = Vector256.FusedMultiplyAdd(value, Vector256.Load(packed + Lane), right);
        }
        left.Store(scores);
        right.Store(scores + Lane);
    }
}
