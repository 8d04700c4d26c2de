namespace SynthesisPipeline.Analysis;

/// <summary>One voter's last answer on one contribution.</summary>
/// <param name="Contribution">What was voted on.</param>
/// <param name="Voter">The platform's id of the voter.</param>
/// <param name="Value">The answer.</param>
public readonly record struct Vote(ContributionId Contribution, string Voter, VoteValue Value);
