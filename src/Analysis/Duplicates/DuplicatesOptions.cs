namespace SynthesisPipeline.Analysis;

/// <summary>Options of the duplicates stage.</summary>
public sealed record DuplicatesOptions;
