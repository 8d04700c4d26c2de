using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells whether words begin as one of a list does; short ones of the list stand for whole words only: "ban" is not "banal".</summary>
/// <param name="list">Beginnings, folded.</param>
sealed class Beginnings(IReadOnlyCollection<string> list)
{
    const int LongestWhole = 4;

    readonly FrozenSet<string> _whole = list.Where(b => b.Length <= LongestWhole).ToFrozenSet(StringComparer.Ordinal);
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _begun = list.Where(b => b.Length > LongestWhole).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    readonly int _longest = list.Max(b => b.Length);

    /// <summary>Whether a folded word does.</summary>
    public bool Begins(string word)
    {
        if (word.Length <= LongestWhole) return _whole.Contains(word);
        for (var length = Math.Min(word.Length, _longest); length > LongestWhole; length--)
            if (_begun.Contains(word.AsSpan(0, length))) return true;
        return false;
    }
}
