namespace SynthesisPipeline.Analysis;

/// <summary>A person's answer on one tag of one contribution: an input of the run, from which the other contributions learn.</summary>
/// <param name="Contribution">What is labelled.</param>
/// <param name="Kind">What the tag is about; entities are not learnt.</param>
/// <param name="Value">The word of the contract, or a word of one's own.</param>
/// <param name="Given">Whether the tag holds.</param>
public sealed record TagCorrection(ContributionId Contribution, TagKind Kind, string Value, bool Given);
