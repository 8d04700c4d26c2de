using System.Numerics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Counts vote rows so that replaced votes and totals that differ can be told; about 16 bytes a vote, 20 a declared total, and one text a voter.</summary>
sealed class VoteTally
{
    const int Unknown = -1, ValueBits = 2, VoterBits = 31;
    readonly NameTable _voters = new();
    readonly List<VoteCounts> _counts = [];
    readonly List<(int File, int Place, int Agree, int Mixed, int Disagree)> _declared = [];
    readonly List<string> _files = [];
    ulong[] _ballots = new ulong[1024]; // place, voter and value + 1 in one word, open addressing; 0 = free
    int _ballotCount;

    /// <summary>Votes that a later one of the same voter on the same contribution replaced.</summary>
    public long Replaced { get; private set; }

    /// <summary>Notes the totals a row declared; null where its table has no such column or cell.</summary>
    public void Declare(string file, int place, int? agree, int? mixed, int? disagree)
    {
        if (_files.Count == 0 || _files[^1] != file) _files.Add(file);
        _declared.Add((_files.Count - 1, place, agree ?? Unknown, mixed ?? Unknown, disagree ?? Unknown));
    }

    /// <summary>Counts a vote; true when it replaces an earlier one of the same voter on the same contribution.</summary>
    public bool Add(int place, string voter, VoteValue value)
    {
        var pair = ((ulong)(uint)place << VoterBits | (uint)_voters.Add(voter)) << ValueBits;
        while (_counts.Count <= place) _counts.Add(default);
        var slot = SlotOf(pair);
        var replaces = _ballots[slot] != 0;
        if (replaces)
        {
            _counts[place] = Without(_counts[place], (VoteValue)((int)(_ballots[slot] & 3) - 1));
            Replaced++;
        }
        _ballots[slot] = pair | (uint)((int)value + 1);
        _counts[place] = _counts[place].With(value);
        if (!replaces && ++_ballotCount * 4L > _ballots.Length * 3L) Grow();
        return replaces;
    }

    /// <summary>Notes every contribution whose declared totals differ from its vote rows.</summary>
    public void Compare(Notices notices, KnownIds ids)
    {
        foreach (var (file, place, agree, mixed, disagree) in _declared)
            if (place < _counts.Count && _counts[place] is { Total: > 0 } counts
                && (Differs(agree, counts.Agree) || Differs(mixed, counts.Mixed) || Differs(disagree, counts.Disagree)))
                notices.Add(_files[file], "totaux de votes déclarés différents des votes lus, ce sont les votes lus qui comptent", ids.IdAt(place));
    }

    static bool Differs(int declared, int counted) => declared != Unknown && declared != counted;

    static VoteCounts Without(VoteCounts counts, VoteValue vote) => vote switch
    {
        VoteValue.Agree => counts with { Agree = counts.Agree - 1 },
        VoteValue.Mixed => counts with { Mixed = counts.Mixed - 1 },
        _ => counts with { Disagree = counts.Disagree - 1 },
    };

    int SlotOf(ulong pair)
    {
        // Fibonacci hashing spreads pairs whose voters and contributions are counted one after another
        var slot = (int)((pair * 11400714819323198485UL) >> (64 - BitOperations.Log2((uint)_ballots.Length)));
        while (_ballots[slot] != 0 && (_ballots[slot] & ~3UL) != pair) slot = (slot + 1) & (_ballots.Length - 1);
        return slot;
    }

    void Grow()
    {
        var before = _ballots;
        _ballots = new ulong[before.Length * 2];
        foreach (var ballot in before)
            if (ballot != 0) _ballots[SlotOf(ballot & ~3UL)] = ballot;
    }
}
