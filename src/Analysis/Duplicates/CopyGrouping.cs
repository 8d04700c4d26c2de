namespace SynthesisPipeline.Analysis;

/// <summary>Gathers wordings around centres: each joins the centre it is most like, and no chain of likenesses joins strangers.</summary>
/// <remarks>
/// Wordings come by number of contributions, then length, then id of the first contribution: a wording that many copied makes the better centre.
/// A member may lead to its centre, but what joins must be like the centre itself too. Only the first members of a group are indexed,
/// so that a campaign of any size leaves the posting lists alive. Cost: about 12 comparisons a wording.
/// Where an earlier run has settled most of them, they stay where they are and only the others are placed, after them: of the settled ones only runs are indexed that stand in another (<see cref="SharedRuns"/>),
/// and one that was left alone is compared again only with those that find it.
/// </remarks>
sealed class CopyGrouping
{
    const int MaxIndexedMembers = 30;
    const double MinCentreLikeness = 0.3;
    const int MinTemplateSize = 3;

    readonly IReadOnlyList<Wording> _wordings;
    readonly double _minLikeness;
    readonly PairWeights _weights;
    readonly CopyLikeness _likeness;
    readonly CopyIndex _index;
    readonly CopySearch _search = new();
    readonly int[] _centreOf;
    readonly int[] _sizes;
    readonly bool[]? _isAsked; // who is looked at: not settled, or in a group that has come to the size of a template; null = all

    CopyGrouping(IReadOnlyList<Wording> wordings, SettledCopies? settled, DuplicatesOptions options)
    {
        _wordings = wordings;
        _minLikeness = options.MinLikeness;
        _weights = new(wordings.Sum(w => (long)w.Pairs.Length));
        _likeness = new(_weights);
        _centreOf = settled is null ? [.. Enumerable.Repeat(-1, wordings.Count)] : [.. settled.CentreOf];
        _sizes = new int[wordings.Count];
        if (settled is not null)
        {
            _isAsked = Array.ConvertAll(_centreOf, c => c < 0);
            foreach (var group in SphericalKMeans.Members(_centreOf, _centreOf.Length).Where(g => g.Length > 0 && settled.Reaches(Array.ConvertAll(g, i => wordings[i]), MinTemplateSize)))
                foreach (var member in group) _isAsked[member] = true;
        }
        _index = new(wordings, options.MinNearWords, _isAsked);
    }

    /// <summary>Groups wordings.</summary>
    /// <param name="wordings">All wordings.</param>
    /// <param name="settled">What an earlier run found of them; null to look at all.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancel">Stops between two wordings.</param>
    /// <returns>For each wording the number of its centre: its own where it stands alone or is one.</returns>
    public static int[] Group(IReadOnlyList<Wording> wordings, SettledCopies? settled, DuplicatesOptions options, CancellationToken cancel)
    {
        var grouping = new CopyGrouping(wordings, settled, options);
        grouping.Weigh(wordings.Select(w => w.Pairs));
        var order = Enumerable.Range(0, wordings.Count).OrderBy(i => grouping._centreOf[i] < 0).ThenByDescending(i => wordings[i].Members.Count)
            .ThenByDescending(i => wordings[i].Length).ThenBy(i => i).ToArray();
        foreach (var number in order)
        {
            cancel.ThrowIfCancellationRequested();
            grouping.Place(number, wordings[number].Length >= options.MinNearWords);
        }
        grouping.AttachAltered(order, options, cancel);
        return grouping._centreOf;
    }

    void Weigh(IEnumerable<IReadOnlyCollection<uint>> counted)
    {
        _weights.Clear();
        foreach (var pairs in counted) _weights.Count(pairs);
        Parallel.ForEach(_wordings, wording => (wording.Weight, wording.Everywhere) = (wording.Pairs.Sum(_weights.Of), wording.Pairs.Count(_weights.IsEverywhere)));
        var letters = CommonLetters.Pairs(_wordings, _weights);
        if (letters.Count == 0) return;
        _weights.Except(letters);
        Parallel.ForEach(_wordings, wording => wording.Everywhere = wording.Pairs.Count(_weights.IsEverywhere));
    }

    /// <summary>Brings to a wording that several hold those who altered it most: what is left alone is compared again, less strictly.</summary>
    /// <remarks>Pairs are weighed anew, each group counting once: words of a large campaign are not common words.</remarks>
    void AttachAltered(int[] order, DuplicatesOptions options, CancellationToken cancel)
    {
        var members = SphericalKMeans.Members(_centreOf, _centreOf.Length);
        var sizes = Array.ConvertAll(members, group => group.Sum(i => _wordings[i].Members.Count));
        Weigh(members.Where(group => group.Length > 0).Select(PairsOf));
        bool IsAlone(int i) => sizes[_centreOf[i]] < MinTemplateSize;
        int[] asking = [.. order.Where(i => _wordings[i].Length >= options.MinNearWords && (_isAsked is null ? _centreOf[i] == i && IsAlone(i) : _isAsked[i]))];
        // nothing is added to the index any more: whom to compare with is found side by side, who joins whom in order
        var candidates = new int[asking.Length][];
        Parallel.For(0, asking.Length, new ParallelOptions { CancellationToken = cancel }, () => new CopySearch(), (k, _, search) =>
        {
            candidates[k] = [.. _index.CandidatesOf(_wordings[asking[k]], search)];
            return search;
        }, _ => { });
        for (var k = 0; k < asking.Length; k++)
        {
            cancel.ThrowIfCancellationRequested();
            var number = asking[k];
            if (IsAlone(number))
            {
                if (TemplateOf(number, candidates[k], sizes) is >= 0 and var target) Attach(number, target);
            }
            else // only where some are settled: who was left alone, and is found by one that is not
                foreach (var found in candidates[k])
                    if (IsAlone(found) && TemplateOf(found, [number], sizes) is >= 0 and var template) Attach(found, template);
        }

        void Attach(int number, int target)
        {
            var group = members[_centreOf[number]];
            if (!Array.TrueForAll(group, i => i == number || IsAltered(i, target))) return;
            foreach (var member in group) _centreOf[member] = target;
        }
    }

    IReadOnlyCollection<uint> PairsOf(int[] group) =>
        group.Length > 1 ? group.SelectMany(i => _wordings[i].Pairs).ToHashSet() : _wordings[group[0]].Pairs;

    int TemplateOf(int number, int[] candidates, int[] sizes)
    {
        var wording = _wordings[number];
        var isSet = false;
        foreach (var candidate in candidates)
        {
            var centre = _centreOf[candidate];
            if (sizes[centre] < MinTemplateSize) continue;
            if (!isSet) _likeness.Set(wording);
            isSet = true;
            if (wording.MayCopy(_wordings[centre]) && _likeness.MayBeAltered(_wordings[candidate])
                && (centre == candidate || _likeness.MayBeAltered(_wordings[centre]))) return centre;
        }
        return -1;
    }

    bool IsAltered(int number, int centre)
    {
        _likeness.Set(_wordings[number]);
        return _likeness.MayBeAltered(_wordings[centre]);
    }

    void Place(int number, bool mayBeNear)
    {
        var centre = _centreOf[number];
        if (centre < 0) _centreOf[number] = centre = mayBeNear ? FindCentre(number) : number;
        var size = ++_sizes[centre];
        if (mayBeNear && (centre == number || size <= MaxIndexedMembers)) _index.Add(number, _wordings[number]);
    }

    int FindCentre(int number)
    {
        var wording = _wordings[number];
        var candidates = _index.CandidatesOf(wording, _search);
        if (candidates.Count == 0) return number;
        _likeness.Set(wording);
        var (best, bestLikeness) = (number, 0.0);
        foreach (var candidate in candidates)
        {
            var centre = _centreOf[candidate];
            if (!wording.MayCopy(_wordings[candidate]) || !wording.MayCopy(_wordings[centre])) continue;
            var likeness = _likeness.With(_wordings[candidate]);
            if (likeness < _minLikeness || likeness <= bestLikeness) continue;
            if (centre != candidate && _likeness.With(_wordings[centre]) < MinCentreLikeness) continue;
            (best, bestLikeness) = (centre, likeness);
        }
        return best;
    }
}
