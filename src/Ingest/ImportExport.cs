namespace SynthesisPipeline.Ingest;

/// <summary>Reads platforms' exports: files and folders in, contributions, votes and rejects out.</summary>
public static class ImportExport
{
    /// <summary>Reads files and folders as one corpus, into memory.</summary>
    /// <param name="paths">Files or folders; a folder is read whole, in the order its files need.</param>
    /// <param name="options">Format, mapping, bounds.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="ImportException">A path is absent, empty or unreadable as a whole.</exception>
    public static ImportResult ReadAll(IReadOnlyList<string> paths, ImportOptions options, CancellationToken cancel)
    {
        var sink = new CollectingSink();
        return sink.ToResult(Read(paths, options, sink, cancel));
    }

    /// <summary>Reads files and folders as one corpus, row by row into a sink: memory holds ids and voters, never texts.</summary>
    /// <param name="paths">Files or folders; a folder is read whole, in the order its files need.</param>
    /// <param name="options">Format, mapping, bounds.</param>
    /// <param name="sink">Receives contributions, votes, set-aside rows and rejects as they are read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>Format, name, warnings and counts, known only at the end.</returns>
    /// <exception cref="ImportException">A path is absent, empty or unreadable as a whole, perhaps only found out after rows were given.</exception>
    public static ImportSummary Read(IReadOnlyList<string> paths, ImportOptions options, IImportSink sink, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        var warnings = new List<string>();
        using var sets = new InputSets(options, warnings);
        var planner = new Planner(options, warnings);
        var plans = sets.Find(paths).Select(planner.Of).ToList();
        var reader = new CorpusReader(sink, options, cancel);
        foreach (var table in plans.SelectMany(p => p.Tables).Where(t => t.Format.Role is TableRole.Contributions or TableRole.Mixed)) reader.Read(table);
        foreach (var table in plans.SelectMany(p => p.Tables).Where(t => t.Format.Role is TableRole.Votes or TableRole.VoteMatrix)) reader.Read(table);
        warnings.AddRange(reader.Finish());
        if (reader.Files.Sum(f => f.Counts.Read) == 0)
            throw new ImportException($"Aucune ligne à lire dans {Shown.List([.. reader.Files.Select(f => f.File)])} : seul l'en-tête est là ; redemandez l'export à la plateforme.");
        var formats = plans.SelectMany(p => p.Tables).Select(t => t.Format.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var names = plans.Select(p => p.Name).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return new(string.Join('+', formats), names.Count == 1 ? names[0] : reader.OnlyConsultation, [.. warnings], [.. reader.Files]);
    }
}
