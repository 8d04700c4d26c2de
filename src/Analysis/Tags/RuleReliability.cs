using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How often tags of the written rules were right, by the confidence said: read by eye on consultations of development (docs/quality.md says how).</summary>
/// <remarks>One reader; arguable tags count half. Another consultation may lie 0.1 on either side: from .60 (Grand Débat) to .76 (mel) for addressees, from .70 to .88 for instruments. Stakeholders were read on the texts that taught their rule.</remarks>
public static class RuleReliability
{
    /// <summary>Lines measured, by kind, then ascending by confidence.</summary>
    public static ImmutableArray<RuleReliabilityLine> Measured { get; } =
    [
        new(TagKind.Instrument, 57, 0.72, 0.75), new(TagKind.Instrument, 18, 0.76, 0.83), new(TagKind.Addressee, 38, 0.53, 0.51), new(TagKind.Addressee, 37, 0.80, 0.88),
        new(TagKind.Stakeholder, 16, 0.75, 0.94), new(TagKind.Lens, 75, 0.87, 0.89),
    ];

    /// <summary>Finds the line of a tag; null where nothing was measured.</summary>
    /// <param name="kind">What the tag is about.</param>
    /// <param name="confidence">Confidence said.</param>
    public static RuleReliabilityLine? Of(TagKind kind, double confidence) =>
        Measured.Where(l => l.Kind == kind).MinBy(l => Math.Abs(l.Said - confidence));
}

/// <summary>What the rules said with about one confidence, and how often it was right.</summary>
/// <param name="Kind">What the tags are about.</param>
/// <param name="Count">Tags read.</param>
/// <param name="Said">Mean confidence said.</param>
/// <param name="Right">Share that held, in [0, 1].</param>
public sealed record RuleReliabilityLine(TagKind Kind, int Count, double Said, double Right);
