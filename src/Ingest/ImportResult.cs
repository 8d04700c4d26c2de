using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Everything that was read from a set of files, held in memory.</summary>
/// <param name="Format">Name of the format recognised; several joined by <c>+</c>.</param>
/// <param name="Name">What the export calls the consultation; empty when it doesn't say.</param>
/// <param name="Contributions">In order of the files.</param>
/// <param name="Votes">One a voter and contribution: the last.</param>
/// <param name="SetAside">Rows kept apart.</param>
/// <param name="Rejects">Rows refused, one or more a row.</param>
/// <param name="Warnings">Sentences in French: fields emptied, files left aside, totals that differ from vote rows.</param>
/// <param name="Files">Counts a file, in order of reading.</param>
public sealed record ImportResult(string Format, string Name, ImmutableArray<Contribution> Contributions, ImmutableArray<Vote> Votes,
    ImmutableArray<SetAsideRow> SetAside, ImmutableArray<Reject> Rejects, ImmutableArray<string> Warnings,
    ImmutableArray<(string File, ImportCounts Counts)> Files)
{
    /// <summary>Counts over all files. A vote that a later one of the same voter replaced still counts as a vote row read.</summary>
    public ImportCounts Counts => Files.Aggregate(default(ImportCounts), (sum, f) => sum + f.Counts);
}
