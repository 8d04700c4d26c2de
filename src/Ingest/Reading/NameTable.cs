namespace SynthesisPipeline.Ingest;

/// <summary>Numbers distinct texts in order of coming: 20 bytes a text beside two a character, where a dictionary of strings takes four times that.</summary>
/// <remarks>Open addressing over the texts' hashes; texts stand one after another in large blocks, so that a million of them are a few dozen objects.</remarks>
sealed class NameTable
{
    const int BlockLength = 1 << 16;

    readonly record struct Place(int Block, int Start, int Length);

    readonly List<char[]> _blocks = [];
    Place[] _places = new Place[256];
    int[] _hashes = new int[256];
    int[] _slots = new int[512]; // place + 1; 0 = free
    int _used = BlockLength;

    /// <summary>Texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>Gives the text at a place.</summary>
    public string this[int place] => new(Span(place));

    /// <summary>Gives the place of a text; −1 where it never came.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text);
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
            if (_hashes[_slots[slot] - 1] == hash && Span(_slots[slot] - 1).SequenceEqual(text)) return _slots[slot] - 1;
        return -1;
    }

    /// <summary>Gives the place of a text, a new one where it comes for the first time.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var found = Find(text);
        if (found >= 0) return found;
        if (Count == _places.Length) Grow();
        _places[Count] = Keep(text);
        _hashes[Count] = string.GetHashCode(text);
        Occupy(Count);
        return Count++;
    }

    ReadOnlySpan<char> Span(int place)
    {
        var (block, start, length) = _places[place];
        return _blocks[block].AsSpan(start, length);
    }

    Place Keep(ReadOnlySpan<char> text)
    {
        if (_used + text.Length > BlockLength || _blocks.Count == 0)
        {
            // a text longer than a block gets one of its own, and the next text a fresh one
            _blocks.Add(new char[Math.Max(BlockLength, text.Length)]);
            _used = 0;
        }
        text.CopyTo(_blocks[^1].AsSpan(_used));
        var place = new Place(_blocks.Count - 1, _used, text.Length);
        _used += text.Length;
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
        Array.Resize(ref _places, Count * 2);
        Array.Resize(ref _hashes, Count * 2);
        _slots = new int[Count * 4];
        for (var i = 0; i < Count; i++) Occupy(i);
    }
}
