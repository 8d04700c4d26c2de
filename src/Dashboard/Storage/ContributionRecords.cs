using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A contribution as lists show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number; null where none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Excerpt">The beginning of its plain body, at most 300 characters.</param>
/// <param name="Author">Who posted it; null where not said.</param>
/// <param name="CreatedAt">When; null where not said.</param>
/// <param name="Stance">The side declared; null where none.</param>
/// <param name="Votes">The votes that count; null without votes.</param>
/// <param name="Topic">Its topic in the run; null when unassigned or without run.</param>
/// <param name="UsedIn">How the run used it, in order of precedence; empty without run.</param>
public sealed record ContributionLine(ContributionId Id, string? Number, ContributionKind Kind, string Title, string Excerpt, Contributor? Author,
    DateTimeOffset? CreatedAt, Side? Stance, VoteCounts? Votes, TopicId? Topic, ImmutableArray<ContributionUse> UsedIn);

/// <summary>Which contributions a list wants.</summary>
public sealed record ContributionFilter
{
    /// <summary>Those of this topic, level 1 or 2; null for all.</summary>
    public TopicId? Topic { get; init; }

    /// <summary>Those that fit no topic.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Those of this kind; null for all.</summary>
    public ContributionKind? Kind { get; init; }

    /// <summary>Those whose end is this; null for all.</summary>
    public ContributionUse? End { get; init; }

    /// <summary>Those that hang on this one; null for all.</summary>
    public ContributionId? Parent { get; init; }

    /// <summary>Those that carry this tag; null for all.</summary>
    public (TagKind Kind, string Value)? Tag { get; init; }

    /// <summary>Those whose number, title or text holds these words, case apart; null for all.</summary>
    public string? Words { get; init; }
}

/// <summary>One contribution with its state.</summary>
/// <param name="Contribution">What was posted.</param>
/// <param name="Votes">The votes that count; null without votes.</param>
/// <param name="Version">Which wording this is, from 1.</param>
/// <param name="SetAside">Why it is not drafted from; null when it is.</param>
/// <param name="Withdrawn">Whether the platform no longer holds it.</param>
/// <param name="ChangedSince">Whether a later import changed it after the one asked for.</param>
public sealed record ContributionRecord(Contribution Contribution, VoteCounts? Votes, int Version, string? SetAside, bool Withdrawn, bool ChangedSince);

/// <summary>One place where findings use a contribution.</summary>
/// <param name="CitedBy">point, qualification, action, minority, for (argument of a controversy), against.</param>
/// <param name="Row">Row of the table or rank of the controversy that uses it.</param>
/// <param name="Sentence">The sentence or label that does.</param>
/// <param name="Passage">Which words of the raw body; null = the title, or the whole.</param>
public sealed record UsedPassage(string CitedBy, int Row, string Sentence, TextSpan? Passage);
