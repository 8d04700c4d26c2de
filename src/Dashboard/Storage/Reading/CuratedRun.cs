using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A run's findings with people's decisions laid over them, kept in memory for the pages; ideas, tags and opinions stay in the database.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="RunId">The run.</param>
/// <param name="LastDecision">The last decision that lies over it; 0 when none.</param>
/// <param name="Curated">What is shown, and what became of each decision.</param>
/// <param name="Corpus">What the run read: texts only of what sentences or decisions cite.</param>
/// <param name="Curations">All decisions on the consultation.</param>
public sealed record CuratedRun(long ConsultationId, long RunId, long LastDecision, Curated Curated, Corpus Corpus, ImmutableArray<Curation> Curations)
{
    readonly Lazy<ILookup<ContributionId, UseLine>> _uses = new(() => Uses(Curated.Findings.Draft));
    readonly Lazy<ILookup<TopicId, Assignment>> _members = new(() => Curated.Findings.Topics.Assignments
        .SelectMany(a => new[] { a.Topic, a.SubTopic }.OfType<TopicId>().Select(t => (Topic: t, Assignment: a)))
        .OrderByDescending(m => m.Assignment.Similarity).ThenBy(m => m.Assignment.Contribution).ToLookup(m => m.Topic, m => m.Assignment));
    readonly Lazy<ILookup<ContributionId, string>> _groups = new(() => Curated.Findings.Duplicates
        .SelectMany(g => g.Members.Select(m => (m.Contribution, g.Id))).ToLookup(m => m.Contribution, m => m.Id));
    readonly Lazy<Dictionary<ContributionId, int>> _places = new(() => Curated.Findings.Coverage.Select((l, i) => (l.Contribution, i)).ToDictionary(p => p.Contribution, p => p.i));

    readonly Lazy<ImmutableArray<DraftCheck>> _checks = new(() => DraftChecks.Of(Corpus, Curated.Findings.Draft));
    readonly Lazy<ToReview> _toReview = new(() => ToReview.Of(Curated));

    /// <summary>What the checks of the draft found, as people left it.</summary>
    public ImmutableArray<DraftCheck> Checks => _checks.Value;

    /// <summary>What needs a person first.</summary>
    public ToReview ToReview => _toReview.Value;

    /// <summary>What is shown.</summary>
    public Findings Findings => Curated.Findings;

    /// <summary>Sentences that cite a contribution.</summary>
    public IEnumerable<UseLine> UsesOf(ContributionId id) => _uses.Value[id];

    /// <summary>Members of a topic, nearest to its centre first.</summary>
    public IEnumerable<Assignment> MembersOf(TopicId topic) => _members.Value[topic];

    /// <summary>Groups of copies that a contribution belongs to.</summary>
    public IEnumerable<string> GroupsOf(ContributionId id) => _groups.Value[id];

    /// <summary>The ledger line of a contribution; null when the run doesn't know it.</summary>
    public CoverageLine? LineOf(ContributionId id) => _places.Value.TryGetValue(id, out var place) ? Findings.Coverage[place] : null;

    /// <summary>Where a contribution mainly belongs; null when the run doesn't know it.</summary>
    public Assignment? PlaceOf(ContributionId id) => _places.Value.TryGetValue(id, out var place) ? Findings.Topics.Assignments[place] : null;

    static ILookup<ContributionId, UseLine> Uses(AgreementDraft draft) =>
        draft.Points.SelectMany(p => Lines("point", p.Row, p.Point, p.Citations).Concat(Lines("qualification", p.Row, p.Qualification, p.QualificationCitations)))
            .Concat(draft.Actions.SelectMany(a => Lines("action", a.Row, a.Action, a.Citations)))
            .Concat(draft.Minorities.SelectMany(m => Lines("minority", m.Row, m.Position, m.Citations)))
            .OrderBy(u => u.Line.CitedBy, StringComparer.Ordinal).ThenBy(u => u.Line.Row).ToLookup(u => u.Contribution, u => u.Line);

    static IEnumerable<(ContributionId Contribution, UseLine Line)> Lines(string by, int row, string words, ImmutableArray<Citation> citations) =>
        citations.Select(c => (c.Contribution, new UseLine(by, row, words, c.Passage)));
}
