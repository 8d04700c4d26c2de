namespace SynthesisPipeline.Analysis;

/// <summary>Finds the indexed wordings that share most runs of three words with a text, without looking at the others.</summary>
/// <remarks>
/// Posting lists by the hash of three neighbouring words. A list over <see cref="MaxPostings"/> is a stock phrase and goes silent.
/// Score of a candidate = shared runs / (1 + ln its words). Cost: words of the text × at most 60.
/// </remarks>
sealed class CopyIndex
{
    const int MaxPostings = 60;
    const int MaxCandidates = 12;

    readonly Dictionary<uint, (int Last, int Count)> _lists = [];
    readonly List<(int Wording, int Previous)> _postings = [];
    readonly float[] _scores;
    readonly float[] _scales;
    readonly List<int> _touched = [];
    readonly HashSet<uint> _triples = [];
    readonly List<int> _best = [];

    /// <summary>Prepares for so many wordings.</summary>
    public CopyIndex(IReadOnlyList<Wording> wordings)
    {
        _scores = new float[wordings.Count];
        _scales = new float[wordings.Count];
        for (var i = 0; i < wordings.Count; i++) _scales[i] = 1 / (1 + MathF.Log(Math.Max(1, wordings[i].Words.Length)));
    }

    /// <summary>Adds a wording under its number.</summary>
    public void Add(int number, Wording wording)
    {
        ReadTriples(wording);
        foreach (var triple in _triples)
        {
            ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_lists, triple, out var known);
            if (!known) list.Last = -1;
            if (++list.Count > MaxPostings) continue;
            _postings.Add((number, list.Last));
            list.Last = _postings.Count - 1;
        }
    }

    /// <summary>Gives the numbers of the most promising wordings, best first, ties by number; the list is reused by the next call.</summary>
    public IReadOnlyList<int> CandidatesOf(Wording wording)
    {
        ReadTriples(wording);
        foreach (var triple in _triples)
        {
            if (!_lists.TryGetValue(triple, out var list) || list.Count > MaxPostings) continue;
            for (var at = list.Last; at >= 0; at = _postings[at].Previous)
            {
                var number = _postings[at].Wording;
                if (_scores[number] == 0) _touched.Add(number);
                _scores[number] += _scales[number];
            }
        }
        _best.Clear();
        foreach (var number in _touched) Keep(number);
        foreach (var number in _touched) _scores[number] = 0;
        _touched.Clear();
        return _best;
    }

    void Keep(int number)
    {
        var place = _best.Count;
        while (place > 0 && IsBetter(number, _best[place - 1])) place--;
        if (place == MaxCandidates) return;
        if (_best.Count == MaxCandidates) _best.RemoveAt(MaxCandidates - 1);
        _best.Insert(place, number);
    }

    bool IsBetter(int a, int b) => _scores[a] > _scores[b] || (_scores[a] == _scores[b] && a < b);

    void ReadTriples(Wording wording)
    {
        _triples.Clear();
        var words = wording.Words;
        for (var i = 2; i < words.Length; i++) _triples.Add(Wording.Triple(words[i - 2], words[i - 1], words[i]));
    }
}
