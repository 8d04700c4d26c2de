using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A decision on one point of agreement.</summary>
/// <param name="Point">The point.</param>
public abstract record PointDecision(PointRef Point) : Decision;

/// <summary>Rewrites a point. Its citations stay.</summary>
/// <param name="Point">The point.</param>
/// <param name="Words">The sentence as the person wants it.</param>
/// <param name="Qualification">What qualifies it; empty for none.</param>
/// <param name="Section">Its sub-theme; null leaves it where it is.</param>
public sealed record EditPoint(PointRef Point, string Words, string Qualification, string? Section = null) : PointDecision(Point);

/// <summary>Changes who carries a point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Citations">Who carries it; never empty.</param>
/// <param name="QualificationCitations">Who carries its qualification.</param>
public sealed record CitePoint(PointRef Point, ImmutableArray<Citation> Citations, ImmutableArray<Citation> QualificationCitations) : PointDecision(Point);

/// <summary>Adds a point that a person wrote. It is marked as such wherever it is shown.</summary>
/// <param name="Point">The point: its key is new, its words, sub-theme and citations are the person's.</param>
public sealed record AddPoint(PointRef Point) : PointDecision(Point);

/// <summary>Takes a point out of the table, or puts it back.</summary>
/// <param name="Point">The point.</param>
/// <param name="Aside">True takes it out.</param>
public sealed record SetPointAside(PointRef Point, bool Aside) : PointDecision(Point);

/// <summary>One part of a point that is split.</summary>
/// <param name="Words">Its sentence.</param>
/// <param name="Citations">Who carries it; empty for all who carried the whole.</param>
public sealed record PointPart(string Words, ImmutableArray<Citation> Citations);

/// <summary>Splits a point: the first part keeps its place, its key and its qualification; part i gets the key <c>KEY.i</c>.</summary>
/// <param name="Point">The point.</param>
/// <param name="Parts">Two or more.</param>
public sealed record SplitPoint(PointRef Point, ImmutableArray<PointPart> Parts) : PointDecision(Point);

/// <summary>Merges points into one, which then cites all of their contributions. The others stay, out of the table, with a link to it.</summary>
/// <param name="Point">The point that stays.</param>
/// <param name="From">The points that are replaced.</param>
/// <param name="Words">The sentence of the whole.</param>
/// <param name="Qualification">What qualifies the whole; empty for none.</param>
public sealed record MergePoints(PointRef Point, ImmutableArray<PointRef> From, string Words, string Qualification) : PointDecision(Point);

/// <summary>Moves a point to the other column: its words and citations then qualify another point.</summary>
/// <param name="Point">The point; it stays, out of the table, with a link.</param>
/// <param name="Of">The point it qualifies.</param>
public sealed record MovePointToQualification(PointRef Point, PointRef Of) : PointDecision(Point);

/// <summary>Moves a qualification to the other column: it becomes a point of its own, with the key <c>KEY.q</c>.</summary>
/// <param name="Point">The point that it qualified.</param>
public sealed record RaiseQualification(PointRef Point) : PointDecision(Point);

/// <summary>Validates a point: from then on it stands word for word as kept here, whatever a later run finds, until someone opens it again.</summary>
/// <param name="Point">The point.</param>
/// <param name="Words">The sentence.</param>
/// <param name="Qualification">What qualifies it; empty for none.</param>
/// <param name="Citations">Who carries it; empty for those of <paramref name="Point"/>.</param>
/// <param name="QualificationCitations">Who carries the qualification.</param>
public sealed record ValidatePoint(PointRef Point, string Words, string Qualification,
    ImmutableArray<Citation> Citations, ImmutableArray<Citation> QualificationCitations) : PointDecision(Point);

/// <summary>Opens a validated point again: it stays as it is, edited, and may be changed.</summary>
/// <param name="Point">The point.</param>
public sealed record ReopenPoint(PointRef Point) : PointDecision(Point);
