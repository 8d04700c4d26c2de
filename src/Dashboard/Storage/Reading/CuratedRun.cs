using System.Collections.Concurrent;
using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A run's findings with people's decisions laid over them, kept in memory for the pages; ideas, tags and opinions stay in the database.</summary>
public sealed class CuratedRun
{
    readonly Lazy<ILookup<ContributionId, UseLine>> _uses;
    readonly Lazy<TopicMembership> _members;
    readonly Lazy<ILookup<ContributionId, DuplicateGroup>> _groups;
    readonly Lazy<Dictionary<ContributionId, int>> _places;
    readonly Lazy<ImmutableArray<DraftCheck>> _checks;
    readonly Lazy<ToReview> _toReview;

    /// <summary>Lays nothing: what is given lies already.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="runId">The run.</param>
    /// <param name="options">The options that the run had: the thresholds behind each finding.</param>
    /// <param name="curated">What is shown, and what became of each decision.</param>
    /// <param name="corpus">What the run read: texts only of what sentences or decisions cite.</param>
    /// <param name="curations">All decisions on the consultation.</param>
    /// <param name="before">The same run before the last decisions: what they left alone is not looked up again.</param>
    public CuratedRun(long consultationId, long runId, RunOptions options, Curated curated, Corpus corpus, ImmutableArray<Curation> curations, CuratedRun? before)
    {
        (ConsultationId, RunId, Options, Curated, Corpus, Curations) = (consultationId, runId, options, curated, corpus, curations);
        var findings = curated.Findings;
        _uses = new(() => Uses(findings.Draft));
        _members = before is not null && before.Findings.Topics.Assignments == findings.Topics.Assignments ? before._members : new(() => new(findings.Topics.Assignments));
        _groups = before is not null && before.Findings.Duplicates == findings.Duplicates ? before._groups
            : new(() => findings.Duplicates.SelectMany(g => g.Members.Select(m => (m.Contribution, Group: g))).ToLookup(m => m.Contribution, m => m.Group));
        _places = before?._places ?? new(() => findings.Coverage.Select((l, i) => (l.Contribution, i)).ToDictionary(p => p.Contribution, p => p.i));
        _checks = before is not null && before.Corpus == corpus && ReadSame(before.Findings.Draft, findings.Draft) ? before._checks : new(() => DraftChecks.Of(corpus, findings.Draft));
        _toReview = new(() => ToReview.Of(curated));
    }

    /// <summary>The consultation.</summary>
    public long ConsultationId { get; }

    /// <summary>The run.</summary>
    public long RunId { get; }

    /// <summary>The last decision that lies over it; 0 when none.</summary>
    public long LastDecision => Curations.IsEmpty ? 0 : Curations[^1].Id;

    /// <summary>The options that the run had: the thresholds behind each finding.</summary>
    public RunOptions Options { get; }

    /// <summary>What is shown, and what became of each decision.</summary>
    public Curated Curated { get; }

    /// <summary>What the run read: texts only of what sentences or decisions cite.</summary>
    public Corpus Corpus { get; }

    /// <summary>All decisions on the consultation, in the order in which they were made.</summary>
    public ImmutableArray<Curation> Curations { get; }

    /// <summary>What the checks of the draft found, as people left it.</summary>
    public ImmutableArray<DraftCheck> Checks => _checks.Value;

    /// <summary>What needs a person first.</summary>
    public ToReview ToReview => _toReview.Value;

    /// <summary>What is shown.</summary>
    public Findings Findings => Curated.Findings;

    /// <summary>Sentences that cite a contribution.</summary>
    public IEnumerable<UseLine> UsesOf(ContributionId id) => _uses.Value[id];

    /// <summary>Members of a topic, nearest to its centre first.</summary>
    public ImmutableArray<Assignment> MembersOf(TopicId topic) => _members.Value.Of(topic);

    /// <summary>How a topic might part, kept as long as nobody moves a member of any topic.</summary>
    public async Task<ImmutableArray<ProposedPart>> PartsOf(TopicId topic, Func<Task<ImmutableArray<ProposedPart>>> propose)
    {
        ArgumentNullException.ThrowIfNull(propose);
        var kept = _members.Value.Parts;
        return kept.TryGetValue(topic, out var parts) ? parts : kept[topic] = await propose();
    }

    /// <summary>Groups of copies that a contribution belongs to.</summary>
    public IEnumerable<DuplicateGroup> GroupsOf(ContributionId id) => _groups.Value[id];

    /// <summary>The ledger line of a contribution; null when the run doesn't know it.</summary>
    public CoverageLine? LineOf(ContributionId id) => _places.Value.TryGetValue(id, out var place) ? Findings.Coverage[place] : null;

    /// <summary>Where a contribution mainly belongs; null when the run doesn't know it.</summary>
    public Assignment? PlaceOf(ContributionId id) => _places.Value.TryGetValue(id, out var place) ? Findings.Topics.Assignments[place] : null;

    /// <summary>Whether two drafts say the same and cite the same: what their checks look at. A validation changes neither.</summary>
    static bool ReadSame(AgreementDraft one, AgreementDraft other) => one.Actions.SequenceEqual(other.Actions) && one.Minorities.SequenceEqual(other.Minorities)
        && one.Points.SequenceEqual(other.Points, EqualityComparer<AgreementPoint>.Create((a, b) => a is not null && b is not null && a.Citations.SequenceEqual(b.Citations) && a.QualificationCitations.SequenceEqual(b.QualificationCitations)
            && a with { Citations = [], QualificationCitations = [], Status = PointStatus.Draft, Key = null, Human = false } == b with { Citations = [], QualificationCitations = [], Status = PointStatus.Draft, Key = null, Human = false }));

    static ILookup<ContributionId, UseLine> Uses(AgreementDraft draft) =>
        draft.Points.SelectMany(p => Lines("point", p.Row, p.Point, p.Citations).Concat(Lines("qualification", p.Row, p.Qualification, p.QualificationCitations)))
            .Concat(draft.Actions.SelectMany(a => Lines("action", a.Row, a.Action, a.Citations)))
            .Concat(draft.Minorities.SelectMany(m => Lines("minority", m.Row, m.Position, m.Citations)))
            .OrderBy(u => u.Line.CitedBy, StringComparer.Ordinal).ThenBy(u => u.Line.Row).ToLookup(u => u.Contribution, u => u.Line);

    static IEnumerable<(ContributionId Contribution, UseLine Line)> Lines(string by, int row, string words, ImmutableArray<Citation> citations) =>
        citations.Select(c => (c.Contribution, new UseLine(by, row, words, c.Passage)));

    /// <summary>Who belongs to which topic; a topic is put in order when somebody asks for it.</summary>
    sealed class TopicMembership
    {
        readonly Dictionary<TopicId, List<Assignment>> _found = [];
        readonly ConcurrentDictionary<TopicId, ImmutableArray<Assignment>> _ordered = new();

        public ConcurrentDictionary<TopicId, ImmutableArray<ProposedPart>> Parts { get; } = new();

        public TopicMembership(ImmutableArray<Assignment> assignments)
        {
            foreach (var assignment in assignments)
            {
                Add(assignment.Topic, assignment);
                Add(assignment.SubTopic, assignment);
            }
        }

        public ImmutableArray<Assignment> Of(TopicId topic) => !_found.TryGetValue(topic, out var members) ? []
            : _ordered.GetOrAdd(topic, static (_, all) => [.. all.OrderByDescending(a => a.Similarity).ThenBy(a => a.Contribution)], members);

        void Add(TopicId? topic, Assignment assignment)
        {
            if (topic is not { } id) return;
            if (_found.TryGetValue(id, out var members)) members.Add(assignment);
            else _found[id] = [assignment];
        }
    }
}
