using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes what a reader read into a consultation: the whole or nothing, and twice the same is once.</summary>
public sealed class ImportStore(NpgsqlDataSource db)
{
    /// <summary>Takes what was read into memory; two imports of one consultation wait for each other.</summary>
    /// <param name="read">What the reader read.</param>
    /// <param name="request">Where to, who asks, whether the files are the whole.</param>
    /// <param name="cancel">Stops it; nothing is left.</param>
    public async Task<ImportOutcome> MergeAsync(ImportResult read, ImportRequest request, CancellationToken cancel) =>
        (await TakeAsync((sink, _) =>
        {
            foreach (var contribution in read.Contributions) sink.Take(contribution, FileOf(read), 0);
            foreach (var vote in read.Votes) sink.Take(vote, FileOf(read), 0);
            foreach (var row in read.SetAside) sink.Take(row);
            foreach (var reject in read.Rejects) sink.Take(reject);
            return new(read.Format, read.Name, read.Warnings, read.Files);
        }, request, new(), cancel)).Outcome;

    /// <summary>Reads and merges in one transaction: whatever breaks off half way leaves nothing.</summary>
    /// <param name="read">Reads into the sink.</param>
    /// <param name="request">Where to, who asks, whether the files are the whole.</param>
    /// <param name="meter">Shows how far it has come.</param>
    /// <param name="cancel">Stops it; nothing is left.</param>
    public async Task<(ImportOutcome Outcome, ImportSummary Read)> TakeAsync(Func<IImportSink, CancellationToken, ImportSummary> read,
        ImportRequest request, ImportMeter meter, CancellationToken cancel)
    {
        await using var beside = await db.OpenConnectionAsync(cancel); // asks while the other one is busy receiving rows
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        meter.Phase = "wait";
        await LongSql.RunAsync(connection, "select pg_advisory_xact_lock(hashtextextended('synthesis:import:' || $1, 0))", cancel, request.Slug);
        meter.Phase = "read";
        var isNew = await Sql.RunAsync(connection, "insert into consultations (slug, title) values ($1, $2) on conflict (slug) do nothing", cancel, request.Slug, request.Title) > 0;
        var consultation = await Sql.ScalarAsync<long>(connection, "select id from consultations where slug = $1", cancel, request.Slug);
        var import = await Sql.ScalarAsync<long>(connection, "select nextval(pg_get_serial_sequence('imports', 'id'))", cancel);
        var hasContributions = await Sql.ScalarAsync<bool>(connection, "select exists (select from contributions where consultation_id = $1)", cancel, consultation);
        var sources = new SourceKeys(beside, consultation);
        using var contributions = hasContributions ? ContributionCopy.OfDifferences(connection, new(beside, consultation))
            : request.DryRun ? ContributionCopy.Staged(connection) : ContributionCopy.Straight(connection, import, consultation);
        var staged = new StagedImport(connection, contributions, sources, meter);
        await staged.OpenAsync(cancel);
        var summary = await Task.Run(() =>
        {
            using var parallel = new ParallelSink(staged);
            var said = read(parallel, cancel);
            parallel.Complete();
            staged.Complete();
            return said;
        }, cancel);
        meter.Phase = "merge";
        await sources.WriteAsync(connection, cancel);
        if (isNew && request.NamedByFiles && summary.Name.Length > 0)
            await Sql.RunAsync(connection, "update consultations set title = $2 where id = $1", cancel, consultation, StorableText.Of(summary.Name));
        var merge = new ImportMerge(connection, import, consultation, hasContributions, [.. sources.Keys]);

        var missing = await merge.CompareAsync(summary.ReplacedVotes, cancel);
        var (added, changed) = await merge.MergeContributionsAsync(staged.Contributions, cancel);
        var votes = await merge.MergeVotesAsync(cancel);
        var (withdrawn, spared) = request.Scope switch
        {
            ImportScope.Whole => (await merge.WithdrawAllAsync(cancel), 0),
            ImportScope.Part => (0, 0),
            _ => await merge.WithdrawVanishedAsync(cancel),
        };
        summary = summary with { Warnings = summary.Warnings.AddRange(Warnings(await merge.CutCirclesAsync(cancel), spared)) };

        var counts = summary.Counts;
        (added, changed) = (added + votes.New, changed + votes.Changed);
        var outcome = new ImportOutcome(request.DryRun ? 0 : import, counts.Read, added, changed,
            counts.Contributions + counts.Votes - added - changed, counts.SetAside, counts.Rejected, missing, withdrawn)
        {
            Touched = await TouchedFindings.FindAsync(connection, consultation, cancel),
        };
        if (!outcome.AddsUp || outcome.Unchanged < 0)
            throw new InvalidOperationException($"Import counts do not add up: {outcome}");
        if (request.DryRun) return (outcome, summary); // leaving without commit takes everything back
        meter.Phase = "record";
        await ImportRecord.WriteAsync(connection, consultation, summary, request, outcome, staged.Headers, cancel);
        await transaction.CommitAsync(cancel);
        return (outcome, summary);
    }

    /// <summary>Lists the contributions in force of a consultation, with whether each is set aside; none where the consultation isn't there.</summary>
    public IEnumerable<(string Id, bool IsSetAside)> InForce(string slug)
    {
        using var connection = db.OpenConnection();
        using var command = Sql.Command(connection, """
            select contribution_id, set_aside is not null from contributions
            where consultation_id = (select id from consultations where slug = $1) and until_import is null
            """, [slug]);
        command.CommandTimeout = 0;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return (rows.GetString(0), rows.GetBoolean(1));
    }

    /// <summary>Gives the number of the last import of a consultation; 0 when there is none.</summary>
    public Task<long> LastAsync(long consultationId, CancellationToken cancel) =>
        db.ScalarAsync<long>("select coalesce(max(id), 0) from imports where consultation_id = $1", cancel, consultationId);

    /// <summary>Lists the imports of a consultation, the last first.</summary>
    public Task<ImmutableArray<ImportLine>> ListAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select id, rows_read, rows_new, rows_changed, rows_unchanged, rows_set_aside, rows_rejected, withdrawn, imported_at, imported_by, format, warnings, touched::text, files::text
        from imports where consultation_id = $1 order by id desc
        """, r => new ImportLine(new(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6),
            r.GetInt64(7), r.GetInt64(7)) { Touched = TouchedFindings.Of(r.GetString(12)) }, r.GetFieldValue<DateTimeOffset>(8), r.GetString(9), r.GetString(10), r.Texts(11))
            { Files = FilesOf(r.GetString(13)) }, cancel, consultationId);

    /// <summary>Tells where the corpus of a consultation came from.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="asOfImport">Import after which it is wanted.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<ImportSources> SourcesAsync(long consultationId, long asOfImport, CancellationToken cancel)
    {
        var imports = await db.ListAsync("""
            select * from (
                select distinct on (jsonb_path_query_array(files, '$[*].file')) id, format, inputs::text, warnings, files::text
                from imports where consultation_id = $1 and id <= $2
                order by jsonb_path_query_array(files, '$[*].file'), id desc) latest
            order by id
            """, r => (Id: r.GetInt64(0), Format: r.GetString(1), Inputs: JsonSerializer.Deserialize<string[][]>(r.GetString(2)) ?? [],
                Warnings: r.Texts(3), Counts: Counts(r.GetString(4))), cancel, consultationId, asOfImport);
        var ids = imports.Select(i => i.Id).ToArray();
        var rejects = await db.ListAsync("select file, line, field, value, reason from rejects where import_id = any($1) order by import_id, position",
            r => new Reject(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4)), cancel, ids);
        var setAside = await db.ListAsync("select file, line, contribution_id, reason from rows_set_aside where import_id = any($1) order by import_id, position",
            r => new SetAsideRow(r.GetString(0), r.GetInt32(1), r.Id(2), r.GetString(3), null), cancel, ids);
        return new(string.Join('+', imports.Select(i => i.Format).Distinct(StringComparer.Ordinal)),
            [.. imports.SelectMany(i => i.Inputs).Select(i => (i[0], i[1])).Distinct()
                .OrderBy(i => i.Item1, StringComparer.Ordinal).ThenBy(i => i.Item2, StringComparer.Ordinal)],
            imports.Aggregate(default(ImportCounts), (sum, i) => sum + i.Counts), rejects, setAside, [.. imports.SelectMany(i => i.Warnings)]);
    }

    static ImportCounts Counts(string files) => FilesOf(files).Aggregate(default(ImportCounts), (sum, f) => sum + f.Counts);

    static ImmutableArray<(string File, ImportCounts Counts)> FilesOf(string files)
    {
        using var json = JsonDocument.Parse(files);
        return [.. json.RootElement.EnumerateArray().Select(f => (f.GetProperty("file").GetString() ?? "", new ImportCounts(
            f.GetProperty("read").GetInt64(), f.GetProperty("contributions").GetInt64(), f.GetProperty("votes").GetInt64(),
            f.GetProperty("set_aside").GetInt64(), f.GetProperty("rejected").GetInt64())))];
    }

    static string FileOf(ImportResult read) => read.Files.IsEmpty ? "" : read.Files[0].File;

    static IEnumerable<string> Warnings(IReadOnlyList<string> circles, long spared)
    {
        if (circles.Count > 0)
            yield return $"{FrenchNumbers.Count(circles.Count, "contribution")} : parent refusé car il formerait un cercle avec ce qui était déjà importé, laissé vide ({string.Join(", ", circles.Take(5))}{(circles.Count > 5 ? ", …" : "")}).";
        if (spared > 0)
            yield return $"{FrenchNumbers.Count(spared, "contribution manque", "contributions manquent")} par rapport à l’export précédent du même nom, plus de la moitié : rien n’est retiré. Si ce fichier est toute la consultation, dites-le (--whole) et ce qui n’y est pas sera marqué retiré.";
    }
}
