namespace SynthesisPipeline.Analysis;

/// <summary>One measured figure, with what is needed to judge it.</summary>
/// <param name="Section">What part of the findings it measures: topics, duplicates …</param>
/// <param name="Name">What is measured.</param>
/// <param name="Value">The figure; null when there was nothing to measure it on, and <paramref name="Note"/> says why.</param>
/// <param name="N">On how many things it was measured.</param>
/// <param name="Chance">What a random answer would reach; null where that has no meaning.</param>
/// <param name="Note">What a reader must know beside it.</param>
public sealed record Figure(string Section, string Name, double? Value, long N, double? Chance = null, string Note = "");
