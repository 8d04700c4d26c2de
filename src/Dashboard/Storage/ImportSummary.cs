using System.Collections.Immutable;

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
/// <param name="Withdrawn">How many of those were withdrawn, because the file was said to be the whole of the consultation.</param>
public sealed record ImportSummary(long Id, long Read, long New, long Changed, long Unchanged, long SetAside, long Rejected,
    long Missing, long Withdrawn)
{
    /// <summary>Whether nothing was lost.</summary>
    public bool AddsUp => Read == New + Changed + Unchanged + SetAside + Rejected;
}

/// <summary>One import as the list of imports shows it.</summary>
/// <param name="Summary">Its counts.</param>
/// <param name="At">When.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Format">Format recognised.</param>
/// <param name="Warnings">What the reader warned of, in French.</param>
public sealed record ImportLine(ImportSummary Summary, DateTimeOffset At, string By, string Format, ImmutableArray<string> Warnings);

/// <summary>What is asked of an import.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Whole">Whether the files are the whole consultation: what they lack is then withdrawn. Otherwise it stays.</param>
public sealed record ImportRequest(string By, bool Whole);

