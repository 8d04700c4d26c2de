using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps people's decisions beside the findings: append-only, so that no run and no later decision loses one.</summary>
public sealed class CurationStore(NpgsqlDataSource db)
{
    /// <summary>Adds a decision.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="seenRun">The run that the person saw.</param>
    /// <param name="decision">What.</param>
    /// <param name="reason">Why, or where it came from; null where not said.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(long consultationId, string by, long seenRun, Decision decision, string? reason, CancellationToken cancel) =>
        (await AddAsync(consultationId, by, seenRun, [decision], reason, null, cancel))!.Value[0]; // nothing was expected, so nothing can have come between

    /// <summary>Adds several decisions at once, unless someone decided meanwhile.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="seenRun">The run that the person saw.</param>
    /// <param name="decisions">What, in order; all or none are kept.</param>
    /// <param name="reason">Why; null where not said.</param>
    /// <param name="expectedLast">The last decision that the check for conflicts knew of; null checks nothing.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <returns>Their numbers; null when another decision came between.</returns>
    public async Task<ImmutableArray<long>?> AddAsync(long consultationId, string by, long seenRun, IReadOnlyCollection<Decision> decisions, string? reason, long? expectedLast, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // one writer a consultation: what was checked still holds when it is written
        await Sql.ListAsync(connection, "select pg_advisory_xact_lock(hashtextextended('synthesis:curation:' || $1::text, 0))::text", r => 0, cancel, consultationId);
        if (expectedLast is { } expected && await LastAsync(connection, consultationId, cancel) != expected) return null;
        var ids = ImmutableArray.CreateBuilder<long>();
        foreach (var decision in decisions)
        {
            await using var command = new NpgsqlCommand("""
                insert into curations (consultation_id, decided_by, seen_run_id, kind, subject, decision, reason) values ($1, $2, $3, $4, $5, $6, $7) returning id
                """, connection);
            foreach (var value in new object[] { consultationId, StorableText.Of(by), seenRun, DecisionJson.KindOf(decision) }) command.Parameters.Add(new() { Value = value });
            foreach (var json in new[] { DecisionJson.Subject(decision), DecisionJson.Write(decision) })
                command.Parameters.Add(new() { Value = StorableText.Of(json.GetRawText().Replace("\\u0000", "", StringComparison.Ordinal)), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = (object?)StorableText.OrNull(reason) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            ids.Add(await command.ExecuteScalarAsync(cancel) is long id ? id : throw new InvalidOperationException("The decision got no number"));
        }
        await transaction.CommitAsync(cancel);
        return ids.ToImmutable();
    }

    /// <summary>Gives the number of the last decision on a consultation; 0 when there is none.</summary>
    public async Task<long> LastAsync(long consultationId, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        return await LastAsync(connection, consultationId, cancel);
    }

    /// <summary>Lists the decisions on a consultation, in the order in which they were made.</summary>
    public Task<ImmutableArray<Curation>> ListAsync(long consultationId, CancellationToken cancel) => ListAfterAsync(consultationId, 0, cancel);

    /// <summary>Lists the decisions on a consultation that came after one, in the order in which they were made.</summary>
    public Task<ImmutableArray<Curation>> ListAfterAsync(long consultationId, long after, CancellationToken cancel) => db.ListAsync("""
        select id, decided_at, decided_by, seen_run_id, kind, subject::text, decision::text, reason from curations where consultation_id = $1 and id > $2 order by id
        """, r => new Curation(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetInt64(3),
            DecisionJson.Read(r.GetString(4), JsonElement.Parse(r.GetString(5)), JsonElement.Parse(r.GetString(6))), r.TextOrNull(7)), cancel, consultationId, after);

    static Task<long> LastAsync(NpgsqlConnection connection, long consultationId, CancellationToken cancel) =>
        Sql.ScalarAsync<long>(connection, "select coalesce(max(id), 0) from curations where consultation_id = $1", cancel, consultationId);
}
