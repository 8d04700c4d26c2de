using System.Numerics;

namespace SynthesisPipeline.Analysis;

/// <summary>Lists of numbers by a key of 32 bits, each up to a length from which it goes silent; read in the order in which they were added.</summary>
/// <remarks>
/// One table with open addresses, at most 70 % of its slots taken. The first number of a list stands in its slot, more of them side by side in a block of 2, 4, 8… that is left for one twice as long, since a million lists
/// do not stand in the processor's cache: a list costs one or two waits for memory, not one a number. Blocks that were left are used again.
/// </remarks>
sealed class PostingLists
{
    const int Piece = 1 << 16, FirstSlots = 1 << 12;

    struct Slot
    {
        public uint Key;
        public int At; // the number itself where it is alone, else where its block begins
        public byte Length; // 0 = a free slot
    }

    readonly byte _longest;
    readonly List<int[]> _pieces = [];
    readonly int[] _left; // the last block left of each size, by its logarithm; -1 = none. A block that was left begins with the one left before it
    Slot[] _slots = new Slot[FirstSlots];
    int _taken, _used;

    /// <summary>Prepares lists.</summary>
    /// <param name="longest">Length that a list keeps; one more silences it.</param>
    public PostingLists(byte longest)
    {
        _longest = longest;
        _left = new int[BitOperations.Log2(BitOperations.RoundUpToPowerOf2(longest)) + 1];
        Array.Fill(_left, -1);
    }

    /// <summary>Adds a number to the list of a key.</summary>
    public void Add(uint key, int number)
    {
        if (10L * _taken >= 7L * _slots.Length) Grow();
        ref var slot = ref _slots[PlaceOf(key)];
        if (slot.Length > _longest) return;
        if (slot.Length == 0)
        {
            slot = new() { Key = key, At = number, Length = 1 };
            _taken++;
            return;
        }
        var length = slot.Length++;
        if (slot.Length > _longest)
        {
            Leave(slot.At, length);
            return;
        }
        if (BitOperations.IsPow2(length)) Widen(ref slot, length);
        _pieces[slot.At / Piece][slot.At % Piece + length] = number;
    }

    /// <summary>Gives the list of a key; empty where there is none or it is silent. Valid until the next number is added; read one list before the next.</summary>
    /// <param name="key">The key.</param>
    public ReadOnlySpan<int> Of(uint key)
    {
        ref var slot = ref _slots[PlaceOf(key)];
        return slot.Length == 0 || slot.Length > _longest ? []
            : slot.Length == 1 ? new(ref slot.At)
            : _pieces[slot.At / Piece].AsSpan(slot.At % Piece, slot.Length);
    }

    void Widen(ref Slot slot, int length)
    {
        var wider = Room(BitOperations.Log2((uint)length) + 1);
        var to = _pieces[wider / Piece].AsSpan(wider % Piece);
        if (length == 1) to[0] = slot.At;
        else _pieces[slot.At / Piece].AsSpan(slot.At % Piece, length).CopyTo(to);
        Leave(slot.At, length);
        slot.At = wider;
    }

    int Room(int size)
    {
        if (_left[size] is >= 0 and var left)
        {
            _left[size] = _pieces[left / Piece][left % Piece];
            return left;
        }
        if (_pieces.Count == 0 || _used + (1 << size) > Piece)
        {
            _pieces.Add(new int[Piece]);
            _used = 0;
        }
        var place = (_pieces.Count - 1) * Piece + _used;
        _used += 1 << size;
        return place;
    }

    void Leave(int block, int length)
    {
        if (length == 1) return; // stood in its slot
        var size = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)length));
        _pieces[block / Piece][block % Piece] = _left[size];
        _left[size] = block;
    }

    int PlaceOf(uint key)
    {
        var mask = _slots.Length - 1;
        var place = (int)(unchecked(key * 0x9E3779B1) >> (32 - BitOperations.Log2((uint)_slots.Length)));
        while (_slots[place].Length != 0 && _slots[place].Key != key) place = (place + 1) & mask;
        return place;
    }

    void Grow()
    {
        var before = _slots;
        _slots = new Slot[2 * before.Length];
        foreach (ref var slot in before.AsSpan())
            if (slot.Length > 0) _slots[PlaceOf(slot.Key)] = slot;
    }
}
