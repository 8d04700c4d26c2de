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
        var plans = PlansOf(sets.Find(paths), planner, warnings);
        var tables = plans.SelectMany(p => p.Plan.Tables).ToList();
        var reader = new CorpusReader(sink, options, tables.Exists(t => t.IsVotes || t.Format.Role == TableRole.Mixed), cancel);
        if (tables.TrueForAll(t => t.IsVotes) && plans.TrueForAll(p => p.Plan.Documents.IsEmpty) && options.Elsewhere?.Invoke().Any() != true)
            throw new ImportException($"{Shown.List([.. tables.Select(t => t.Source.Name)])} : des votes sans les contributions sur lesquelles ils portent ; donnez aussi le fichier des contributions.");
        // what is voted on comes before the votes, over all sets
        foreach (var table in tables.Where(t => !t.IsVotes)) reader.Read(table);
        foreach (var (set, plan) in plans)
            foreach (var document in plan.Documents) ReadDocument(reader, document, set, options, warnings, cancel);
        foreach (var table in tables.Where(t => t.IsVotes)) reader.Read(table);
        warnings.AddRange(reader.Finish());
        if (reader.Files.Sum(f => f.Counts.Read) == 0)
            throw NothingRead(reader, warnings);
        var formats = tables.Select(t => t.Format.Name).Concat(plans.Exists(p => !p.Plan.Documents.IsEmpty) ? [FormatNames.Documents] : []);
        var names = plans.Select(p => p.Plan.Name).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return new(string.Join('+', formats.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), names.Count == 1 ? names[0] : reader.OnlyConsultation, [.. warnings], [.. reader.Files]) { ReplacedVotes = reader.ReplacedVotes };
    }

    // of a folder of folders, those that hold no contributions are told and left aside
    static List<(InputSet Set, Plan Plan)> PlansOf(System.Collections.Immutable.ImmutableArray<InputSet> sets, Planner planner, List<string> warnings)
    {
        var plans = new List<(InputSet, Plan)>();
        ImportException? failure = null;
        foreach (var set in sets)
            try
            {
                plans.Add((set, planner.Of(set)));
            }
            catch (ImportException e) when (set.Prefix.Length > 0)
            {
                failure ??= e;
                warnings.Add("Laissé de côté : " + e.Message);
            }
        return plans.Count == 0 && failure is not null ? throw failure : plans;
    }

    // one bad document of a folder is told and left aside; a document named by a person must be read
    static void ReadDocument(CorpusReader reader, InputFile document, InputSet set, ImportOptions options, List<string> warnings, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            foreach (var (line, report) in Documents.Read(document, set.Prefix, options, warnings.Add)) reader.Read(document.Name, line, report);
        }
        catch (ImportException e) when (!set.Named && set.Files.Length > 1)
        {
            warnings.Add("Laissé de côté : " + e.Message);
        }
    }

    static ImportException NothingRead(CorpusReader reader, List<string> warnings) => reader.Files.Count > 0
        ? new($"Aucune ligne à lire dans {Shown.List([.. reader.Files.Select(f => f.File)])} : seul l'en-tête est là ; redemandez l'export à la plateforme.")
        : new($"Rien à lire : {Shown.Cell(warnings.FindLast(w => w.StartsWith("Laissé de côté", StringComparison.Ordinal)) ?? "aucun fichier reconnu")}");
}
