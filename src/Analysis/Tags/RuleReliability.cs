using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How often tags of the written rules were right, by the confidence said: read by eye on consultations of development (docs/quality.md says how).</summary>
/// <remarks>One reader; arguable tags count half. Another consultation may lie 0.2 on either side: where people answer a question about their representatives, half of all laws named are no instrument.</remarks>
public static class RuleReliability
{
    /// <summary>Lines measured, by kind, then ascending by confidence.</summary>
    public static ImmutableArray<RuleReliabilityLine> Measured { get; } =
    [
        new(TagKind.Instrument, 28, 0.61, 0.64), new(TagKind.Instrument, 13, 0.65, 0.65),
        new(TagKind.Addressee, 39, 0.54, 0.54), new(TagKind.Stakeholder, 20, 0.75, 0.75), new(TagKind.Lens, 30, 0.81, 0.92),
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
