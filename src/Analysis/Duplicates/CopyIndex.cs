namespace SynthesisPipeline.Analysis;

/// <summary>Finds the indexed wordings that share most runs of three words with a text, without looking at the others.</summary>
/// <remarks>
/// Posting lists by the hash of three neighbouring words, of those only that stand in two wordings: what one alone holds leads nowhere (<see cref="SharedRuns"/>).
/// A list over <see cref="MaxPostings"/> is a stock phrase and goes silent.
/// Score of a candidate = shared runs / (1 + ln its words). Cost: words of the text × at most 60.
/// </remarks>
sealed class CopyIndex
{
    const int MaxPostings = 60;
    const int MaxCandidates = 12;

    readonly PostingLists _lists = new(MaxPostings);
    readonly HashSet<uint> _adding = [];
    readonly float[] _scales;
    readonly SharedRuns _shared;

    /// <summary>Prepares for wordings.</summary>
    /// <param name="wordings">All that may be added or asked about.</param>
    /// <param name="minWords">Shorter ones are neither.</param>
    /// <param name="isAsked">Which of them a text that is asked about shares runs with, or is itself; null for all.</param>
    public CopyIndex(IReadOnlyList<Wording> wordings, int minWords, bool[]? isAsked)
    {
        _shared = new(wordings, minWords, isAsked);
        _scales = new float[wordings.Count];
        for (var i = 0; i < wordings.Count; i++) _scales[i] = 1 / (1 + MathF.Log(Math.Max(1, wordings[i].Words.Length)));
    }

    /// <summary>Adds a wording under its number.</summary>
    public void Add(int number, Wording wording)
    {
        foreach (var triple in CopySearch.TriplesOf(wording, _adding))
            if (_shared.Contains(triple)) _lists.Add(triple, number);
    }

    /// <summary>Scores the wordings that share runs with a text.</summary>
    /// <param name="wording">The text.</param>
    /// <param name="search">Keeps the scores: one a thread, so that several may search an index that nobody adds to.</param>
    /// <returns>The numbers of the most promising, best first, ties by number; the list is reused by the next call.</returns>
    public IReadOnlyList<int> CandidatesOf(Wording wording, CopySearch search)
    {
        search.Begin(_scales.Length);
        foreach (var triple in search.TriplesOf(wording))
            if (_shared.Contains(triple))
                foreach (var number in _lists.Of(triple)) search.Score(number, _scales[number]);
        return search.Best(MaxCandidates);
    }
}
