using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Scores findings against gold: every measure that is defined for this product, in one order.</summary>
/// <remarks>Shares no code with the stages it judges: words, intervals and counts are reckoned anew.</remarks>
public static class Evaluation
{
    /// <summary>Scores everything that can be scored.</summary>
    /// <param name="findings">What was found, or what was read back from its files.</param>
    /// <param name="corpus">What it was found in; without it the measures that need texts, authors or votes are left out.</param>
    /// <param name="gold">What is known to be right.</param>
    /// <returns>Figures in order of the sections: topics, duplicates, controversies, stance, agreement, wording, opinions, coverage.</returns>
    public static ImmutableArray<Figure> Score(Findings findings, Corpus? corpus, Gold gold) =>
    [
        .. TopicScores.Of(findings, corpus, gold),
        .. DuplicateScores.Of(findings, corpus, gold),
        .. ControversyScores.Of(findings, corpus, gold),
        .. StanceScores.Of(findings, gold),
        .. PointScores.Of(findings, corpus, gold),
        .. WordingScores.Of(findings, corpus),
        .. OpinionScores.Of(findings, corpus, gold),
        .. CoverageScores.Of(findings, corpus),
    ];
}
