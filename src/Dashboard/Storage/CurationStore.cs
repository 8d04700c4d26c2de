using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>One decision of a person, as it was made.</summary>
/// <param name="Id">Its number: decisions apply in this order.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="SeenRun">The run whose findings the person had before their eyes.</param>
/// <param name="Kind">What was decided: rename_topic, confirm_duplicates, edit_point …</param>
/// <param name="Subject">On what, as JSON: ids of contributions, topics, rows.</param>
/// <param name="Decision">The decision itself, as JSON.</param>
/// <param name="Reason">Why; null where not said.</param>
public sealed record CurationRecord(long Id, DateTimeOffset At, string By, long SeenRun, string Kind, JsonElement Subject, JsonElement Decision, string? Reason);

/// <summary>Keeps people's decisions beside the findings: append-only, so that no run and no later decision loses one.</summary>
public sealed class CurationStore(NpgsqlDataSource db)
{
    /// <summary>Adds a decision.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(long consultationId, string by, long seenRun, string kind, JsonElement subject, JsonElement decision, string? reason, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            insert into curations (consultation_id, decided_by, seen_run_id, kind, subject, decision, reason) values ($1, $2, $3, $4, $5, $6, $7) returning id
            """, connection);
        foreach (var value in new object[] { consultationId, by, seenRun, kind }) command.Parameters.Add(new() { Value = value });
        foreach (var json in new[] { subject, decision }) command.Parameters.Add(new() { Value = json.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = (object?)StorableText.OrNull(reason) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return await command.ExecuteScalarAsync(cancel) is long id ? id : throw new InvalidOperationException("The decision got no number");
    }

    /// <summary>Lists the decisions on a consultation, in the order in which they were made.</summary>
    public Task<ImmutableArray<CurationRecord>> ListAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select id, decided_at, decided_by, seen_run_id, kind, subject::text, decision::text, reason from curations where consultation_id = $1 order by id
        """, r => new CurationRecord(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetInt64(3), r.GetString(4),
            JsonElement.Parse(r.GetString(5)), JsonElement.Parse(r.GetString(6)), r.TextOrNull(7)), cancel, consultationId);
}
