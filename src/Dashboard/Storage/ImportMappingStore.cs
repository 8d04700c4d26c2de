using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>Remembers what a person said the columns of a table mean, for the next file of the consultation.</summary>
public sealed class ImportMappingStore(NpgsqlDataSource db)
{
    /// <summary>Remembers a mapping by the columns of its table.</summary>
    public async Task RememberAsync(long consultationId, IReadOnlyList<string> columns, ImmutableDictionary<string, string> map, string by, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            insert into import_mappings (consultation_id, columns, map, decided_by) values ($1, $2, $3, $4)
            on conflict (consultation_id, columns) do update set map = excluded.map, decided_by = excluded.decided_by, decided_at = now()
            """, connection);
        command.Parameters.Add(new() { Value = consultationId });
        command.Parameters.Add(new() { Value = Key(columns) });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(map), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = by });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether anything was remembered for a consultation.</summary>
    public Task<bool> AnyAsync(long consultationId, CancellationToken cancel) => db.ScalarAsync<bool>("select exists (select from import_mappings where consultation_id = $1)", cancel, consultationId);

    /// <summary>Recalls the mapping for a table: that of the same columns, else the last one whose columns the table has too; null when nothing fits.</summary>
    public async Task<ImmutableDictionary<string, string>?> RecallAsync(long consultationId, IReadOnlyList<string> columns, CancellationToken cancel)
    {
        var key = Key(columns);
        var known = await db.ListAsync("select columns, map::text from import_mappings where consultation_id = $1 order by columns = $2 desc, decided_at desc limit 50",
            r => (Columns: r.GetFieldValue<string[]>(0), Map: JsonSerializer.Deserialize<Dictionary<string, string>>(r.GetString(1)) ?? []), cancel, consultationId, key);
        foreach (var (sameColumns, map) in known)
            if (sameColumns.SequenceEqual(key) || (map.Values.Any(c => c.Length > 0) && map.Values.All(c => c.Length == 0 || key.Contains(StorableText.Of(c)))))
                return map.ToImmutableDictionary(StringComparer.Ordinal);
        return null;
    }

    static string[] Key(IReadOnlyList<string> columns) => [.. columns.Select(StorableText.Of)];
}
