namespace SynthesisPipeline.Analysis;

/// <summary>Options of the topics stage.</summary>
public sealed record TopicsOptions;
