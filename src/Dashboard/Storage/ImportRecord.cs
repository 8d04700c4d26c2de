using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes down an import in its own transaction: its counts, what it read, what it refused and set aside.</summary>
static class ImportRecord
{
    public static async Task WriteAsync(NpgsqlConnection connection, long consultation, ImportSummary read, ImportRequest request, ImportOutcome s,
        IReadOnlyList<(string File, ImmutableArray<string> Columns)> headers, CancellationToken cancel)
    {
        await using (var command = new NpgsqlCommand("""
            insert into imports (id, consultation_id, imported_by, format, whole, files, inputs, touched, rows_read, rows_new, rows_changed, rows_unchanged, rows_set_aside, rows_rejected, withdrawn, warnings)
            overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """, connection))
        {
            object[] values = [s.Id, consultation, request.By, read.Format, request.Scope == ImportScope.Whole];
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            var files = read.Files.Select(f => new { file = StorableText.Of(f.File), read = f.Counts.Read, contributions = f.Counts.Contributions, votes = f.Counts.Votes, set_aside = f.Counts.SetAside, rejected = f.Counts.Rejected });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(files), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(request.Inputs.Select(i => new[] { StorableText.Of(i.Name), i.Sha256 })), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = s.Touched.ToJson(), NpgsqlDbType = NpgsqlDbType.Jsonb });
            foreach (var count in new[] { s.Read, s.New, s.Changed, s.Unchanged, s.SetAside, s.Rejected, s.Withdrawn }) command.Parameters.Add(new() { Value = count });
            command.Parameters.Add(new() { Value = read.Warnings.Select(StorableText.Of).ToArray() });
            await command.ExecuteNonQueryAsync(cancel);
        }
        await LongSql.RunAsync(connection, """
            insert into rejects (import_id, position, file, line, field, value, reason, header, cells)
            select $1, position, file, line, field, value, reason, header, cells from staged_rejects order by position
            """, cancel, s.Id);
        await LongSql.RunAsync(connection, """
            insert into rows_set_aside (import_id, position, file, line, contribution_id, reason)
            select $1, position, file, line, contribution_id, reason from staged_set_aside order by position
            """, cancel, s.Id);
        await BulkRows.WriteAsync(connection, "reject_headers (import_id, header, file, columns)", headers, (h, i) => [s.Id, i, h.File, h.Columns.ToArray()], cancel);
        if (request.OrderId is { } order) await Sql.RunAsync(connection, "update import_orders set import_id = $2 where id = $1", cancel, order, s.Id);
        if (read.Name.Length > 0)
            await Sql.RunAsync(connection, "update consultations set source_name = $2 where id = $1 and source_name <> $2", cancel, consultation, StorableText.Of(read.Name));
    }
}
