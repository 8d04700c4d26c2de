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

    /// <summary>By name of the table, columns for words of the canonical table; it wins over <see cref="Map"/>.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Maps { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Bounds of what is read.</summary>
    public ImportOptions Bounds { get; init; } = new();

    /// <summary>The order on the import page that this does; null where there is none.</summary>
    public long? OrderId { get; init; }

    /// <summary>What is to become of contributions that the files lack.</summary>
    public ImportScope Scope { get; init; }

    /// <summary>Whether to count only.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What an import did.</summary>
/// <param name="Outcome">Its counts.</param>
/// <param name="Read">Formats, files and warnings.</param>
/// <param name="Rejects">The first rejects.</param>
/// <param name="RejectsFile">File of all rejects; null when nothing was rejected.</param>
public sealed record ImportDone(ImportOutcome Outcome, ImportSummary Read, ImmutableArray<Reject> Rejects, string? RejectsFile);

/// <summary>Reads an export and merges it into its consultation; doing it twice is doing it once.</summary>
public sealed class ImportJob(ImportStore imports, DataFolder folder)
{
    /// <summary>Does the import.</summary>
    /// <exception cref="ImportException">The file cannot be read as a whole.</exception>
    public async Task<ImportDone> RunAsync(ImportOrder order, ImportMeter meter, CancellationToken cancel)
    {
        var options = order.Bounds with { Format = order.Format, Map = order.Map, Maps = order.Maps, Elsewhere = () => imports.InForce(order.Slug) };
        var beside = folder.In("imports", $".{Guid.NewGuid():N}.csv");
        RejectsFile? rejects = null;
        try
        {
            var inputs = InputFiles.Of([order.Path], cancel).Select(f => (f.Name, f.Sha256)).ToImmutableArray();
            var (outcome, read) = await imports.TakeAsync(
                (sink, stop) => ImportExport.Read([order.Path], options, rejects = new(sink, beside), stop),
                new(order.Slug, Title(order.Slug), order.By, inputs, order.Scope, order.DryRun) { OrderId = order.OrderId, NamedByFiles = true },
                meter, cancel);
            return new(outcome, read, rejects?.First ?? [], rejects?.Keep($"{order.Slug}-{(outcome.Id == 0 ? "essai" : outcome.Id)}-rejets.csv"));
        }
        finally
        {
            rejects?.Dispose();
            File.Delete(beside);
        }
    }

    static string Title(string slug)
    {
        var words = slug.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? slug : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
