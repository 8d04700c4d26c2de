using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's decisions over the table of points of agreement.</summary>
sealed class CuratePoints
{
    static readonly FormattableString s_kept = $"La machine ne propose plus cet élément ; il est gardé tel que vous l’avez voulu.";

    readonly Findings _machine;
    readonly Corpus _corpus;
    readonly CurateTopics _topics;
    readonly TopicFindings _found;
    readonly Fates _fates;
    readonly Dictionary<string, PointEntry> _entries = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _matches;
    ImmutableArray<CuratedPoint> _all = [];

    public CuratePoints(Findings machine, Corpus corpus, CurateTopics topics, TopicFindings found, Fates fates)
    {
        (_machine, _corpus, _topics, _found, _fates) = (machine, corpus, topics, found, fates);
        var points = new Dictionary<string, AgreementPoint>(StringComparer.Ordinal);
        foreach (var point in machine.Draft.Points)
        {
            var key = PointRef.KeyOf(point);
            for (var twin = 2; !points.TryAdd(key, point); twin++) key = $"{PointRef.KeyOf(point)}-{twin}";
            _entries.Add(key, PointEntry.Of(key, point, points.Count));
        }
        _matches = PointMatches.Of(fates.InForce.SelectMany(c => Refs(c.Decision)), points);
    }

    /// <summary>Applies decisions on points.</summary>
    public AgreementDraft Apply()
    {
        FollowTopics();
        // people's own points first: a later decision may be on one of them
        foreach (var curation in _fates.InForce)
            if (curation.Decision is AddPoint add) Add(curation, add.Point);
        var rules = new PointRules(_fates, Find);
        foreach (var curation in _fates.InForce)
            if (curation.Decision is PointDecision decision and not AddPoint && Find(decision.Point, curation) is { } entry)
                rules.Apply(curation, decision, entry, _entries);
        return Rebuild();
    }

    /// <summary>Every point with its history: in order of the table, then the others by key.</summary>
    public ImmutableArray<CuratedPoint> All() => _all;

    /// <summary>Whether a point that a person meant is there.</summary>
    public bool Has(PointRef point) => _entries.ContainsKey(point.Key) || _matches.ContainsKey(point.Key);

    static IEnumerable<PointRef> Refs(Decision decision) => decision switch
    {
        AddPoint => [],
        MergePoints merge => merge.From.Prepend(merge.Point),
        MovePointToQualification move => [move.Point, move.Of],
        PointDecision point => [point.Point],
        NoteRemark { Point: { } point } => [point],
        _ => [],
    };

    void FollowTopics()
    {
        TopicPlaces? places = null;
        foreach (var entry in _entries.Values)
        {
            if (_topics.WasSplit(entry.Topic))
            {
                places ??= new(_corpus, _found);
                var (topic, section) = places.Main([.. entry.Citations.Select(c => _corpus.IndexOf(c.Contribution)).OfType<int>()]);
                if (topic.Value.Length > 0) (entry.Topic, entry.Section) = (topic, section);
            }
            else
            {
                entry.Section = _topics.SectionOf(entry.Topic, entry.Section);
                entry.Topic = _topics.Now(entry.Topic) ?? entry.Topic;
            }
        }
    }

    void Add(Curation curation, PointRef point)
    {
        var entry = PointEntry.Of(StillCited(point, curation), double.MaxValue, human: true);
        entry.Last = curation;
        if (!entry.Citations.IsEmpty) _entries.TryAdd(point.Key, entry);
        else _fates.Say(curation, Fate.Asks, $"Plus aucune des contributions que cet élément cite n’est dans ce traitement.");
    }

    /// <summary>Finds the point that a person meant; one that the machine no longer proposes is brought back as the person saw it.</summary>
    PointEntry? Find(PointRef point, Curation curation)
    {
        if (_entries.TryGetValue(point.Key, out var entry)) return entry;
        if (_matches.TryGetValue(point.Key, out var other))
        {
            entry = _entries[other];
            _fates.Say(curation, Fate.Adapted, $"La machine dit maintenant cet élément autrement : « {entry.Machine?.Point} ».");
            return entry;
        }
        if (!PointMatches.IsMachineKey(point.Key))
        {
            _fates.Say(curation, Fate.Asks, $"L’élément vient d’une décision qui a été retirée depuis.");
            return null;
        }
        var kept = StillCited(point, curation);
        if (kept.Citations.IsEmpty)
        {
            _fates.Say(curation, Fate.Asks, $"Ce traitement ne contient plus l’élément « {point.Found} », ni ce qu’il citait.");
            return null;
        }
        _fates.Say(curation, Fate.Adapted, s_kept);
        entry = PointEntry.Of(kept, double.MaxValue, human: false);
        _entries.Add(point.Key, entry);
        return entry;
    }

    PointRef StillCited(PointRef point, Curation curation)
    {
        var (citations, qualifying) = (StillThere(point.Citations), StillThere(point.QualificationCitations));
        var gone = point.Citations.Length + point.QualificationCitations.Length - citations.Length - qualifying.Length;
        if (gone > 0) _fates.Say(curation, Fate.Adapted, Gone(gone));
        return point with { Citations = citations, QualificationCitations = qualifying, Topic = _topics.Now(point.Topic) ?? point.Topic, Section = _topics.SectionOf(point.Topic, point.Section) };
    }

    ImmutableArray<Citation> StillThere(ImmutableArray<Citation> citations) => [.. citations
        .Where(c => _corpus.IndexOf(c.Contribution) is not null)
        .Select(c => c.Passage is { } p && p.End > _corpus.Contributions[_corpus.IndexOf(c.Contribution)!.Value].Body.Raw.Length ? c with { Passage = null } : c)]; // filtered above

    void KeepCited(PointEntry entry)
    {
        var before = entry.Citations.Length + entry.QualificationCitations.Length;
        (entry.Citations, entry.QualificationCitations) = (StillThere(entry.Citations), StillThere(entry.QualificationCitations));
        var gone = before - entry.Citations.Length - entry.QualificationCitations.Length;
        if (gone > 0 && (entry.ValidatedBy ?? entry.Last) is { } last) _fates.Say(last, Fate.Adapted, Gone(gone));
    }

    static FormattableString Gone(int citations) =>
        Counted.Say(citations, $"Une des contributions citées n’est plus dans ce traitement.", $"{citations} des contributions citées ne sont plus dans ce traitement.");

    AgreementDraft Rebuild()
    {
        var carriers = new Carriers(_corpus, []);
        foreach (var entry in _entries.Values)
        {
            if (entry.Touched) KeepCited(entry);
            // what people have worked on stays when its topic is set aside
            if (!entry.Touched && _topics.IsAside(entry.Topic)) entry.Aside = true;
        }
        foreach (var entry in _entries.Values.Where(e => e.Touched && e.Shown && e.Citations.IsEmpty && e.Last is not null))
        {
            _fates.Say(entry.Last!, Fate.Asks, $"Plus aucune des contributions que cite « {entry.Words} » n’est dans ce traitement."); // filtered by Where
            entry.Aside = true;
        }
        var order = _found.Topics.Select((t, i) => (t.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var moved = _fates.InForce.Any(c => c.Decision is PlaceTopic or PinTopic);
        var shown = _entries.Values.Where(e => e.Shown).GroupBy(e => e.Section, StringComparer.Ordinal)
            .OrderBy(g => moved ? g.Min(e => order.GetValueOrDefault(e.Topic, int.MaxValue)) : 0).ThenBy(g => g.Min(e => e.Order)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(e => e.Order).ThenBy(e => e.Key, StringComparer.Ordinal)).ToList();
        var table = shown.Select((e, i) => Point(e, i + 1, carriers)).ToList();
        var rest = _entries.Values.Where(e => !e.Shown).OrderBy(e => e.Key, StringComparer.Ordinal);
        _all = [.. shown.Select((e, i) => History(e, table[i])), .. rest.Select(e => History(e, Point(e, 0, carriers)))];
        return _machine.Draft with { Points = [.. table] };
    }

    static CuratedPoint History(PointEntry e, AgreementPoint point) => new(e.Key, point, e.Machine, e.Aside, e.ReplacedBy, e.Last, e.ValidatedBy);

    AgreementPoint Point(PointEntry e, int row, Carriers carriers)
    {
        var point = new AgreementPoint(row, e.Topic, e.Section, e.Words, e.Qualification, e.Citations, e.QualificationCitations,
            e.Machine?.Support, e.Machine?.SupportLow, e.Machine?.Contributors ?? 0, e.Status) { Key = e.Key, Human = e.Human };
        if (!e.Touched) return point;
        int[] cited = [.. e.Citations.Select(c => _corpus.IndexOf(c.Contribution)).OfType<int>().Distinct()];
        Share? support = carriers.Votes(cited) is { } votes ? Proportions.SupportOf(votes) : null;
        return point with { Support = support?.Value, SupportLow = support?.Low, Contributors = carriers.Authors(cited) };
    }
}
