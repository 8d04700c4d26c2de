using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.Intrinsics;

namespace SynthesisPipeline.Analysis;

/// <summary>Weights of the part-of-speech tagger: for each feature one whole number a part of speech.</summary>
/// <remarks>Averaged perceptron (M. Collins, "Discriminative training methods for hidden Markov models", EMNLP 2002), learnt by <c>notebooks/learn/tagger.cs</c>; whole numbers, so that sums are the same on every machine.</remarks>
sealed class TaggerWeights
{
    /// <summary>Number of parts of speech.</summary>
    public const int Parts = 14;

    const uint Magic = 0x31474154; // "TAG1"

    // a row of weights is brought to a whole vector, and a key stands beside its row: two looks into memory a feature
    const int RowLength = 16;

    readonly (uint Key, int Row)[] _slots;
    readonly sbyte[] _weights;
    readonly int _mask;

    TaggerWeights(ReadOnlySpan<byte> bytes)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic) throw new InvalidDataException("The tagger does not begin with TAG1: make it anew with notebooks/learn/tagger.cs");
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var size = 16;
        while (size < 2 * count) size *= 2;
        _mask = size - 1;
        _slots = new (uint, int)[size];
        _weights = new sbyte[(count + 1) * RowLength];
        for (var i = 0; i < count; i++)
        {
            var key = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(8 + 4 * i)..]);
            var slot = (int)(key & (uint)_mask);
            while (_slots[slot].Row != 0) slot = (slot + 1) & _mask;
            _slots[slot] = (key, i + 1); // row 0 is "no such feature"
        }
        var weights = bytes[(8 + 4 * count)..];
        for (var row = 0; row < count; row++)
            for (var p = 0; p < Parts; p++) _weights[(row + 1) * RowLength + p] = (sbyte)weights[row * Parts + p];
    }

    /// <summary>The weights that ship.</summary>
    public static TaggerWeights French => Lazy.Value;

    static readonly Lazy<TaggerWeights> Lazy = new(() =>
    {
        using var stream = typeof(TaggerWeights).Assembly.GetManifestResourceStream("tagger-fr.bin.gz")!; // embedded by the project
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        using var memory = new MemoryStream(4 << 20);
        unpacked.CopyTo(memory);
        return Read(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    });

    /// <summary>Reads weights as <see cref="Write"/> wrote them.</summary>
    public static TaggerWeights Read(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>Writes weights: magic, count, keys, then <see cref="Parts"/> bytes a key (little-endian).</summary>
    public static void Write(Stream stream, IReadOnlyList<(uint Key, sbyte[] Weights)> rows)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(rows.Count);
        foreach (var (key, _) in rows) writer.Write(key);
        foreach (var (_, weights) in rows)
            foreach (var weight in weights) writer.Write(weight);
    }

    /// <summary>Adds the weights of some features to the sums of the parts.</summary>
    public void Add(ReadOnlySpan<uint> features, Span<int> sums)
    {
        Vector256<int> first = default, last = default;
        foreach (var feature in features)
        {
            var slot = (int)(feature & (uint)_mask);
            while (_slots[slot].Row != 0 && _slots[slot].Key != feature) slot = (slot + 1) & _mask;
            if (_slots[slot].Row == 0) continue;
            var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref _weights[_slots[slot].Row * RowLength]));
            first += Vector256.WidenLower(lower.ToVector256Unsafe());
            last += Vector256.WidenLower(upper.ToVector256Unsafe());
        }
        for (var p = 0; p < Parts; p++) sums[p] += p < 8 ? first[p] : last[p - 8];
    }
}
