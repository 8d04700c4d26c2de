using System.Collections.Immutable;
using System.Text.Json;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>One column of a table that was laid down.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Word">What it is taken for; null where it is kept as an attribute.</param>
public sealed record FoundColumn(string Name, string? Word);

/// <summary>One table that was laid down: what a page shows of it.</summary>
/// <param name="Name">Name of the file, with its sheet where there are several.</param>
/// <param name="Format">Format recognised; empty when no column can be its text.</param>
/// <param name="Columns">The first columns, and all that stand for a word.</param>
/// <param name="MoreColumns">Columns beyond these, kept as attributes.</param>
/// <param name="Rows">The first rows, cells in the order of <paramref name="Columns"/>.</param>
/// <param name="IsMapped">Whether a person said what its columns mean, now or at an earlier file.</param>
public sealed record FoundTable(string Name, string Format, ImmutableArray<FoundColumn> Columns, int MoreColumns, ImmutableArray<ImmutableArray<string>> Rows, bool IsMapped);

/// <summary>What reading files without taking them found, or what taking them did.</summary>
public sealed record ImportFindings
{
    static readonly JsonSerializerOptions s_json = new() { IncludeFields = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Tables with their first rows; documents have none.</summary>
    public ImmutableArray<FoundTable> Tables { get; init; } = [];

    /// <summary>Why nothing can be imported as it stands, in French; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Counts; null where nothing could be read.</summary>
    public ImportOutcome? Outcome { get; init; }

    /// <summary>Formats recognised.</summary>
    public string Format { get; init; } = "";

    /// <summary>Sentences in French on what was guessed, emptied or left aside.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Counts a file.</summary>
    public ImmutableArray<(string File, ImportCounts Counts)> Files { get; init; } = [];

    /// <summary>The first rejects.</summary>
    public ImmutableArray<Reject> Rejects { get; init; } = [];

    /// <summary>Whether a mapping was taken over from an earlier file of the consultation.</summary>
    public bool Remembered { get; init; }

    /// <summary>Writes it for the database.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; nothing found where nothing was written.</summary>
    public static ImportFindings Of(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportFindings>(json, s_json) ?? new();
}
