using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's decisions over courses of action and minority positions.</summary>
sealed class CurateLines
{
    static readonly FormattableString s_kept = $"La machine ne propose plus cette ligne ; elle est gardée telle que vous l’avez voulue.";

    readonly Corpus _corpus;
    readonly CurateTopics _topics;
    readonly Fates _fates;
    readonly List<Entry> _entries = [];

    CurateLines(AgreementDraft draft, Corpus corpus, CurateTopics topics, Fates fates)
    {
        (_corpus, _topics, _fates) = (corpus, topics, fates);
        foreach (var a in draft.Actions) _entries.Add(new(LineRef.Of(a)) { Action = a, Words = a.Action, Instrument = a.Instrument, Addressee = a.Addressee, Citations = a.Citations });
        foreach (var m in draft.Minorities) _entries.Add(new(LineRef.Of(m)) { Minority = m, Words = m.Position, Citations = m.Citations });
    }

    /// <summary>A line while decisions are laid over it.</summary>
    sealed class Entry(LineRef line)
    {
        public LineRef Line => line;
        public ActionLine? Action { get; init; }
        public MinorityPosition? Minority { get; init; }
        public required string Words { get; set; }
        public string? Instrument { get; set; }
        public string? Addressee { get; set; }
        public required ImmutableArray<Citation> Citations { get; set; }
        public bool Aside { get; set; }
        public Curation? Last { get; set; }
    }

    /// <summary>Applies decisions on lines.</summary>
    /// <returns>The draft with its lines as they stand, and every line with its history: as they stand in their lists, actions first.</returns>
    public static (AgreementDraft Draft, ImmutableArray<CuratedLine> Lines) Apply(AgreementDraft draft, Corpus corpus, CurateTopics topics, Fates fates)
    {
        var lines = new CurateLines(draft, corpus, topics, fates);
        foreach (var curation in fates.InForce)
            if (curation.Decision is LineDecision decision) lines.Apply(curation, decision);
        return lines.Rebuild(draft);
    }

    void Apply(Curation curation, LineDecision decision)
    {
        var known = _entries.Find(e => e.Line.Kind == decision.Line.Kind && e.Line.Key == decision.Line.Key) ?? SaidOtherwise(decision, curation);
        if (known is null && decision is not AddLine && !PointMatches.IsMachineKey(decision.Line.Key))
        {
            _fates.Say(curation, Fate.Asks, $"La ligne vient d’une décision qui a été retirée depuis.");
            return;
        }
        if ((known ?? Bring(curation, decision)) is not { } entry) return;
        entry.Last = curation;
        switch (decision)
        {
            case EditLine edit:
                (entry.Words, entry.Instrument, entry.Addressee) = (edit.Words, edit.Instrument, edit.Addressee);
                if (StillThere(edit.Citations, curation) is { IsEmpty: false } citations) entry.Citations = citations;
                break;
            case AddLine add:
                (entry.Instrument, entry.Addressee) = (add.Instrument, add.Addressee);
                break;
            case SetLineAside set:
                entry.Aside = set.Aside;
                break;
            default:
                throw new InvalidOperationException($"Decision {decision.GetType().Name}: no rule for it");
        }
    }

    /// <summary>The one line of this run that the same contribution gave, should the machine now choose another of its sentences.</summary>
    Entry? SaidOtherwise(LineDecision decision, Curation curation)
    {
        if (decision is AddLine || decision.Line.Citations is not [var source, ..]) return null;
        var same = _entries.FindAll(e => e.Line.Kind == decision.Line.Kind && e.Last is null && e.Line.Citations[0].Contribution == source.Contribution);
        if (same is not [var one]) return null;
        _fates.Say(curation, Fate.Adapted, $"La machine dit maintenant cette ligne autrement : « {one.Words} ».");
        return one;
    }

    Entry? Bring(Curation curation, LineDecision decision)
    {
        var citations = StillThere(decision.Line.Citations, curation);
        if (citations.IsEmpty)
        {
            _fates.Say(curation, Fate.Asks, $"Ce traitement ne contient plus la ligne « {decision.Line.Found} », ni ce qu’elle citait.");
            return null;
        }
        if (decision is not AddLine) _fates.Say(curation, Fate.Adapted, s_kept);
        var entry = new Entry(decision.Line) { Words = decision.Line.Found, Citations = citations };
        _entries.Add(entry);
        return entry;
    }

    ImmutableArray<Citation> StillThere(ImmutableArray<Citation> citations, Curation curation)
    {
        ImmutableArray<Citation> there = [.. citations.Where(c => _corpus.IndexOf(c.Contribution) is { } at && (c.Passage is not { } p || p.End <= _corpus.Contributions[at].Body.Raw.Length))];
        if (there.Length < citations.Length) _fates.Say(curation, Fate.Adapted, Counted.Say(citations.Length - there.Length, $"Un des passages cités n’est plus dans ce traitement.", $"{citations.Length - there.Length} des passages cités ne sont plus dans ce traitement."));
        return there;
    }

    (AgreementDraft, ImmutableArray<CuratedLine>) Rebuild(AgreementDraft draft)
    {
        // what people have worked on stays when its topic is set aside
        var shown = _entries.Where(e => !e.Aside && (e.Last is not null || e.Line.Topic is not { } topic || !_topics.IsAside(topic))).ToList();
        var carriers = new Carriers(_corpus, []);
        var first = draft.Points.FirstOrDefault()?.Topic ?? draft.Actions.FirstOrDefault()?.Topic ?? new TopicId("");
        ImmutableArray<ActionLine> actions = [.. shown.Where(e => e.Line.Kind == LineKind.Action).Select((e, i) => Action(e, i + 1, carriers, first))];
        ImmutableArray<MinorityPosition> minorities = [.. shown.Where(e => e.Line.Kind == LineKind.Minority).Select((e, i) => Minority(e, i + 1, carriers))];
        return (draft with { Actions = actions, Minorities = minorities }, [.. _entries.Select(e => new CuratedLine(e.Line, e.Words, e.Instrument, e.Addressee, e.Citations, !shown.Contains(e), e.Last))]);
    }

    ActionLine Action(Entry e, int row, Carriers carriers, TopicId otherwise)
    {
        var topic = e.Line.Topic ?? otherwise;
        var line = (e.Action ?? new(row, topic, e.Words, null, null, e.Citations, null)) with { Row = row, Topic = _topics.Now(topic) ?? topic };
        return e.Last is null ? line : line with
        {
            Key = e.Line.Key, Action = e.Words, Instrument = e.Instrument, Addressee = e.Addressee, Citations = e.Citations,
            Support = carriers.Votes(Cited(e)) is { } votes ? Proportions.SupportOf(votes).Value : null,
        };
    }

    MinorityPosition Minority(Entry e, int row, Carriers carriers)
    {
        var line = (e.Minority ?? new(row, e.Line.Topic, e.Words, e.Citations, default, 0)) with { Row = row, Topic = _topics.Now(e.Line.Topic) };
        return e.Last is null ? line : line with
        {
            Key = e.Line.Key, Position = e.Words, Citations = e.Citations, Votes = carriers.Votes(Cited(e)) ?? default, Contributors = carriers.Authors(Cited(e)),
        };
    }

    int[] Cited(Entry e) => [.. e.Citations.Select(c => _corpus.IndexOf(c.Contribution)).OfType<int>().Distinct()];
}
