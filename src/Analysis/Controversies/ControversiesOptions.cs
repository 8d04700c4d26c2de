namespace SynthesisPipeline.Analysis;

/// <summary>Options of the controversies stage.</summary>
public sealed record ControversiesOptions;
