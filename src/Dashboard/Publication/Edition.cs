using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One decision of a person, as it is published: who decided has a pseudonym.</summary>
public sealed record PublicDecision(long Id, DateTimeOffset At, string By, string Kind, string Subject, string Decision, string Reason);

/// <summary>How many things of one kind were masked in one contribution.</summary>
public sealed record MaskCount(ContributionId Contribution, PersonalKind Kind, int Count);

/// <summary>A comment on an earlier version with its answer.</summary>
/// <param name="Comment">The contribution that holds it.</param>
/// <param name="Sentence">The sentence it is about, as its id in the publication.</param>
/// <param name="Version">The version that it comments on; 0 where not said.</param>
/// <param name="Answer">What was answered; empty while nobody has.</param>
/// <param name="Before">The sentence as it was published; empty where it is not known.</param>
/// <param name="After">The sentence as it is now; empty when it is gone.</param>
public sealed record CommentAnswer(ContributionId Comment, string Sentence, int Version, string Answer, string Before, string After)
{
    /// <summary>Whether the sentence changed.</summary>
    public bool Changed => Before.Length > 0 && Before != After;
}

/// <summary>What a publication is called and when it came out.</summary>
/// <param name="Slug">Name of the consultation in commands and addresses.</param>
/// <param name="Title">What the consultation is called.</param>
/// <param name="Theme">Its theme; null where none.</param>
/// <param name="OpensAt">When it opened; null when not said.</param>
/// <param name="ClosesAt">When it closed; null when not said.</param>
/// <param name="Version">From 1.</param>
/// <param name="PublishedAt">When this version came out.</param>
public sealed record EditionTitle(string Slug, string Title, string? Theme, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int Version, DateTimeOffset PublishedAt);

/// <summary>How a publication came to be, as <c>publication.json</c> says it.</summary>
/// <param name="Run">Number of the run; its findings with people's decisions laid over are published.</param>
/// <param name="ProgramVersion">Version of the program.</param>
/// <param name="CodeVersion">Version of the analysis that made the findings.</param>
/// <param name="Seed">Seed of its chance.</param>
/// <param name="Format">Format of the input.</param>
/// <param name="K">Fewest contributors that share a published combination of attributes.</param>
/// <param name="Inputs">Files that were read, with their SHA-256.</param>
/// <param name="Models">Data files that the findings depend on, with their SHA-256.</param>
/// <param name="SetAside">Rows kept apart by moderation.</param>
/// <param name="Rejected">Rows refused as unreadable.</param>
/// <param name="Parameters">All options of the run, as JSON.</param>
/// <param name="Warnings">What a reader must be warned of.</param>
public sealed record EditionRun(long Run, string ProgramVersion, string CodeVersion, int Seed, string Format, int K,
    ImmutableArray<InputFile> Inputs, ImmutableArray<InputFile> Models, long SetAside, long Rejected, string Parameters, ImmutableArray<string> Warnings);

/// <summary>Everything one version of a publication says: no name, no account, nothing that was masked. Pages and tables are written from this alone, and it can be read back from the tables.</summary>
public sealed record Edition
{
    /// <summary>What it is called.</summary>
    public required EditionTitle Title { get; init; }

    /// <summary>How it came to be.</summary>
    public required EditionRun Run { get; init; }

    /// <summary>Contributions as published: pseudonyms, masked plain texts, counted votes, no vote rows.</summary>
    public required Corpus Corpus { get; init; }

    /// <summary>Findings with people's decisions laid over them; spans are of the published bodies.</summary>
    public required Findings Findings { get; init; }

    /// <summary>What people decided, in order.</summary>
    public required ImmutableArray<PublicDecision> Decisions { get; init; }

    /// <summary>What masking hides, in corpus order, then by kind.</summary>
    public required ImmutableArray<MaskCount> Masks { get; init; }

    /// <summary>What became of the attributes of the input.</summary>
    public required ImmutableArray<AttributeRelease> Attributes { get; init; }

    /// <summary>Comments on earlier versions.</summary>
    public ImmutableArray<CommentAnswer> Comments { get; init; } = [];
}
