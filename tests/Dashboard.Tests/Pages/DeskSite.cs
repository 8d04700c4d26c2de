using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A site with a generated consultation that is large enough to have a table to work on: points, topics, campaigns, controversies.</summary>
public sealed class DeskSite(DatabaseFixture databases, BrowserFixture browser) : AnalysedSite(databases, browser)
{
    protected override ImportResult Read()
    {
        var folder = Directory.CreateTempSubdirectory("sp-desk-").FullName;
        Generation.Write(260, 11, folder, progress: null, CancellationToken.None);
        var read = ImportExport.ReadAll([Path.Combine(folder, "contributions.csv"), Path.Combine(folder, "votes.csv")], new(), CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        return read;
    }
}
