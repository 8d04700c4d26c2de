using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What an earlier run says of wordings that are still there: which stand together, and what need not be described again.</summary>
/// <remarks>
/// A wording is settled where a contribution holds it that the earlier run read as it is now, under a parent that it read too. A group stands as long as the wording that stands for it is settled; else its wordings are looked at as if they were new.
/// It is gathered around the wording that paraphrases were looked for with, where there are some, else around the one that stands for it.
/// </remarks>
sealed class SettledCopies
{
    readonly EarlierCopies _earlier;
    readonly Corpus _corpus;
    readonly bool[] _isRead;
    readonly int[] _groupOf; // place in the earlier groups of each contribution; -1 = none. Paraphrases apart
    readonly int[] _wordingOf;
    readonly Dictionary<int, Wording> _commons = [];

    /// <summary>Lays earlier groups over wordings.</summary>
    /// <param name="earlier">The earlier groups.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="wordings">Its wordings.</param>
    public SettledCopies(EarlierCopies earlier, Corpus corpus, IReadOnlyList<Wording> wordings)
    {
        (_earlier, _corpus) = (earlier, corpus);
        var changed = earlier.Changed.ToHashSet();
        bool Is(int index) => !changed.Contains(corpus.Contributions[index].Id);
        _isRead = [.. Enumerable.Range(0, corpus.Contributions.Length).Select(i => Is(i) && (corpus.Contributions[i].ParentId is null || corpus.ParentOf(i) is { } parent && Is(parent)))];
        _wordingOf = new int[_isRead.Length];
        Array.Fill(_wordingOf, -1);
        _groupOf = (int[])_wordingOf.Clone();
        CentreOf = new int[wordings.Count];
        for (var w = 0; w < wordings.Count; w++)
        {
            foreach (var member in wordings[w].Members) _wordingOf[member] = w;
            CentreOf[w] = wordings[w].Members.Exists(m => _isRead[m]) ? w : -1;
        }
        var paraphrased = earlier.Groups.Where(g => g.Kind == DuplicateKind.Paraphrase).SelectMany(ReadOf).Select(m => _wordingOf[m.Index]).ToHashSet();
        for (var g = 0; g < earlier.Groups.Length; g++)
            if (earlier.Groups[g].Kind != DuplicateKind.Paraphrase) Settle(g, wordings, paraphrased);
    }

    /// <summary>For each wording the number of the one that its group is gathered around, its own where it is one or stands alone; -1 where it is to be looked at.</summary>
    public int[] CentreOf { get; }

    /// <summary>Gives the earlier group that holds the same contributions as they were; null where there is none.</summary>
    /// <param name="wordings">Wordings of one group.</param>
    public DuplicateGroup? Same(IReadOnlyCollection<Wording> wordings)
    {
        var first = wordings.First().Members[0];
        return _groupOf[first] is >= 0 and var group && wordings.Sum(w => w.Members.Count) == _earlier.Groups[group].Members.Length
            && wordings.All(w => w.Members.TrueForAll(m => _isRead[m] && _groupOf[m] == group)) ? _earlier.Groups[group] : null;
    }

    /// <summary>Tells whether a wording that is settled has as many contributions more that its group is now one of a size at which it was none.</summary>
    /// <param name="wordings">Wordings of one group.</param>
    /// <param name="size">The size.</param>
    public bool Reaches(IReadOnlyCollection<Wording> wordings, int size) =>
        wordings.Sum(w => w.Members.Count) >= size && wordings.Sum(w => w.Members.Count(m => _isRead[m])) < size;

    /// <summary>Gives for each contribution what the earlier run said of it as a member of a group that the same wording stood for; null where it said nothing.</summary>
    /// <param name="common">The wording that stands for its group.</param>
    public Func<int, DuplicateMember?> MembersUnder(Wording common)
    {
        var group = common.Members.Where(m => _isRead[m] && _groupOf[m] >= 0).Select(m => _groupOf[m]).FirstOrDefault(-1);
        if (group < 0 || _commons.GetValueOrDefault(group) != common) return _ => null;
        var members = _earlier.Groups[group].Members.ToDictionary(m => m.Contribution);
        return index => _isRead[index] && members.TryGetValue(_corpus.Contributions[index].Id, out var member) ? member : null;
    }

    /// <summary>Gives earlier paraphrases: for each text of a list the place there of the one that its group is gathered around (its own where it is one or stands alone) and how like it is; -1 for what is to be looked at.</summary>
    /// <param name="numbers">The number of the wording of each text.</param>
    public (int[] CentreOf, double[] Likeness) Paraphrases(IReadOnlyList<int> numbers)
    {
        var placeOf = numbers.Select((number, place) => (number, place)).ToDictionary(x => x.number, x => x.place);
        int[] centreOf = [.. numbers.Select((number, place) => CentreOf[number] < 0 ? -1 : place)];
        var likeness = new double[centreOf.Length];
        foreach (var group in _earlier.Groups.Where(g => g.Kind == DuplicateKind.Paraphrase))
        {
            var members = ReadOf(group).Where(m => placeOf.ContainsKey(_wordingOf[m.Index])).Select(m => (Place: placeOf[_wordingOf[m.Index]], m.Member)).Where(m => centreOf[m.Place] >= 0).ToList();
            var centre = members.Where(m => m.Member.Contribution == group.Representative).Select(m => m.Place).FirstOrDefault(-1);
            foreach (var (place, member) in members) (centreOf[place], likeness[place]) = (centre, member.Similarity);
        }
        return (centreOf, likeness);
    }

    void Settle(int group, IReadOnlyList<Wording> wordings, HashSet<int> paraphrased)
    {
        var read = ReadOf(_earlier.Groups[group]).ToList();
        // word for word: what the common wording says
        var common = read.Where(m => m.Member.Similarity >= 1).Select(m => _wordingOf[m.Index]).FirstOrDefault(-1);
        int[] held = [.. read.Select(m => _wordingOf[m.Index]).Distinct()];
        if (common >= 0) _commons[group] = wordings[common];
        var centre = held.Where(paraphrased.Contains).FirstOrDefault(common);
        foreach (var wording in held) CentreOf[wording] = common < 0 ? -1 : centre;
        if (common < 0) return;
        foreach (var (index, _) in read) _groupOf[index] = group;
    }

    IEnumerable<(int Index, DuplicateMember Member)> ReadOf(DuplicateGroup group) =>
        group.Members.Select(m => (Index: _corpus.IndexOf(m.Contribution) ?? -1, Member: m)).Where(m => m.Index >= 0 && _isRead[m.Index] && _wordingOf[m.Index] >= 0);
}
