using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What one value of a family would give.</summary>
/// <param name="Value">Name of the value.</param>
/// <param name="Tags">The tags, in corpus order, each with the words that decided.</param>
/// <param name="Missed">Examples that no rule finds.</param>
/// <param name="Near">Contributions that resemble the examples and that no rule finds, nearest first.</param>
public sealed record FamilyEffect(string Value, ImmutableArray<Tag> Tags, ImmutableArray<string> Missed, ImmutableArray<ContributionId> Near);
