using SynthesisPipeline.Ingest;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A site with the RUA consultation where the shared data lie beside the sources; with the made-up one where they don't, and then nothing is measured on it.</summary>
public sealed class RuaSite(DatabaseFixture databases, BrowserFixture browser) : AnalysedSite(databases, browser)
{
    /// <summary>The folder of the export; it may not be there.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "..", "shared", "data", "rua-fonctionnement");

    protected override ImportResult Read() => Directory.Exists(Folder) ? ImportExport.ReadAll([Folder], new(), CancellationToken.None) : base.Read();
}
