using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>What can be said of an import as a whole, beside the rows its sink received.</summary>
/// <param name="Format">Name of the format recognised; several joined by <c>+</c>.</param>
/// <param name="Name">What the export calls the consultation; empty when it doesn't say.</param>
/// <param name="Warnings">Sentences in French: fields emptied, files left aside, totals that differ from vote rows.</param>
/// <param name="Files">Counts a file, in order of reading. A vote that a later one of the same voter replaced still counts as a vote row read.</param>
public sealed record ImportSummary(string Format, string Name, ImmutableArray<string> Warnings,
    ImmutableArray<(string File, ImportCounts Counts)> Files)
{
    /// <summary>Votes read that a later one of the same voter on the same contribution replaces: the sink has to let the later count.</summary>
    public long ReplacedVotes { get; init; }

    /// <summary>Counts over all files.</summary>
    public ImportCounts Counts => Files.Aggregate(default(ImportCounts), (sum, f) => sum + f.Counts);
}
