using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>The French word table <c>static-fr.bin</c>, read in place from the assembly's mapped resource: 62,966 strings, 54,007 rows of 256 signed bytes.</summary>
/// <remarks>Layout (little-endian): <c>SFR1</c>, five u32 (version, dimensions, rows, strings, reserved), the strings (u16 length, UTF-8 bytes, u32 row), a float scale a row, the bytes. Row r stands for <c>scale[r] · q[r]</c>; its length is the weight of the word. Only strings and scales are copied (2 MB); the 13.8 MB of bytes stay where the loader mapped them.</remarks>
internal sealed unsafe class StaticTable
{
    readonly char[] _letters;
    readonly int[] _starts;
    readonly int[] _rows;
    readonly int[] _slots;
    readonly float[] _scales;
    readonly sbyte* _bytes;

    StaticTable(byte* data, long length)
    {
        var header = new ReadOnlySpan<byte>(data, 24);
        if (length < 24 || !header[..4].SequenceEqual("SFR1"u8))
            throw new InvalidOperationException("static-fr.bin: expected it to begin with SFR1");
        Dimensions = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        var strings = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);

        _starts = new int[strings + 1];
        _rows = new int[strings];
        var letters = new char[16 * strings];
        int at = 24, used = 0;
        for (var i = 0; i < strings; i++)
        {
            var bytes = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(data + at, 2));
            if (used + bytes > letters.Length) Array.Resize(ref letters, letters.Length * 2 + bytes);
            used += Encoding.UTF8.GetChars(new ReadOnlySpan<byte>(data + at + 2, bytes), letters.AsSpan(used));
            _starts[i + 1] = used;
            _rows[i] = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(data + at + 2 + bytes, 4));
            at += 6 + bytes;
        }
        _letters = letters[..used];
        _scales = new float[rows];
        new ReadOnlySpan<byte>(data + at, 4 * rows).CopyTo(MemoryMarshal.AsBytes(_scales.AsSpan()));
        _bytes = (sbyte*)(data + at + 4L * rows);
        if (at + 4L * rows + (long)rows * Dimensions > length || Dimensions % Vector256<float>.Count != 0)
            throw new InvalidOperationException("static-fr.bin: expected as many bytes as its header says");

        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)strings * 2)];
        for (var i = 0; i < strings; i++)
        {
            var slot = Hash(Letters(i)) & (_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>The table that ships inside the product; loaded at first use.</summary>
    public static StaticTable Instance => Loaded.Value;

    static readonly Lazy<StaticTable> Loaded = new(() =>
    {
        // never closed: the rows point into the mapping, which lives as long as the assembly
        var stream = (UnmanagedMemoryStream)(typeof(StaticTable).Assembly.GetManifestResourceStream("static-fr.bin")
            ?? throw new InvalidOperationException("static-fr.bin is missing from the assembly"));
        return new(stream.PositionPointer, stream.Length);
    });

    /// <summary>Length of a row.</summary>
    public int Dimensions { get; }

    /// <summary>Finds the row of a string (a lower-case word, <c>#d1</c>…<c>#d7</c>, or <c>#</c> and a character n-gram); -1 when it has none.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        for (var slot = Hash(text) & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
            if (Letters(_slots[slot] - 1).SequenceEqual(text)) return _rows[_slots[slot] - 1];
        return -1;
    }

    /// <summary>Adds <paramref name="weight"/> times a row to a sum, component by component (the same on any width of registers).</summary>
    public void Add(int row, float weight, Span<float> sum)
    {
        var scale = Vector256.Create(weight * _scales[row]);
        var from = _bytes + (long)row * Dimensions;
        fixed (float* to = sum)
            for (var i = 0; i < Dimensions; i += 8)
            {
                var values = Vector256.ConvertToSingle(Vector256.Create(
                    Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)(from + i)).AsSByte())),
                    Vector128.WidenUpper(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)(from + i)).AsSByte()))));
                (Vector256.Load(to + i) + scale * values).Store(to + i);
            }
    }

    ReadOnlySpan<char> Letters(int i) => _letters.AsSpan(_starts[i], _starts[i + 1] - _starts[i]);

    static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = (hash ^ letter) * 16777619u;
        return (int)(hash ^ (hash >> 15)) & int.MaxValue;
    }
}
