using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Where a voter stands on the opinion map.</summary>
/// <param name="Voter">The platform's id of the voter.</param>
/// <param name="Group">Opinion group from 0; null where too few votes place the voter.</param>
/// <param name="X">First axis of the map, no unit.</param>
/// <param name="Y">Second axis of the map, no unit.</param>
public sealed record VoterPosition(string Voter, int? Group, double X, double Y);

/// <summary>How one opinion group voted on one contribution.</summary>
/// <param name="Group">Opinion group from 0.</param>
/// <param name="Contribution">The contribution voted on.</param>
/// <param name="Votes">The group's votes.</param>
/// <param name="Representativeness">Ratio of smoothed shares inside and outside × two-proportion z, for the side the group takes; higher = more typical of it.</param>
/// <param name="Consensus">Product over groups of the smoothed agree shares, in [0, 1]; the same in each group's row.</param>
public sealed record OpinionStatement(int Group, ContributionId Contribution, VoteCounts Votes, double Representativeness, double Consensus);

/// <summary>What <c>OpinionGroups.Find</c> found. Empty without vote rows.</summary>
/// <param name="Voters">Every voter, ascending by voter.</param>
/// <param name="Statements">Ascending by group, then contribution.</param>
/// <param name="GroupCount">Number of groups; 0 or 1 when voters don't part.</param>
public sealed record OpinionFindings(ImmutableArray<VoterPosition> Voters, ImmutableArray<OpinionStatement> Statements, int GroupCount)
{
    /// <summary>What is found without vote rows.</summary>
    public static OpinionFindings None { get; } = new([], [], 0);
}
