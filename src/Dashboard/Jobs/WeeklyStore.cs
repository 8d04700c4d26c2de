using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>One weekly point as a list shows it.</summary>
public sealed record WeeklyPoint(long Run, DateTimeOffset At, WeeklyChanges Changes);

/// <summary>Keeps what changed from week to week.</summary>
public sealed class WeeklyStore(NpgsqlDataSource db)
{
    /// <summary>Finds the changes of a run; null when it has none.</summary>
    public Task<WeeklyChanges?> FindAsync(long run, CancellationToken cancel) =>
        db.OneAsync("select changes::text from weekly_points where run_id = $1", r => Read(r.GetString(0)), cancel, run);

    /// <summary>Lists the points of a consultation, the last first.</summary>
    public Task<ImmutableArray<WeeklyPoint>> ListAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select r.id, r.queued_at, w.changes::text from weekly_points w join runs r on r.id = w.run_id where r.consultation_id = $1 order by r.id desc limit 60
        """, r => new WeeklyPoint(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), Read(r.GetString(2))), cancel, consultationId);

    /// <summary>Gives the run to compare with: the last one of about a week before, else the first there is; null when there is none.</summary>
    public async Task<long?> BeforeAsync(RunLine run, CancellationToken cancel) => (await db.ListAsync("""
        select id from runs r where consultation_id = $1 and state = 'done' and id < $2 and not exists (select from emptied_runs e where e.run_id = r.id)
        order by queued_at <= $3::timestamptz - interval '6 days' desc, case when queued_at <= $3::timestamptz - interval '6 days' then -id else id end limit 1
        """, r => r.GetInt64(0), cancel, run.ConsultationId, run.Id, run.QueuedAt)).Select(id => (long?)id).FirstOrDefault();

    /// <summary>Keeps the changes of a run.</summary>
    public async Task AddAsync(long run, long? before, WeeklyChanges changes, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("insert into weekly_points (run_id, before_run_id, changes) values ($1, $2, $3) on conflict do nothing", connection);
        command.Parameters.Add(new() { Value = run });
        command.Parameters.Add(new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(changes), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancel);
    }

    static WeeklyChanges Read(string json) => JsonSerializer.Deserialize<WeeklyChanges>(json)!; // written above
}
