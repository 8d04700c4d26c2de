using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What a participant may post. In files: lower case, <c>workshop_report</c> for <see cref="WorkshopReport"/>.</summary>
public enum ContributionKind
{
    /// <summary>What people vote on and argue about.</summary>
    Proposition,

    /// <summary>For or against a proposition.</summary>
    Argument,

    /// <summary>A document or link that a proposition leans on.</summary>
    Source,

    /// <summary>Another wording of a proposition.</summary>
    Version,

    /// <summary>What a workshop reported.</summary>
    WorkshopReport,

    /// <summary>Any other answer to a contribution.</summary>
    Comment,
}

/// <summary>A column of the input that is no word of ours, kept as it came.</summary>
public readonly record struct ContributionAttribute(string Name, string Value);

/// <summary>Anything a participant posted, as read from an export. Moderated ones never get here: they are set aside by the reader.</summary>
public sealed record Contribution
{
    readonly PackedText _title, _url;

    /// <summary>Units of <see cref="Title"/>.</summary>
    internal int TitleLength => _title.Length;

    /// <summary>The platform's id, unique in a corpus.</summary>
    public required ContributionId Id { get; init; }

    /// <summary>What it is.</summary>
    public ContributionKind Kind { get; init; }

    /// <summary>What an argument, source, version or comment hangs on; it may be missing from the corpus.</summary>
    public ContributionId? ParentId { get; init; }

    /// <summary>The public number as shown, with its mark (<c>#746</c>); null where the platform gives none.</summary>
    public string? Number { get; init; }

    /// <summary>The declared theme of the concertation or the platform's section; null where none.</summary>
    public string? Theme { get; init; }

    /// <summary>The consultation named in the row; null where none.</summary>
    public string? Consultation { get; init; }

    /// <summary>Title as plain text; empty where none.</summary>
    public string Title { get => _title.Text ?? ""; init => _title = PackedText.Of(value); }

    /// <summary>Body with the way back to its raw cell.</summary>
    public SourceText Body { get; init; } = SourceText.Empty;

    /// <summary>Who posted it; null where not said.</summary>
    public Contributor? Author { get; init; }

    /// <summary>When it was posted; null where not said or unreadable.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its address on the platform; null where none.</summary>
    public string? Url { get => _url.Text; init => _url = PackedText.Of(value); }

    /// <summary>The side declared by its author (arguments); null where not said.</summary>
    public Side? Stance { get; init; }

    /// <summary>Votes declared in the row; null where the row has no vote columns. See <see cref="Corpus.VotesOf"/> for what counts.</summary>
    public VoteCounts? DeclaredVotes { get; init; }

    /// <summary>Unknown columns of the input, in its order.</summary>
    public ImmutableArray<ContributionAttribute> Attributes { get; init; } = [];
}
