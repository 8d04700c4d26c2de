using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows who carries what: copies of one wording stand together, and each author counts once.</summary>
sealed class Carriers
{
    readonly Corpus _corpus;
    readonly Dictionary<int, int[]> _copies = [];
    readonly int[] _wording;

    /// <summary>Folds copies; paraphrases are suggestions for people and stay apart.</summary>
    public Carriers(Corpus corpus, ImmutableArray<DuplicateGroup> duplicates)
    {
        _corpus = corpus;
        _wording = [.. Enumerable.Range(0, corpus.Contributions.Length)];
        foreach (var group in duplicates)
        {
            if (group.Kind == DuplicateKind.Paraphrase) continue;
            int[] members = [.. group.Members.Select(m => corpus.IndexOf(m.Contribution)).OfType<int>()];
            foreach (var member in members) _wording[member] = members[0];
            _copies[members[0]] = [.. members.Order()];
        }
    }

    /// <summary>Gives the contribution that stands for the wording of another.</summary>
    public int WordingOf(int index) => _wording[index];

    /// <summary>Gives all contributions of a wording, ascending.</summary>
    public int[] CopiesOf(int wording) => _copies.GetValueOrDefault(wording) ?? [wording];

    /// <summary>Counts distinct authors, one more for each contribution without.</summary>
    public int Authors(IEnumerable<int> contributions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var unnamed = 0;
        foreach (var index in contributions)
            if (_corpus.Contributions[index].Author is { } author) names.Add(author.Name);
            else unnamed++;
        return names.Count + unnamed;
    }

    /// <summary>Pools the votes of the propositions among contributions; null when nobody voted on them.</summary>
    public VoteCounts? Votes(IEnumerable<int> contributions)
    {
        var sum = default(VoteCounts);
        foreach (var index in contributions)
            if (_corpus.Contributions[index].Kind == ContributionKind.Proposition) sum += _corpus.VotesOf(index) ?? default;
        return sum.Total == 0 ? null : sum;
    }
}
