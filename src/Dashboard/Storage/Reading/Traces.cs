using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A point that a recommendation cites, as it stands now.</summary>
/// <param name="Kept">As it was cited.</param>
/// <param name="Consultation">Its consultation; null where the person may not enter it.</param>
/// <param name="Now">As it stands; null when the table no longer holds it.</param>
/// <param name="Carried">Who carries it: now where it stands, else then.</param>
public sealed record TracedPoint(RecommendedPoint Kept, VisibleConsultation? Consultation, AgreementPoint? Now, ImmutableArray<ContributionLine> Carried)
{
    /// <summary>Its words, of now or of then.</summary>
    public string Words => Now?.Point ?? Kept.Point;

    /// <summary>Distinct authors of the contributions that carry it, one more for each without author.</summary>
    public int People => Carried.Where(c => c.Author is not null).Select(c => c.Author).Distinct(StringComparer.Ordinal).Count() + Carried.Count(c => c.Author is null);
}

/// <summary>Follows recommendations to their points, contributions and people.</summary>
public sealed class Traces(CuratedRuns runs, ContributionReading contributions)
{
    /// <summary>Follows one recommendation.</summary>
    /// <param name="recommendation">The recommendation.</param>
    /// <param name="visible">The consultations that the person may enter.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImmutableArray<TracedPoint>> OfAsync(Recommendation recommendation, IReadOnlyList<VisibleConsultation> visible, CancellationToken cancel)
    {
        var traced = ImmutableArray.CreateBuilder<TracedPoint>();
        foreach (var kept in recommendation.Points)
        {
            var consultation = visible.FirstOrDefault(v => v.Id == kept.ConsultationId);
            if (consultation is null)
            {
                traced.Add(new(kept, null, null, []));
                continue;
            }
            var now = consultation.LatestRun is { } run ? (await runs.FindAsync(run, cancel)).Findings.Draft.Points.FirstOrDefault(p => PointRef.KeyOf(p) == kept.Key) : null;
            ContributionId[] ids = [.. (now is null ? kept.Cited : [.. now.Citations.Concat(now.QualificationCitations).Select(c => c.Contribution)]).Distinct()];
            var lines = (await contributions.LinesAsync(consultation.Id, ids, cancel)).ToDictionary(l => l.Id);
            traced.Add(new(kept, consultation, now, [.. ids.Where(lines.ContainsKey).Select(i => lines[i])]));
        }
        return traced.ToImmutable();
    }
}
