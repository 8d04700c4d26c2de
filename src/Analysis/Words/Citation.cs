namespace SynthesisPipeline.Analysis;

/// <summary>Leads from a sentence of the synthesis to who said it.</summary>
/// <param name="Contribution">The contribution cited.</param>
/// <param name="Passage">Where in its raw body the words stand, in UTF-16 units; null when they stand in its title.</param>
public sealed record Citation(ContributionId Contribution, TextSpan? Passage);
