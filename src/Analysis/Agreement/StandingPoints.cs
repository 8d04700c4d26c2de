using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A point on its way into the table, with the line of an earlier draft that it is; null for a new one.</summary>
sealed record DraftLine(SharedPoint Point, AgreementPoint? Earlier);

/// <summary>Leaves the lines of an earlier draft their sentences where little has come in or changed since: a rapporteur who has read a line does not find another in its place.</summary>
/// <remarks>
/// 1. A line stands with those of its citations that are as they were; authors, votes and value are today's. Where its source is gone or changed, another of those who carry it words it.
/// 2. What has come in (of a wording that several hold: most of them) is cited by the line that cites a copy of it, else by the one whose carriers lie nearest, from the likeness on that draws to a cluster, else by the one whose sentence is near (<see cref="PointWriting.Attach"/>).
/// 3. What is left is gathered and worded as all is (<see cref="IdeaClusters"/>, <see cref="SharedPoints"/>); such a line takes a free place, or that of the least valuable one where it is worth more.
/// Cost: linear in the citations and in what came in. When it misleads: what did not come to a line before waits for what says the same, until all is drafted anew.
/// </remarks>
sealed class StandingPoints
{
    readonly PointWriting _writing;
    readonly Carriers _carriers;
    readonly Admission _admission;
    readonly TopicPlaces _topics;
    readonly DenseRows _places;
    readonly AgreementOptions _options;
    readonly Dictionary<int, int> _cited = []; // contribution → line

    /// <summary>Keeps what every line needs.</summary>
    public StandingPoints(PointWriting writing, Carriers carriers, Admission admission, TopicPlaces topics, DenseRows places, AgreementOptions options) =>
        (_writing, _carriers, _admission, _topics, _places, _options) = (writing, carriers, admission, topics, places, options);

    Corpus Corpus => _writing.Texts.Corpus;

    /// <summary>Gives the lines of today's table.</summary>
    /// <param name="draft">The earlier draft.</param>
    /// <param name="changed">What has come in or changed since.</param>
    /// <param name="fresh">Wordings that may be cited and that one of these holds, ascending.</param>
    /// <param name="cancel">Stops between two lines.</param>
    public List<DraftLine> Choose(AgreementDraft draft, IReadOnlySet<ContributionId> changed, int[] fresh, CancellationToken cancel)
    {
        DraftLine[] lines = [.. SideBySide.Each(draft.Points, p => Standing(p, changed), cancel).OfType<DraftLine>()];
        for (var l = 0; l < lines.Length; l++)
            foreach (var carrier in lines[l].Point.Carriers) _cited.TryAdd(carrier.Contribution, l);
        var points = lines.Select(l => l.Point).ToList();
        Join(points, fresh, changed, draft.Points.Length >= _options.MaxPoints, cancel);
        int[] came = [.. fresh.Where(w => HasComeIn(w, changed))];
        _writing.Attach(points, came.Where(w => !_carriers.CopiesOf(w).Any(_cited.ContainsKey)), cancel);
        var cited = points.SelectMany(p => p.Carriers).Select(c => c.Contribution).ToHashSet();
        int[] left = [.. came.Where(w => !_writing.IsCited(w, cited))];
        var earlier = lines.Select(l => l.Earlier).ToList();
        foreach (var point in SharedPoints.OfClusters(new IdeaClusters(_places).Find(left, _topics.Of, i => _carriers.CopiesOf(i).Length, _options.MinLikeness, _options.MaxPoints, cancel), _writing, _options, cancel))
            Add(point, points, earlier);
        return [.. points.Zip(earlier, (point, line) => new DraftLine(point, line))];
    }

    /// <summary>Gives a line as it stands today; null where nobody is left to carry it, or the votes don't.</summary>
    DraftLine? Standing(AgreementPoint line, IReadOnlySet<ContributionId> changed)
    {
        List<Carrier> carriers = [.. line.Citations.Where(c => !changed.Contains(c.Contribution)).Select(c => (Index: Corpus.IndexOf(c.Contribution), c.Passage))
            .Where(c => c.Index is { } index && _admission.Of(index) != Verdict.Contested).Select(c => new Carrier(c.Index!.Value, c.Passage, 0))]; // filtered above
        if (carriers.Count == 0) return null;
        if (carriers[0].Contribution == Corpus.IndexOf(line.Citations[0].Contribution)
            && _writing.SentencesOf(carriers[0].Contribution).SelectMany(_writing.Demands).FirstOrDefault(s => Attribution.Of(s, _writing.Texts) == line.Point) is { } sentence)
            return Weighed(sentence, carriers) is var point && StillStands(point, line) ? new(point, line) : null;
        // its words are gone: one of the others says it
        int[] wordings = [.. carriers.Select(c => _carriers.WordingOf(c.Contribution)).Distinct().Order()];
        return _writing.Of(wordings) is { } anew && StillStands(anew, line) ? new(_writing.Reworded(anew), null) : null;
    }

    SharedPoint Weighed(Candidate sentence, List<Carrier> carriers) =>
        _writing.With(new(sentence, _writing.VectorOf(sentence), carriers, 0, null, 0, false, []), carriers);

    bool StillStands(SharedPoint point, AgreementPoint line) =>
        PooledSupport.Allows(point.Votes, _options) && (point.Shared || point.Authors >= Math.Min(2, line.Contributors));

    /// <summary>Has what came in cited by the line that cites a copy of it, else by the nearest.</summary>
    void Join(List<SharedPoint> points, int[] fresh, IReadOnlySet<ContributionId> changed, bool isCrowded, CancellationToken cancel)
    {
        var centres = points.Select(p => p.Centre).ToArray();
        var atLeast = isCrowded ? IdeaClusters.MinDrawn : _options.MinLikeness;
        var found = SideBySide.Each(fresh, wording =>
        {
            int[] copies = _carriers.CopiesOf(wording);
            var home = copies.Where(_cited.ContainsKey).Select(c => _cited[c]).DefaultIfEmpty(-1).First();
            int[] near = home >= 0 ? [home] : HasComeIn(wording, changed) ? Near(_places[wording], centres, atLeast) : [];
            return near.Select(line => (Line: line, Carriers: copies.Where(c => changed.Contains(Corpus.Contributions[c].Id) && !_cited.ContainsKey(c) && _admission.Of(c) != Verdict.Contested)
                .Select(c => _writing.Carry(c, points[line])).OfType<Carrier>().ToList())).FirstOrDefault(l => l.Carriers.Count > 0, (Line: -1, Carriers: []));
        }, cancel);
        foreach (var group in found.Where(f => f.Carriers.Count > 0).GroupBy(f => f.Line))
        {
            List<Carrier> joined = [.. group.SelectMany(g => g.Carriers).OrderByDescending(c => c.Likeness).ThenBy(c => c.Contribution)];
            if (_writing.With(points[group.Key], [.. points[group.Key].Carriers, .. joined]) is var with && PooledSupport.Allows(with.Votes, _options)) points[group.Key] = with;
            foreach (var carrier in joined) _cited[carrier.Contribution] = group.Key;
        }
    }

    /// <summary>Gives the lines whose carriers lie near, nearest first: as many as one cluster gives at most.</summary>
    static int[] Near(ReadOnlySpan<float> place, float[][] centres, double atLeast)
    {
        var likeness = new double[centres.Length];
        for (var c = 0; c < centres.Length; c++) likeness[c] = TextVectors.Dot(place, centres[c]);
        return [.. Enumerable.Range(0, centres.Length).Where(c => likeness[c] >= atLeast).OrderByDescending(c => likeness[c]).Take(SharedPoints.MostOfOneCluster)];
    }

    // a campaign that no line cited does not come in with one more who sends it
    bool HasComeIn(int wording, IReadOnlySet<ContributionId> changed)
    {
        int[] copies = _carriers.CopiesOf(wording);
        return 2 * copies.Count(c => changed.Contains(Corpus.Contributions[c].Id)) > copies.Length;
    }

    void Add(SharedPoint point, List<SharedPoint> points, List<AgreementPoint?> earlier)
    {
        var twin = points.FindIndex(p => SharedPoints.SaysTheSame(p, point) || p.AsksTheSameAs(point));
        if (twin >= 0)
        {
            if (!Polarity.Conflict(points[twin].Sentence.Direction, point.Sentence.Direction)) points[twin] = _writing.Join(points[twin], point);
            return;
        }
        if (points.Count == _options.MaxPoints)
        {
            var least = points.IndexOf(points.MinBy(p => p.Value)!); // as many as the table holds: not empty
            if (points[least].Value >= point.Value) return;
            points.RemoveAt(least);
            earlier.RemoveAt(least);
        }
        points.Add(point);
        earlier.Add(null);
    }
}
