namespace SynthesisPipeline.Analysis;

/// <summary>Options of the tags stage.</summary>
public sealed record TagsOptions;
