using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What was said with about one confidence, and how often it was right.</summary>
/// <param name="From">Least confidence of the line, in [0, 1].</param>
/// <param name="To">Confidence above it.</param>
/// <param name="Count">Answers of people it was compared with.</param>
/// <param name="Said">Mean confidence said.</param>
/// <param name="Right">Share that held, in [0, 1].</param>
public sealed record ReliabilityLine(double From, double To, int Count, double Said, double Right);

/// <summary>What a run learnt of one tag from people's answers.</summary>
/// <param name="Kind">What the tag is about.</param>
/// <param name="Value">Its value.</param>
/// <param name="LearntFrom">Contributions on which people answered (copies once).</param>
/// <param name="Given">Those of them that have the tag.</param>
/// <param name="IsUsed">Whether what was learnt does better than the written rules on answers it had not seen; else the rules stay.</param>
/// <param name="LossBefore">Mean log-loss of the rules (of the share given, where no rule speaks), on answers unseen.</param>
/// <param name="LossAfter">Mean log-loss of what was learnt, on answers unseen.</param>
/// <param name="Reliability">Confidence said against share right, on answers unseen; lines without answers are left out.</param>
public sealed record TagLearning(TagKind Kind, string Value, int LearntFrom, int Given, bool IsUsed,
    double LossBefore, double LossAfter, ImmutableArray<ReliabilityLine> Reliability);

/// <summary>What the tags stage found.</summary>
/// <param name="Tags">Tags in corpus order, then by kind, then by confidence descending, then by value.</param>
/// <param name="Learning">What was learnt from people's answers, by kind, then by value.</param>
public sealed record TagFindings(ImmutableArray<Tag> Tags, ImmutableArray<TagLearning> Learning)
{
    /// <summary>What was learnt of sides, for later runs; null where an earlier run's learning stands, and in findings that were read or kept.</summary>
    internal SideLearning? Sides { get; init; }
}
