using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>What is to be imported, as the queue keeps it.</summary>
/// <param name="Path">File or folder.</param>
/// <param name="Slug">Name of the consultation, made when there is none.</param>
/// <param name="By">Who asks.</param>
public sealed record ImportOrder(string Path, string Slug, string By)
{
    /// <summary>Format to force; null to recognise it.</summary>
    public string? Format { get; init; }

    /// <summary>Columns to read for words of the canonical table.</summary>
    public ImmutableDictionary<string, string> Map { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether what the file lacks is withdrawn.</summary>
    public bool Whole { get; init; }

    /// <summary>Whether to count only.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Reads an export and merges it into its consultation; doing it twice is doing it once.</summary>
public sealed class ImportJob(ImportStore imports, DataFolder folder)
{
    /// <summary>Does the import.</summary>
    /// <returns>What it did, what was read, and the file of the rejects; null when nothing was rejected.</returns>
    /// <exception cref="ImportException">The file cannot be read as a whole.</exception>
    public async Task<(ImportOutcome Summary, ImportResult Read, string? Rejects)> RunAsync(ImportOrder order, CancellationToken cancel)
    {
        var read = ImportExport.ReadAll([order.Path], new() { Format = order.Format, Map = order.Map }, cancel);
        var inputs = InputFiles.Of([order.Path], cancel).Select(f => (f.Name, f.Sha256)).ToImmutableArray();
        var request = new ImportRequest(order.Slug, read.Name.Length > 0 ? read.Name : Title(order.Slug), order.By, inputs, order.Whole, order.DryRun);
        var summary = await imports.MergeAsync(read, request, cancel);
        return (summary, read, read.Rejects.IsEmpty ? null : Write(order.Slug, summary, read.Rejects));
    }

    string Write(string slug, ImportOutcome summary, ImmutableArray<Reject> rejects)
    {
        var path = folder.In("imports", $"{slug}-{(summary.Id == 0 ? "essai" : summary.Id)}-rejets.csv");
        using var table = new CsvTable(new FileStream(path, FileMode.Create, FileAccess.Write), ["file", "line", "field", "value", "reason"]);
        foreach (var reject in rejects)
            table.Exact(reject.File).Number(reject.Line).Text(reject.Field).Text(reject.Value).Text(reject.Reason).EndRow();
        return path;
    }

    static string Title(string slug)
    {
        var words = slug.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? slug : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
