namespace SynthesisPipeline.Analysis;

/// <summary>What one search of a <see cref="CopyIndex"/> writes while it looks: scores, and the best so far.</summary>
sealed class CopySearch
{
    readonly List<int> _touched = [];
    readonly HashSet<uint> _triples = [];
    readonly List<int> _best = [];
    float[] _scores = [];

    /// <summary>Makes room for the scores of so many wordings.</summary>
    public void Begin(int wordings)
    {
        if (_scores.Length < wordings) _scores = new float[wordings];
    }

    /// <summary>Gives the distinct runs of three words of a text.</summary>
    public HashSet<uint> TriplesOf(Wording wording) => TriplesOf(wording, _triples);

    /// <summary>Gives the distinct runs of three words of a text, in a set to reuse.</summary>
    public static HashSet<uint> TriplesOf(Wording wording, HashSet<uint> triples)
    {
        triples.Clear();
        var words = wording.Words;
        for (var i = 2; i < words.Length; i++) triples.Add(Wording.Triple(words[i - 2], words[i - 1], words[i]));
        return triples;
    }

    /// <summary>Adds to the score of a wording.</summary>
    public void Score(int number, float more)
    {
        if (_scores[number] == 0) _touched.Add(number);
        _scores[number] += more;
    }

    /// <summary>Gives the best, best first, ties by number, and forgets all scores.</summary>
    public IReadOnlyList<int> Best(int most)
    {
        _best.Clear();
        foreach (var number in _touched) Keep(number, most);
        foreach (var number in _touched) _scores[number] = 0;
        _touched.Clear();
        return _best;
    }

    void Keep(int number, int most)
    {
        var place = _best.Count;
        while (place > 0 && IsBetter(number, _best[place - 1])) place--;
        if (place == most) return;
        if (_best.Count == most) _best.RemoveAt(most - 1);
        _best.Insert(place, number);
    }

    bool IsBetter(int a, int b) => _scores[a] > _scores[b] || (_scores[a] == _scores[b] && a < b);
}
