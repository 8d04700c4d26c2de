using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>What one import did to a consultation. <see cref="Read"/> is always the sum of the five that follow it.</summary>
/// <param name="Id">Number of the import; 0 for a dry run.</param>
/// <param name="Read">Rows of all files.</param>
/// <param name="New">Contributions and votes that were not there before.</param>
/// <param name="Changed">Contributions and votes that were there and now say something else, or came back.</param>
/// <param name="Unchanged">Rows that changed nothing.</param>
/// <param name="SetAside">Rows kept apart: moderated, abuse reports and what they point at.</param>
/// <param name="Rejected">Rows refused.</param>
/// <param name="Missing">Contributions in force that this import does not hold.</param>
/// <param name="Withdrawn">How many of those were withdrawn: gone from a later export of the same file, or the file was said to be the whole.</param>
public sealed record ImportOutcome(long Id, long Read, long New, long Changed, long Unchanged, long SetAside, long Rejected,
    long Missing, long Withdrawn)
{
    /// <summary>Findings of the latest run that rested on what changed or was withdrawn.</summary>
    public TouchedFindings Touched { get; init; } = TouchedFindings.None;

    /// <summary>Whether nothing was lost.</summary>
    public bool AddsUp => Read == New + Changed + Unchanged + SetAside + Rejected;
}

/// <summary>One import as the list of imports shows it.</summary>
/// <param name="Summary">Its counts.</param>
/// <param name="At">When.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Format">Format recognised.</param>
/// <param name="Warnings">What the reader warned of, in French.</param>
public sealed record ImportLine(ImportOutcome Summary, DateTimeOffset At, string By, string Format, ImmutableArray<string> Warnings)
{
    /// <summary>Counts a file, in order of reading.</summary>
    public ImmutableArray<(string File, ImportCounts Counts)> Files { get; init; } = [];
}

/// <summary>What is to become of contributions that the files lack.</summary>
public enum ImportScope
{
    /// <summary>Those that an earlier export of the same name held are withdrawn, unless more than half of them would be.</summary>
    SameFile,

    /// <summary>All are withdrawn: the files are the whole consultation.</summary>
    Whole,

    /// <summary>All stay: the files are a part of it.</summary>
    Part,
}

/// <summary>What is asked of an import.</summary>
/// <param name="Slug">Name of the consultation, made when there is none.</param>
/// <param name="Title">Its title, should it be made.</param>
/// <param name="By">Who asks.</param>
/// <param name="Inputs">Names of the files read, with their hashes.</param>
/// <param name="Scope">What is to become of contributions that the files lack.</param>
/// <param name="DryRun">Whether to count only and leave everything as it was.</param>
public sealed record ImportRequest(string Slug, string Title, string By, ImmutableArray<(string Name, string Sha256)> Inputs, ImportScope Scope, bool DryRun)
{
    /// <summary>Whether a consultation that is made takes the title that the files give it, where they give one.</summary>
    public bool NamedByFiles { get; init; }

    /// <summary>The order on the import page that asks; it learns the import's number in the same transaction. Null where there is none.</summary>
    public long? OrderId { get; init; }
}

/// <summary>Where the corpus of a consultation came from: the last import of each set of files, taken together.</summary>
/// <param name="Format">Formats recognised, joined by <c>+</c>.</param>
/// <param name="Inputs">Files with their hashes.</param>
/// <param name="Counts">Rows of those files.</param>
/// <param name="Rejects">Rows refused.</param>
/// <param name="SetAside">Rows kept apart, without what they said.</param>
/// <param name="Warnings">What the reader warned of, in French.</param>
public sealed record ImportSources(string Format, ImmutableArray<(string Name, string Sha256)> Inputs, ImportCounts Counts,
    ImmutableArray<Reject> Rejects, ImmutableArray<SetAsideRow> SetAside, ImmutableArray<string> Warnings);
