using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Everything one analysis reads: contributions in ordinal order of their ids, and votes. Order of the input has no meaning.</summary>
public sealed class Corpus
{
    readonly Dictionary<ContributionId, int> _indexOf;
    readonly VoteCounts?[] _votes;
    readonly int[][] _children;

    /// <summary>Builds a corpus.</summary>
    /// <param name="contributions">Contributions in any order; ids are unique.</param>
    /// <param name="votes">One row a voter and contribution (the last one where a voter voted twice: the reader's choice), in any order; rows on unknown contributions are ignored here, the reader has rejected them.</param>
    /// <param name="name">What people call the consultation; its words are not specific to any contribution. May be empty.</param>
    /// <exception cref="ArgumentException">Two contributions share an id.</exception>
    public Corpus(IEnumerable<Contribution> contributions, IEnumerable<Vote> votes, string name = "")
    {
        Name = name;
        Contributions = [.. contributions.OrderBy(c => c.Id)];
        _indexOf = new(Contributions.Length);
        for (var i = 0; i < Contributions.Length; i++)
            if (!_indexOf.TryAdd(Contributions[i].Id, i))
                throw new ArgumentException($"Contribution {Contributions[i].Id} stands twice: ids must be unique in a corpus", nameof(contributions));
        Votes = [.. votes.Where(v => _indexOf.ContainsKey(v.Contribution))
            .OrderBy(v => v.Contribution).ThenBy(v => v.Voter, StringComparer.Ordinal)];
        _votes = CountVotes();
        _children = FindChildren();
    }

    /// <summary>What people call the consultation; may be empty.</summary>
    public string Name { get; }

    /// <summary>All contributions, ascending by id. "Corpus order" everywhere means this order.</summary>
    public ImmutableArray<Contribution> Contributions { get; }

    /// <summary>Vote rows, ascending by contribution then voter; empty where only totals were declared.</summary>
    public ImmutableArray<Vote> Votes { get; }

    /// <summary>Gives the place of a contribution in <see cref="Contributions"/>, or null when it isn't in the corpus.</summary>
    public int? IndexOf(ContributionId id) => _indexOf.TryGetValue(id, out var index) ? index : null;

    /// <summary>Gives what a contribution hangs on, as a place in <see cref="Contributions"/>; null for roots and where the parent never came.</summary>
    public int? ParentOf(int index) => Contributions[index].ParentId is { } parent ? IndexOf(parent) : null;

    /// <summary>Gives the places of what hangs directly on a contribution, ascending.</summary>
    public ReadOnlySpan<int> ChildrenOf(int index) => _children[index];

    /// <summary>Gives the votes that count for a contribution: its vote rows where it has any, else what was declared, else null.</summary>
    public VoteCounts? VotesOf(int index) => _votes[index];

    VoteCounts?[] CountVotes()
    {
        var counts = new VoteCounts?[Contributions.Length];
        foreach (var vote in Votes)
        {
            ref var count = ref counts[_indexOf[vote.Contribution]];
            count = (count ?? default).With(vote.Value);
        }
        for (var i = 0; i < counts.Length; i++) counts[i] ??= Contributions[i].DeclaredVotes;
        return counts;
    }

    int[][] FindChildren()
    {
        var lists = new List<int>?[Contributions.Length];
        for (var i = 0; i < Contributions.Length; i++)
            if (ParentOf(i) is { } parent) (lists[parent] ??= []).Add(i);
        return [.. lists.Select(l => l is null ? [] : l.ToArray())];
    }
}
