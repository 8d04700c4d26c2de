using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One consultation as it stands today, in the words of a digest that came back: the third state of the merge.</summary>
/// <param name="Part">Consultation and run of the digest.</param>
/// <param name="Run">The latest run.</param>
/// <param name="Curated">Its findings under people's decisions.</param>
/// <param name="SentPoints">Points of the run that was sent, under people's decisions and bare.</param>
/// <param name="Recommendations">What groups recommend.</param>
/// <param name="Prefix">What stands before its headings in a digest of a theme; empty otherwise.</param>
public sealed record DeskState(DigestPart Part, StoredRun Run, Curated Curated, ImmutableArray<AgreementPoint> SentPoints, ImmutableArray<DigestRecommendation> Recommendations, string Prefix)
{
    readonly Lazy<string[]> _shown = new(() => ShownNumbers.Of(Run.Corpus));
    readonly Lazy<Dictionary<string, CuratedPoint>> _points = new(() => Curated.Points.DistinctBy(p => p.Key).ToDictionary(p => p.Key, StringComparer.Ordinal));
    readonly Lazy<Dictionary<string, ContributionId>> _numbers = new(() =>
    {
        var shown = ShownNumbers.Of(Run.Corpus);
        var numbers = new Dictionary<string, ContributionId>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < shown.Length; i++) numbers.TryAdd(shown[i], Run.Corpus.Contributions[i].Id);
        foreach (var c in Run.Corpus.Contributions) numbers.TryAdd(c.Id.Value, c.Id);
        return numbers;
    });

    /// <summary>Finds a point by its lasting name, in the table or out of it; null when this run has none.</summary>
    public CuratedPoint? Point(string key) => _points.Value.GetValueOrDefault(key);

    /// <summary>Names a point for a decision: as it stands, else as it was sent; null when neither run has it.</summary>
    public PointRef? Named(string key) => Point(key) is { } point ? PointRef.Of(point.Point) : SentPoints.Where(p => PointRef.KeyOf(p) == key).Select(PointRef.Of).FirstOrDefault();

    /// <summary>Finds a controversy.</summary>
    public CuratedControversy? Controversy(string key) => Curated.Controversies.FirstOrDefault(c => SubjectKeys.Of(c.Machine) == key);

    /// <summary>Finds a course of action or a minority position by its lasting name, in its list or out of it.</summary>
    public CuratedLine? Line(LineKind kind, string key) => Curated.Lines.FirstOrDefault(l => l.Line.Kind == kind && l.Line.Key == key);

    /// <summary>Finds a group of copies.</summary>
    public CuratedGroup? Group(string key) => Curated.Groups.FirstOrDefault(g => SubjectKeys.Of(g.Machine) == key || (g.Group is { } now && SubjectKeys.Of(now) == key));

    /// <summary>Finds the contributions that a cell names by their numbers; those that nobody knows are given apart.</summary>
    public (ImmutableArray<ContributionId> Known, ImmutableArray<string> Unknown) Cited(string cell)
    {
        var known = new List<ContributionId>();
        var unknown = new List<string>();
        foreach (var number in DigestColumns.Numbers(cell))
            if (_numbers.Value.TryGetValue(number, out var id)) known.Add(id);
            else if (number.Split('.') is [_, _, ..] parts && parts.All(_numbers.Value.ContainsKey)) known.AddRange(parts.Select(p => _numbers.Value[p]));
            else unknown.Add(number);
        return ([.. known.Distinct()], [.. unknown]);
    }

    /// <summary>Gives a sent row as it stands now; null when nothing is known of it: it then stands as it was sent.</summary>
    public CurrentRow? Now(SentRow row, string key) => row.Sheet switch
    {
        "accord" => Point(key) is { } point ? OfPoint(row, point) : null,
        "controverses" => Controversy(key) is { } c ? new(row.Key, Cells(("question", (c.Controversy ?? c.Machine).Label)), IsAside: c.Controversy is null) : null,
        "pistes" when Line(LineKind.Action, key) is { } a => new(row.Key, Cells(("piste", a.Words), ("citations", Shown(a.Citations)),
            ("instrument", FrenchWords.OfTag(a.Instrument)), ("destinataire", FrenchWords.OfTag(a.Addressee))), IsAside: a.Aside),
        "minoritaires" when Line(LineKind.Minority, key) is { } m => new(row.Key, Cells(("position", m.Words), ("citations", Shown(m.Citations))), IsAside: m.Aside),
        "recommandations" when row.Subject.Length > 0 => Recommendations.FirstOrDefault(r => r.Key == row.Key) is { } r
            ? new(row.Key, Cells(("recommandation", r.Text), ("appui", r.Support), ("instrument", r.Instrument), ("destinataire", r.Addressee))) : new(row.Key, row.Cells, IsAside: true),
        _ => null,
    };

    /// <summary>Names all sentences that stand today.</summary>
    public IEnumerable<string> Standing() => Curated.Findings.Draft.Points.Select(p => MergeDigest.Standing("accord", p.Point))
        .Concat(Curated.Findings.Draft.Actions.Select(a => MergeDigest.Standing("pistes", a.Action)))
        .Concat(Curated.Findings.Draft.Minorities.Select(m => MergeDigest.Standing("minoritaires", m.Position)))
        .Concat(Curated.Findings.Controversies.Select(c => MergeDigest.Standing("controverses", c.Label)))
        .Concat(Recommendations.Select(r => MergeDigest.Standing("recommandations", r.Text)));

    CurrentRow OfPoint(SentRow row, CuratedPoint point)
    {
        var isValidated = point.ValidatedBy is not null || point.Point.Status == PointStatus.Validated;
        var sentState = row.Cells.GetValueOrDefault("etat", "");
        // a draft that somebody edited is no answer to « validé »: only validation counts as a state of its own
        var state = isValidated ? FrenchWords.Of(PointStatus.Validated)
            : FrenchWords.StatusOf(sentState) == PointStatus.Validated ? FrenchWords.Of(PointStatus.Edited) : sentState;
        return new(row.Key, Cells(("point", point.Point.Point), ("nuance", point.Point.Qualification), ("citations", Shown(point.Point.Citations)),
            ("citations_nuance", Shown(point.Point.QualificationCitations)), ("etat", state), (DigestColumns.Section, Prefix + point.Point.Section)),
            isValidated, point.Aside || point.ReplacedBy is not null);
    }

    string Shown(ImmutableArray<Citation> citations) => string.Join(", ", citations.DistinctBy(c => c.Contribution)
        .Select(c => Run.Corpus.IndexOf(c.Contribution)).OfType<int>().Select(i => _shown.Value[i]));

    static ImmutableSortedDictionary<string, string> Cells(params (string Code, string Words)[] cells) =>
        cells.Where(c => c.Words.Length > 0).ToImmutableSortedDictionary(c => c.Code, c => DigestText.Clean(c.Words), StringComparer.Ordinal);
}
