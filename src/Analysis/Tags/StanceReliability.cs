using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How often a guessed side was right, by the confidence said: on arguments whose declared side was hidden, of propositions that the learning had not seen (docs/quality.md says how).</summary>
/// <remarks>Words alone, on rua-fonctionnement (1,777 arguments, five folds over propositions). When it misleads: on comments about other subjects (x-stance) what is said with over 0.7 was right in 0.72 of 278 where 0.77 was said; an author's own vote behind a side makes it surer than this.</remarks>
public static class StanceReliability
{
    /// <summary>Lines measured, ascending by confidence.</summary>
    public static ImmutableArray<RuleReliabilityLine> Measured { get; } =
    [
        new(TagKind.Stance, 866, 0.55, 0.56), new(TagKind.Stance, 504, 0.64, 0.66), new(TagKind.Stance, 309, 0.75, 0.75), new(TagKind.Stance, 98, 0.85, 0.89),
    ];

    /// <summary>Finds the line of a guessed side.</summary>
    /// <param name="confidence">Confidence said, in [0.5, 1].</param>
    public static RuleReliabilityLine Of(double confidence) => Measured.MinBy(l => Math.Abs(l.Said - confidence))!; // never empty
}
