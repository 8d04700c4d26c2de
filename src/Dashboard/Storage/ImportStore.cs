using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes what a reader read into a consultation: the whole or nothing, and twice the same is once.</summary>
public sealed class ImportStore(NpgsqlDataSource db)
{
    /// <summary>Merges rows into a consultation in one transaction; two imports of one consultation wait for each other.</summary>
    /// <param name="read">What the reader read.</param>
    /// <param name="request">Where to, who asks, whether the files are the whole.</param>
    /// <param name="cancel">Stops it; nothing is left.</param>
    public async Task<ImportOutcome> MergeAsync(ImportResult read, ImportRequest request, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Sql.RunAsync(connection, "select pg_advisory_xact_lock(hashtextextended('synthesis:import:' || $1, 0))", cancel, request.Slug);
        await Sql.RunAsync(connection, "insert into consultations (slug, title) values ($1, $2) on conflict (slug) do nothing", cancel, request.Slug, request.Title);
        var consultationId = await Sql.ScalarAsync<long>(connection, "select id from consultations where slug = $1", cancel, request.Slug);
        var import = await Sql.ScalarAsync<long>(connection, "select nextval(pg_get_serial_sequence('imports', 'id'))", cancel);
        await StageContributionsAsync(connection, read, cancel);
        await StageVotesAsync(connection, read, cancel);

        var contributions = await MergeContributionsAsync(connection, import, consultationId, cancel);
        var votes = await MergeVotesAsync(connection, import, consultationId, cancel);
        var missing = await Sql.ScalarAsync<long>(connection, """
            select count(*) from contributions c where consultation_id = $1 and until_import is null
            and not exists (select from staged_contributions s where s.contribution_id = c.contribution_id)
            """, cancel, consultationId);
        if (request.Whole) await WithdrawAsync(connection, import, consultationId, cancel);

        var counts = read.Counts;
        var (added, changed) = (contributions.New + votes.New, contributions.Changed + votes.Changed);
        var summary = new ImportOutcome(request.DryRun ? 0 : import, counts.Read, added, changed,
            counts.Contributions + counts.Votes - added - changed, counts.SetAside, counts.Rejected, missing, request.Whole ? missing : 0);
        if (!summary.AddsUp || summary.Unchanged < 0)
            throw new InvalidOperationException($"Import counts do not add up: {summary}");
        if (request.DryRun) return summary; // leaving without commit takes everything back
        await RecordAsync(connection, consultationId, read, request, summary, cancel);
        await transaction.CommitAsync(cancel);
        return summary;
    }

    /// <summary>Gives the number of the last import of a consultation; 0 when there is none.</summary>
    public Task<long> LastAsync(long consultationId, CancellationToken cancel) =>
        db.ScalarAsync<long>("select coalesce(max(id), 0) from imports where consultation_id = $1", cancel, consultationId);

    /// <summary>Lists the imports of a consultation, the last first.</summary>
    public Task<ImmutableArray<ImportLine>> ListAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select id, rows_read, rows_new, rows_changed, rows_unchanged, rows_set_aside, rows_rejected, withdrawn, imported_at, imported_by, format, warnings
        from imports where consultation_id = $1 order by id desc
        """, r => new ImportLine(new(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6),
            r.GetInt64(7), r.GetInt64(7)), r.GetFieldValue<DateTimeOffset>(8), r.GetString(9), r.GetString(10), r.Texts(11)), cancel, consultationId);

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

    static ImportCounts Counts(string files)
    {
        using var json = JsonDocument.Parse(files);
        return json.RootElement.EnumerateArray().Aggregate(default(ImportCounts), (sum, f) => sum + new ImportCounts(
            f.GetProperty("read").GetInt64(), f.GetProperty("contributions").GetInt64(), f.GetProperty("votes").GetInt64(),
            f.GetProperty("set_aside").GetInt64(), f.GetProperty("rejected").GetInt64()));
    }

    static async Task StageContributionsAsync(NpgsqlConnection connection, ImportResult read, CancellationToken cancel)
    {
        await Sql.RunAsync(connection, $"""
            create temp table staged_contributions on commit drop as
            select content_hash, set_aside, {ContributionRows.Columns} from contributions limit 0
            """, cancel);
        await using (var copy = await connection.BeginBinaryImportAsync($"copy staged_contributions (content_hash, set_aside, {ContributionRows.Columns}) from stdin (format binary)", cancel))
        {
            foreach (var (contribution, setAside) in Rows(read))
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(ContributionHash.Of(contribution, setAside), NpgsqlDbType.Bytea, cancel);
                if (setAside is null) await copy.WriteNullAsync(cancel); else await copy.WriteAsync(StorableText.Of(setAside), NpgsqlDbType.Text, cancel);
                await ContributionRows.WriteAsync(copy, contribution, cancel);
            }
            await copy.CompleteAsync(cancel);
        }
        await Sql.RunAsync(connection, "create unique index on staged_contributions (contribution_id); analyze staged_contributions", cancel);
    }

    /// <summary>Every row with a contribution, once an id: one to draft from outweighs one that is set aside.</summary>
    static IEnumerable<(Contribution Contribution, string? SetAside)> Rows(ImportResult read)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var contribution in read.Contributions)
            if (seen.Add(StorableText.Of(contribution.Id.Value))) yield return (contribution, null);
        foreach (var row in read.SetAside)
            if (row.Contribution is { } contribution && seen.Add(StorableText.Of(contribution.Id.Value))) yield return (contribution, row.Reason);
    }

    static async Task StageVotesAsync(NpgsqlConnection connection, ImportResult read, CancellationToken cancel)
    {
        await Sql.RunAsync(connection, "create temp table staged_votes on commit drop as select contribution_id, voter, value from votes limit 0", cancel);
        await BulkRows.WriteAsync(connection, "staged_votes (contribution_id, voter, value)", read.Votes,
            (v, _) => [v.Contribution, v.Voter, WordNames.Of(v.Value)], cancel);
        await Sql.RunAsync(connection, "create unique index on staged_votes (contribution_id, voter); analyze staged_votes", cancel);
    }

    // A staged row that says something else closes the version in force; then every staged row without one opens its own.
    // Two statements, since within one the order of both is not defined. Rows set aside are not counted here.
    static async Task<(long New, long Changed)> MergeContributionsAsync(NpgsqlConnection connection, long import, long consultationId, CancellationToken cancel)
    {
        await Sql.RunAsync(connection, """
            update contributions c set until_import = $1 from staged_contributions s
            where c.consultation_id = $2 and c.contribution_id = s.contribution_id and c.until_import is null and c.content_hash <> s.content_hash
            """, cancel, import, consultationId);
        return await CountAsync(connection, $"""
            with opened as (
                insert into contributions (consultation_id, version, since_import, content_hash, set_aside, {ContributionRows.Columns})
                select $2, 1 + coalesce((select max(version) from contributions v where v.consultation_id = $2 and v.contribution_id = s.contribution_id), 0),
                    $1, content_hash, set_aside, {ContributionRows.Columns}
                from staged_contributions s where not exists (
                    select from contributions c where c.consultation_id = $2 and c.contribution_id = s.contribution_id and c.until_import is null)
                returning version, set_aside)
            select count(*) filter (where version = 1), count(*) filter (where version > 1) from opened where set_aside is null
            """, import, consultationId, cancel);
    }

    static async Task<(long New, long Changed)> MergeVotesAsync(NpgsqlConnection connection, long import, long consultationId, CancellationToken cancel)
    {
        await Sql.RunAsync(connection, """
            update votes v set until_import = $1 from staged_votes s
            where v.consultation_id = $2 and v.contribution_id = s.contribution_id and v.voter = s.voter and v.until_import is null and v.value <> s.value
            """, cancel, import, consultationId);
        return await CountAsync(connection, """
            with opened as (
                insert into votes (consultation_id, contribution_id, voter, value, since_import)
                select $2, contribution_id, voter, value, $1 from staged_votes s where not exists (
                    select from votes v where v.consultation_id = $2 and v.contribution_id = s.contribution_id and v.voter = s.voter and v.until_import is null)
                returning contribution_id, voter),
            dated as (select exists (
                select from votes v where v.consultation_id = $2 and v.contribution_id = o.contribution_id and v.voter = o.voter) as known from opened o)
            select count(*) filter (where not known), count(*) filter (where known) from dated
            """, import, consultationId, cancel);
    }

    static async Task<(long New, long Changed)> CountAsync(NpgsqlConnection connection, string sql, long import, long consultationId, CancellationToken cancel) =>
        (await Sql.ListAsync(connection, sql, r => (r.GetInt64(0), r.GetInt64(1)), cancel, import, consultationId))[0];

    static async Task WithdrawAsync(NpgsqlConnection connection, long import, long consultationId, CancellationToken cancel)
    {
        await Sql.RunAsync(connection, """
            update contributions c set until_import = $1 where consultation_id = $2 and until_import is null
            and not exists (select from staged_contributions s where s.contribution_id = c.contribution_id)
            """, cancel, import, consultationId);
        await Sql.RunAsync(connection, """
            update votes v set until_import = $1 where consultation_id = $2 and until_import is null
            and not exists (select from staged_votes s where s.contribution_id = v.contribution_id and s.voter = v.voter)
            """, cancel, import, consultationId);
    }

    static async Task RecordAsync(NpgsqlConnection connection, long consultationId, ImportResult read, ImportRequest request, ImportOutcome s, CancellationToken cancel)
    {
        await using (var command = new NpgsqlCommand("""
            insert into imports (id, consultation_id, imported_by, format, whole, files, inputs, rows_read, rows_new, rows_changed, rows_unchanged, rows_set_aside, rows_rejected, withdrawn, warnings)
            overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """, connection))
        {
            object[] values = [s.Id, consultationId, request.By, read.Format, request.Whole];
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            var files = read.Files.Select(f => new { file = StorableText.Of(f.File), read = f.Counts.Read, contributions = f.Counts.Contributions, votes = f.Counts.Votes, set_aside = f.Counts.SetAside, rejected = f.Counts.Rejected });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(files), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(request.Inputs.Select(i => new[] { StorableText.Of(i.Name), i.Sha256 })), NpgsqlDbType = NpgsqlDbType.Jsonb });
            foreach (var count in new[] { s.Read, s.New, s.Changed, s.Unchanged, s.SetAside, s.Rejected, s.Withdrawn }) command.Parameters.Add(new() { Value = count });
            command.Parameters.Add(new() { Value = read.Warnings.Select(StorableText.Of).ToArray() });
            await command.ExecuteNonQueryAsync(cancel);
        }
        await BulkRows.WriteAsync(connection, "rejects (import_id, position, file, line, field, value, reason)", read.Rejects,
            (r, i) => [s.Id, i, r.File, r.Line, r.Field, r.Value, r.Reason], cancel);
        await BulkRows.WriteAsync(connection, "rows_set_aside (import_id, position, file, line, contribution_id, reason)", read.SetAside,
            (r, i) => [s.Id, i, r.File, r.Line, r.Id, r.Reason], cancel);
        if (read.Name.Length > 0)
            await Sql.RunAsync(connection, "update consultations set source_name = $2 where id = $1 and source_name <> $2", cancel, consultationId, StorableText.Of(read.Name));
    }
}
