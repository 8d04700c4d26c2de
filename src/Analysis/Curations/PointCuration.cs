namespace SynthesisPipeline.Analysis;

/// <summary>A person's decision on one point of agreement. It names the point by who said it and by the machine's words, never by its row: rows change with every run.</summary>
/// <param name="Source">The contribution that the machine took the words from.</param>
/// <param name="Found">The sentence as the machine drafted it.</param>
/// <param name="Point">The sentence as the person wants it.</param>
/// <param name="Qualification">What qualifies it, as the person wants it; empty for none.</param>
/// <param name="Status">Edited or Validated.</param>
public sealed record PointCuration(ContributionId Source, string Found, string Point, string Qualification, PointStatus Status);
