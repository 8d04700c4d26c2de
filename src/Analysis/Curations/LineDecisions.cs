using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Which list a line stands in.</summary>
public enum LineKind
{
    /// <summary>Courses of action.</summary>
    Action,

    /// <summary>Minority positions.</summary>
    Minority,
}

/// <summary>Names a course of action or a minority position in every run, and keeps it as the person saw it.</summary>
/// <param name="Kind">Its list.</param>
/// <param name="Key">Its lasting name: that of its source and of the machine's words, as for a point; given by the dashboard for a line that a person wrote.</param>
/// <param name="Found">Its words then.</param>
/// <param name="Topic">Its topic then; null where it fitted nowhere.</param>
/// <param name="Citations">Who carried it then, its source first.</param>
public sealed record LineRef(LineKind Kind, string Key, string Found, TopicId? Topic, ImmutableArray<Citation> Citations)
{
    /// <summary>Names a course of action: by its key where people decided on it, else by its source and words.</summary>
    public static string KeyOf(ActionLine action) => action.Key ?? PointRef.KeyOf(action.Citations[0].Contribution, action.Action);

    /// <summary>Names a minority position in the same way.</summary>
    public static string KeyOf(MinorityPosition position) => position.Key ?? PointRef.KeyOf(position.Citations[0].Contribution, position.Position);

    /// <summary>Keeps a course of action as it stands.</summary>
    public static LineRef Of(ActionLine action) => new(LineKind.Action, KeyOf(action), action.Action, action.Topic, action.Citations);

    /// <summary>Keeps a minority position as it stands.</summary>
    public static LineRef Of(MinorityPosition position) => new(LineKind.Minority, KeyOf(position), position.Position, position.Topic, position.Citations);
}

/// <summary>A decision on one course of action or minority position.</summary>
/// <param name="Line">The line.</param>
public abstract record LineDecision(LineRef Line) : Decision;

/// <summary>Puts a line in other words.</summary>
/// <param name="Line">The line.</param>
/// <param name="Words">Its words.</param>
/// <param name="Instrument">A value of the instrument tag; null for none, always for a minority position.</param>
/// <param name="Addressee">A value of the addressee tag; null for none, always for a minority position.</param>
/// <param name="Citations">Who carries it; never empty.</param>
public sealed record EditLine(LineRef Line, string Words, string? Instrument, string? Addressee, ImmutableArray<Citation> Citations) : LineDecision(Line);

/// <summary>Adds a line that a person wrote.</summary>
/// <param name="Line">The line: its words and who carries it.</param>
/// <param name="Instrument">A value of the instrument tag; null for none.</param>
/// <param name="Addressee">A value of the addressee tag; null for none.</param>
public sealed record AddLine(LineRef Line, string? Instrument, string? Addressee) : LineDecision(Line);

/// <summary>Takes a line out, or puts it back.</summary>
/// <param name="Line">The line.</param>
/// <param name="Aside">Whether it is out.</param>
public sealed record SetLineAside(LineRef Line, bool Aside) : LineDecision(Line);
