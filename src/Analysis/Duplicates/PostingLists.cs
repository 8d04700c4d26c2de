using System.Numerics;

namespace SynthesisPipeline.Analysis;

/// <summary>Lists of numbers by a key of 32 bits, each up to a length from which it goes silent; read from the last added to the first.</summary>
/// <remarks>One table with open addresses (nine bytes a slot, at most 70 % of them taken) and eight bytes a number, in pieces that never move: half of what a dictionary takes, and no copy of all numbers when there are more.</remarks>
sealed class PostingLists
{
    const int Piece = 1 << 16, FirstSlots = 1 << 12;

    readonly byte _longest;
    readonly List<(int Number, int Previous)[]> _pieces = [];
    uint[] _keys = new uint[FirstSlots];
    int[] _lasts = new int[FirstSlots];
    byte[] _lengths = new byte[FirstSlots]; // 0 = a free slot
    int _taken, _numbers, _free = -1;

    /// <summary>Prepares lists.</summary>
    /// <param name="longest">Length that a list keeps; one more silences it.</param>
    public PostingLists(byte longest) => _longest = longest;

    /// <summary>Adds a number to the list of a key.</summary>
    public void Add(uint key, int number)
    {
        if (10L * _taken >= 7L * _keys.Length) Grow();
        var slot = SlotOf(key);
        if (_lengths[slot] > _longest) return;
        if (_lengths[slot] == 0)
        {
            (_keys[slot], _lasts[slot]) = (key, -1);
            _taken++;
        }
        if (++_lengths[slot] > _longest)
        {
            Free(_lasts[slot]);
            return;
        }
        var place = Room();
        _pieces[place / Piece][place % Piece] = (number, _lasts[slot]);
        _lasts[slot] = place;
    }

    /// <summary>Gives where the list of a key begins; -1 where it is empty or silent.</summary>
    public int Begin(uint key)
    {
        var slot = SlotOf(key);
        return _lengths[slot] == 0 || _lengths[slot] > _longest ? -1 : _lasts[slot];
    }

    /// <summary>Gives the number at a place of a list, and moves on; the place is -1 after the last.</summary>
    public int Next(ref int place)
    {
        (var number, place) = _pieces[place / Piece][place % Piece];
        return number;
    }

    // what a silenced list held is written over
    int Room()
    {
        if (_free >= 0)
        {
            var place = _free;
            _free = _pieces[place / Piece][place % Piece].Previous;
            return place;
        }
        if (_numbers % Piece == 0) _pieces.Add(new (int, int)[Piece]);
        return _numbers++;
    }

    void Free(int last)
    {
        var first = last;
        while (_pieces[first / Piece][first % Piece].Previous is >= 0 and var previous) first = previous;
        _pieces[first / Piece][first % Piece].Previous = _free;
        _free = last;
    }

    int SlotOf(uint key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)(unchecked(key * 0x9E3779B1) >> (32 - BitOperations.Log2((uint)_keys.Length)));
        while (_lengths[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    void Grow()
    {
        var (keys, lasts, lengths) = (_keys, _lasts, _lengths);
        (_keys, _lasts, _lengths) = (new uint[2 * keys.Length], new int[2 * keys.Length], new byte[2 * keys.Length]);
        for (var old = 0; old < keys.Length; old++)
        {
            if (lengths[old] == 0) continue;
            var slot = SlotOf(keys[old]);
            (_keys[slot], _lasts[slot], _lengths[slot]) = (keys[old], lasts[old], lengths[old]);
        }
    }
}
