using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A draft with people's decisions laid over it.</summary>
/// <param name="Draft">What is shown: rows in the machine's order.</param>
/// <param name="Unfit">Decisions whose point this draft no longer holds, in the order in which they were made: a question to a person, never dropped.</param>
public sealed record CuratedDraft(AgreementDraft Draft, ImmutableArray<PointCuration> Unfit);

/// <summary>Lays people's decisions over what the machine drafted. Findings stay as they were; applying twice changes nothing.</summary>
public static class ApplyCuration
{
    /// <summary>Applies decisions on points of agreement.</summary>
    /// <param name="draft">What the machine drafted.</param>
    /// <param name="curations">Decisions in the order in which they were made: of two on one point the later counts.</param>
    /// <returns>One row for each of the draft's, with the last decision's words and status; citations, support and contributors stay the machine's.</returns>
    public static CuratedDraft To(AgreementDraft draft, IEnumerable<PointCuration> curations)
    {
        var rowOf = new Dictionary<(ContributionId, string), int>();
        for (var i = 0; i < draft.Points.Length; i++) rowOf.TryAdd(Key(draft.Points[i]), i);
        var points = draft.Points.ToBuilder();
        var unfit = new List<PointCuration>();
        foreach (var curation in curations)
            if (rowOf.TryGetValue((curation.Source, curation.Found), out var row))
                points[row] = points[row] with { Point = curation.Point, Qualification = curation.Qualification, Status = curation.Status };
            else unfit.Add(curation);
        return new(draft with { Points = points.ToImmutable() },
            [.. unfit.GroupBy(u => (u.Source, u.Found)).Select(g => g.Last())]);
    }

    /// <summary>By what a point is known in every run: who said it, and in which words.</summary>
    static (ContributionId, string) Key(AgreementPoint point) => (point.Citations[0].Contribution, point.Point);
}
