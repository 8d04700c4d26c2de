using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How far people have taken a point. In files: lower case.</summary>
public enum PointStatus
{
    /// <summary>As the machine chose it.</summary>
    Draft,

    /// <summary>A person changed it.</summary>
    Edited,

    /// <summary>A person approved it.</summary>
    Validated,
}

/// <summary>One point that contributors share, with what qualifies it: one line of the table of points of agreement.</summary>
/// <param name="Row">From 1, in order of the table.</param>
/// <param name="Topic">The topic it was drafted from (level 1 or 2).</param>
/// <param name="Section">Heading of its sub-theme; neighbours with the same heading form one row of the printed table.</param>
/// <param name="Point">The sentence: selected from a cited contribution.</param>
/// <param name="Qualification">Conditions, brakes, lacks and cautions, selected likewise; empty where none.</param>
/// <param name="Citations">Contributions that carry the point, the one its words were taken from first; never empty.</param>
/// <param name="QualificationCitations">Contributions that carry the qualification; not empty when it isn't.</param>
/// <param name="Support">agree / (agree + mixed + disagree), pooled over the cited propositions, in [0, 1]; null without votes.</param>
/// <param name="SupportLow">Lower Wilson 95 % bound of <paramref name="Support"/>; null without votes.</param>
/// <param name="Contributors">Distinct authors of the cited contributions (one more for each without author).</param>
/// <param name="Status">Draft when the machine made it.</param>
public sealed record AgreementPoint(int Row, TopicId Topic, string Section, string Point, string Qualification,
    ImmutableArray<Citation> Citations, ImmutableArray<Citation> QualificationCitations,
    double? Support, double? SupportLow, int Contributors, PointStatus Status)
{
    /// <summary>Its lasting name where people's decisions lie over it; null as the machine drafts it (see <see cref="PointRef.KeyOf(AgreementPoint)"/>).</summary>
    public string? Key { get; init; }

    /// <summary>Whether a person wrote it, not the machine.</summary>
    public bool Human { get; init; }
}

/// <summary>A concrete proposal (piste d'action).</summary>
/// <param name="Row">From 1.</param>
/// <param name="Topic">The topic it was drafted from.</param>
/// <param name="Action">The sentence: selected from a cited contribution.</param>
/// <param name="Instrument">A value of the instrument tag; null when not sure.</param>
/// <param name="Addressee">A value of the addressee tag; null when not sure.</param>
/// <param name="Citations">Contributions that carry it, its source first; never empty.</param>
/// <param name="Support">As for a point; null without votes.</param>
public sealed record ActionLine(int Row, TopicId Topic, string Action, string? Instrument, string? Addressee,
    ImmutableArray<Citation> Citations, double? Support)
{
    /// <summary>Its lasting name where people's decisions lie over it; null as the machine drafts it (see <see cref="LineRef.KeyOf(ActionLine)"/>).</summary>
    public string? Key { get; init; }
}

/// <summary>A well-argued position that few support: named as such, never dropped for its size.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Topic">The topic it belongs to; null when it fits nowhere.</param>
/// <param name="Position">The sentence: selected from the cited contribution.</param>
/// <param name="Citations">Contributions that carry it; never empty.</param>
/// <param name="Votes">Votes on what is cited; zeros where none.</param>
/// <param name="Contributors">Distinct authors.</param>
public sealed record MinorityPosition(int Row, TopicId? Topic, string Position, ImmutableArray<Citation> Citations,
    VoteCounts Votes, int Contributors)
{
    /// <summary>Its lasting name where people's decisions lie over it; null as the machine drafts it (see <see cref="LineRef.KeyOf(MinorityPosition)"/>).</summary>
    public string? Key { get; init; }
}

/// <summary>What <c>Agreement.Draft</c> drafted.</summary>
public sealed record AgreementDraft(ImmutableArray<AgreementPoint> Points, ImmutableArray<ActionLine> Actions,
    ImmutableArray<MinorityPosition> Minorities, ImmutableArray<string> Warnings);
