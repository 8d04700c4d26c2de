using System.Numerics;

namespace SynthesisPipeline.Analysis;

/// <summary>Longest common subsequence of two sequences of words: what both say in the same order.</summary>
/// <remarks>Bit-parallel (Hyyrö 2004): 64 words of the first sequence a step; n·m/64 steps.</remarks>
sealed class CommonSubsequence
{
    readonly Dictionary<uint, int> _rowOf = [];
    ulong[] _masks = [];
    ulong[] _state = [];
    int _blocks;
    int _length;

    /// <summary>Sets the sequence that others are compared with.</summary>
    public void Set(ReadOnlySpan<uint> first)
    {
        _rowOf.Clear();
        _length = first.Length;
        _blocks = (first.Length + 63) / 64;
        if (_masks.Length < first.Length * _blocks) _masks = new ulong[first.Length * _blocks];
        if (_state.Length < _blocks) _state = new ulong[_blocks];
        foreach (var word in first) _rowOf.TryAdd(word, _rowOf.Count);
        Array.Clear(_masks, 0, _rowOf.Count * _blocks);
        for (var i = 0; i < first.Length; i++) _masks[_rowOf[first[i]] * _blocks + i / 64] |= 1UL << (i % 64);
    }

    /// <summary>Gives the number of words the set sequence and another have in common, in order.</summary>
    public int LengthWith(ReadOnlySpan<uint> second)
    {
        if (_length == 0) return 0;
        var state = _state.AsSpan(0, _blocks);
        state.Fill(~0UL);
        foreach (var word in second)
            if (_rowOf.TryGetValue(word, out var row)) Step(state, _masks.AsSpan(row * _blocks, _blocks));
        return _length - Ones(state);
    }

    /// <summary>Marks which words of <paramref name="second"/> take part in one longest common subsequence.</summary>
    /// <param name="second">The sequence to align with the set one.</param>
    /// <param name="first">The set sequence.</param>
    /// <returns>One value a word of <paramref name="second"/>.</returns>
    public bool[] AlignedIn(ReadOnlySpan<uint> second, ReadOnlySpan<uint> first)
    {
        var aligned = new bool[second.Length];
        if (_length == 0) return aligned;
        var rows = new ulong[(second.Length + 1) * _blocks];
        rows.AsSpan(0, _blocks).Fill(~0UL);
        for (var j = 0; j < second.Length; j++)
        {
            var state = rows.AsSpan((j + 1) * _blocks, _blocks);
            rows.AsSpan(j * _blocks, _blocks).CopyTo(state);
            if (_rowOf.TryGetValue(second[j], out var row)) Step(state, _masks.AsSpan(row * _blocks, _blocks));
        }
        for (int i = _length, j = second.Length; i > 0 && j > 0;)
        {
            // a cleared bit i after j words: a common subsequence ending there is one longer than without word i
            if ((rows[j * _blocks + (i - 1) / 64] >> ((i - 1) % 64) & 1) != 0) i--;
            else if ((rows[(j - 1) * _blocks + (i - 1) / 64] >> ((i - 1) % 64) & 1) == 0) j--;
            else
            {
                aligned[j - 1] = first[i - 1] == second[j - 1];
                i--;
                j--;
            }
        }
        return aligned;
    }

    static void Step(Span<ulong> state, ReadOnlySpan<ulong> mask)
    {
        var carry = 0UL;
        for (var b = 0; b < state.Length; b++)
        {
            var v = state[b];
            var u = v & mask[b];
            var sum = v + u;
            var over = sum < v ? 1UL : 0UL;
            sum += carry;
            if (sum < carry) over = 1;
            carry = over;
            state[b] = sum | (v - u);
        }
    }

    int Ones(ReadOnlySpan<ulong> state)
    {
        var ones = 0;
        for (var b = 0; b < state.Length; b++)
        {
            var rest = _length - b * 64;
            ones += BitOperations.PopCount(rest >= 64 ? state[b] : state[b] & ((1UL << rest) - 1));
        }
        return ones;
    }
}
