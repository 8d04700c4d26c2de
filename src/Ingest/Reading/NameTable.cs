using System.Runtime.InteropServices;
using System.Text;

namespace SynthesisPipeline.Ingest;

/// <summary>Numbers distinct texts in order of coming: some 24 bytes a text beside one or two a character, where a dictionary of strings takes four times that.</summary>
/// <remarks>Open addressing over the texts' hashes; texts stand one after another in large blocks, so that a million of them are a few dozen objects.</remarks>
sealed class NameTable
{
    const int BlockLength = 1 << 16;

    readonly record struct Place(int Block, int Start, int Length);

    readonly List<byte[]> _blocks = [];
    readonly LongList<Place> _places = new();
    readonly LongList<int> _hashes = new();
    int[] _slots = new int[512]; // place + 1; 0 = free
    int _used = BlockLength;
    byte[] _asked = new byte[256];

    /// <summary>Texts so far.</summary>
    public int Count => _places.Count;

    /// <summary>Gives the text at a place.</summary>
    public string this[int place] => Text(Span(place));

    /// <summary>Gives the place of a text; −1 where it never came.</summary>
    public int Find(ReadOnlySpan<char> text) => Find(Bytes(text), string.GetHashCode(text));

    /// <summary>Gives the place of a text, a new one where it comes for the first time.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var bytes = Bytes(text);
        var hash = string.GetHashCode(text);
        var found = Find(bytes, hash);
        if (found >= 0) return found;
        if (Count * 2 >= _slots.Length) Grow();
        _places.Add(Keep(bytes));
        _hashes.Add(hash);
        Occupy(Count - 1);
        return Count - 1;
    }

    int Find(ReadOnlySpan<byte> bytes, int hash)
    {
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
            if (_hashes[_slots[slot] - 1] == hash && Span(_slots[slot] - 1).SequenceEqual(bytes)) return _slots[slot] - 1;
        return -1;
    }

    /// <summary>A text as it is kept: a byte a character where all are of Latin-1, as ids nearly always are; else two. The first byte says which.</summary>
    ReadOnlySpan<byte> Bytes(ReadOnlySpan<char> text)
    {
        if (_asked.Length < 1 + 2 * text.Length) _asked = new byte[1 + 2 * text.Length];
        var isNarrow = text.IndexOfAnyExceptInRange('\0', '\u00FF') < 0;
        _asked[0] = isNarrow ? (byte)1 : (byte)2;
        if (!isNarrow)
        {
            MemoryMarshal.AsBytes(text).CopyTo(_asked.AsSpan(1));
            return _asked.AsSpan(0, 1 + 2 * text.Length);
        }
        for (var i = 0; i < text.Length; i++) _asked[1 + i] = (byte)text[i];
        return _asked.AsSpan(0, 1 + text.Length);
    }

    static string Text(ReadOnlySpan<byte> kept) => kept[0] == 1 ? Encoding.Latin1.GetString(kept[1..]) : new(MemoryMarshal.Cast<byte, char>(kept[1..].ToArray()));

    ReadOnlySpan<byte> Span(int place)
    {
        var (block, start, length) = _places[place];
        return _blocks[block].AsSpan(start, length);
    }

    Place Keep(ReadOnlySpan<byte> bytes)
    {
        if (_used + bytes.Length > BlockLength || _blocks.Count == 0)
        {
            // a text longer than a block gets one of its own, and the next text a fresh one
            _blocks.Add(new byte[Math.Max(BlockLength, bytes.Length)]);
            _used = 0;
        }
        bytes.CopyTo(_blocks[^1].AsSpan(_used));
        var place = new Place(_blocks.Count - 1, _used, bytes.Length);
        _used += bytes.Length;
        return place;
    }

    void Occupy(int place)
    {
        var slot = _hashes[place] & (_slots.Length - 1);
        while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = place + 1;
    }

    void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < Count; i++) Occupy(i);
    }
}
