namespace SynthesisPipeline.Analysis;

/// <summary>Options of the agreement stage.</summary>
public sealed record AgreementOptions;
