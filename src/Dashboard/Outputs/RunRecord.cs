using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>One file that was read.</summary>
/// <param name="Name">Its name, with <c>/</c> inside a folder that was given whole; never a place on the machine.</param>
/// <param name="Sha256">Hash of its bytes, in lower-case hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256);

/// <summary>What one stage cost.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakMemoryMb">Largest working set seen during it, in MB (10⁶ bytes).</param>
public sealed record StageRecord(string Name, double Seconds, double PeakMemoryMb);

/// <summary>Says how findings came to be: what was read, with which options, at which cost.</summary>
public sealed record RunRecord
{
    /// <summary>Seed and options.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>The format that was recognised, or several joined by <c>+</c>.</summary>
    public string Format { get; init; } = "";

    /// <summary>Files read, in ordinal order of names; empty when the corpus came from the database.</summary>
    public ImmutableArray<InputFile> Inputs { get; init; } = [];

    /// <summary>Counts of rows over all files.</summary>
    public required ImportCounts Counts { get; init; }

    /// <summary>Rows refused.</summary>
    public ImmutableArray<Reject> Rejects { get; init; } = [];

    /// <summary>Rows kept apart.</summary>
    public ImmutableArray<SetAsideRow> SetAside { get; init; } = [];

    /// <summary>Warnings of the import, in French. The findings' own are added when the record is written.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Stages in order.</summary>
    public ImmutableArray<StageRecord> Stages { get; init; } = [];

    /// <summary>When the run started; null where it is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Makes the record of files read by <see cref="ImportExport"/>.</summary>
    public static RunRecord Of(ImportResult import, ImmutableArray<InputFile> inputs, RunOptions options) => new()
    {
        Options = options, Format = import.Format, Inputs = inputs, Counts = import.Counts,
        Rejects = import.Rejects, SetAside = import.SetAside, Warnings = import.Warnings,
    };
}
