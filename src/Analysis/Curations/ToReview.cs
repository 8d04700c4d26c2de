using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What needs a person first. Each list goes down as people decide.</summary>
/// <param name="Topics">Topics of level 1 that nobody has decided on and whose members are far from their centre, the loosest first.</param>
/// <param name="Groups">Groups of copies that nobody has confirmed or rejected, in the machine's order.</param>
/// <param name="Controversies">Controversies that nobody has judged and whose interval reaches down to (nearly) no division, by rank.</param>
/// <param name="SingleCitations">Points of the table that one contribution alone carries and nobody has validated, by row.</param>
/// <param name="Drafts">Points of the table that nobody has validated, by row.</param>
/// <param name="Unused">Contributions that no finding uses, in corpus order.</param>
/// <param name="Questions">Decisions that no longer fit.</param>
public sealed record ToReview(ImmutableArray<CuratedTopic> Topics, ImmutableArray<CuratedGroup> Groups, ImmutableArray<CuratedControversy> Controversies,
    ImmutableArray<AgreementPoint> SingleCitations, ImmutableArray<AgreementPoint> Drafts, ImmutableArray<ContributionId> Unused, ImmutableArray<DecisionFate> Questions)
{
    /// <summary>A topic is loose when the mean likeness of its members to its centre is under this share of the mean over all topics.</summary>
    public const double LooseShare = 0.85;

    /// <summary>A controversy is unsure when the lower end of its interval is under this: chance alone might have made it.</summary>
    public const double UnsureBelow = 0.05;

    /// <summary>Finds what needs a person first.</summary>
    /// <remarks>When it misleads: a loose topic may be one that people word in many ways; the number orders the reading, it judges nothing.</remarks>
    public static ToReview Of(Curated curated)
    {
        ArgumentNullException.ThrowIfNull(curated);
        var findings = curated.Findings;
        var likeness = findings.Topics.Assignments.Where(a => a.Topic is not null).GroupBy(a => a.Topic!.Value).ToDictionary(g => g.Key, g => g.Average(a => a.Similarity)); // filtered by Where
        var mean = likeness.Count == 0 ? 0 : likeness.Values.Average();
        return new(
            [.. curated.Topics.Where(t => t is { Topic.Level: 1, Last: null, Aside: false, MergedInto: null } && likeness.GetValueOrDefault(t.Topic.Id, 1) < LooseShare * mean)
                .OrderBy(t => likeness[t.Topic.Id]).ThenBy(t => t.Topic.Id)],
            [.. curated.Groups.Where(g => g.AreCopies is null && g.Group is not null)],
            [.. curated.Controversies.Where(c => c is { IsOne: null, Controversy: { } shown } && shown.Low < UnsureBelow)],
            [.. findings.Draft.Points.Where(p => p.Status != PointStatus.Validated && p.Citations.Select(c => c.Contribution).Distinct().Count() == 1)],
            [.. findings.Draft.Points.Where(p => p.Status != PointStatus.Validated)],
            [.. findings.Coverage.Where(l => l.End == ContributionUse.None).Select(l => l.Contribution)],
            [.. curated.Questions]);
    }
}
