namespace SynthesisPipeline.Analysis;

/// <summary>Tells which runs of three words stand in more than one wording; of those that stand in one alone it errs for a few.</summary>
/// <remarks>Two bits a slot, eight slots a run, at most 2²⁸ slots (64 MB): a run met a second time, or sharing its slot with another, is taken for shared.</remarks>
sealed class SharedRuns
{
    const int LeastBits = 12, MostBits = 28;

    readonly ulong[] _once, _again;
    readonly int _shift;

    /// <summary>Looks at the runs of wordings.</summary>
    /// <param name="wordings">The wordings.</param>
    /// <param name="minWords">Shorter ones are left out.</param>
    public SharedRuns(IReadOnlyList<Wording> wordings, int minWords)
    {
        var runs = wordings.Sum(w => w.Length < minWords ? 0L : w.Words.Length);
        var bits = LeastBits;
        while (bits < MostBits && 1L << bits < 8 * runs) bits++;
        (_once, _again, _shift) = (new ulong[1 << (bits - 6)], new ulong[1 << (bits - 6)], 32 - bits);
        foreach (var wording in wordings)
        {
            if (wording.Length < minWords) continue;
            var words = wording.Words;
            for (var i = 2; i < words.Length; i++) Meet(Wording.Triple(words[i - 2], words[i - 1], words[i]));
        }
    }

    /// <summary>Tells whether a run may stand in two wordings; false says that it does not.</summary>
    public bool Contains(uint run) => (_again[run >> _shift >> 6] >> (int)(run >> _shift) & 1) != 0;

    void Meet(uint run)
    {
        var slot = run >> _shift;
        var bit = 1UL << (int)slot; // the lowest six bits
        _again[slot >> 6] |= _once[slot >> 6] & bit;
        _once[slot >> 6] |= bit;
    }
}
