namespace SynthesisPipeline.Analysis;

/// <summary>Options of the opinions stage.</summary>
public sealed record OpinionsOptions;
