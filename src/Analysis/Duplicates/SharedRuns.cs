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
    /// <param name="isAsked">Wordings one of which must hold the run; null for all.</param>
    public SharedRuns(IReadOnlyList<Wording> wordings, int minWords, bool[]? isAsked = null)
    {
        var runs = wordings.Sum(w => w.Length < minWords ? 0L : w.Words.Length);
        var bits = LeastBits;
        while (bits < MostBits && 1L << bits < 8 * runs) bits++;
        (_once, _again, _shift) = (new ulong[1 << (bits - 6)], new ulong[1 << (bits - 6)], 32 - bits);
        for (var w = 0; w < wordings.Count; w++)
            if (isAsked?[w] != false) Meet(wordings[w], minWords, isAsked: true);
        for (var w = 0; w < wordings.Count; w++)
            if (isAsked?[w] == false) Meet(wordings[w], minWords, isAsked: false);
    }

    /// <summary>Tells whether a run may stand in two wordings; false says that it does not.</summary>
    public bool Contains(uint run) => (_again[run >> _shift >> 6] >> (int)(run >> _shift) & 1) != 0;

    void Meet(Wording wording, int minWords, bool isAsked)
    {
        if (wording.Length < minWords) return;
        var words = wording.Words;
        for (var i = 2; i < words.Length; i++)
        {
            var slot = Wording.Triple(words[i - 2], words[i - 1], words[i]) >> _shift;
            var bit = 1UL << (int)slot; // the lowest six bits
            _again[slot >> 6] |= _once[slot >> 6] & bit;
            if (isAsked) _once[slot >> 6] |= bit;
        }
    }
}
