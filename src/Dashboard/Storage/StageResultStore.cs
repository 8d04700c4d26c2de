using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>What one stage of a run found, packed, with what it cost.</summary>
public sealed record StoredStage(string Stage, byte[] Content, double Seconds, double PeakMemoryMb);

/// <summary>A part of a stage that was taken: its number and the contributions it is about.</summary>
public sealed record TakenPart(int Part, string[] Ids);

/// <summary>Keeps what stages of unfinished runs found, and hands out the parts of those that several workers share.</summary>
public sealed class StageResultStore(NpgsqlDataSource db)
{
    /// <summary>Reads the whole stages that are kept under a key; those in parts are read apart.</summary>
    public Task<ImmutableArray<StoredStage>> ListAsync(string key, CancellationToken cancel) => db.ListAsync(
        "select stage, content, seconds, peak_memory_mb from stage_results where key = $1 and ids is null and content is not null",
        r => new StoredStage(r.GetString(0), r.GetFieldValue<byte[]>(1), r.GetDouble(2), r.GetDouble(3)), cancel, key);

    /// <summary>Keeps what a stage found.</summary>
    public Task<int> KeepAsync(long consultationId, string key, StoredStage stage, CancellationToken cancel) => db.RunAsync("""
        insert into stage_results (key, stage, consultation_id, content, seconds, peak_memory_mb) values ($1, $2, $3, $4, $5, $6) on conflict do nothing
        """, cancel, key, stage.Stage, consultationId, stage.Content, stage.Seconds, stage.PeakMemoryMb);

    /// <summary>Lays out the parts of a stage for any worker to take; parts that are there already stay as they are.</summary>
    public async Task LayOutAsync(long consultationId, string key, string stage, IReadOnlyList<string[]> parts, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        for (var part = 0; part < parts.Count; part++)
            await Sql.RunAsync(connection, "insert into stage_results (key, stage, part, consultation_id, ids) values ($1, $2, $3, $4, $5) on conflict do nothing",
                cancel, key, stage, part, consultationId, parts[part]);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes one part that nobody does; null when there is none at this moment.</summary>
    public Task<TakenPart?> TakeAsync(string key, string stage, CancellationToken cancel) => db.OneAsync("""
        update stage_results set taken_at = now() where key = $1 and stage = $2 and part = (
            select part from stage_results where key = $1 and stage = $2 and content is null and (taken_at is null or taken_at < now() - interval '60 seconds')
            order by part limit 1 for update skip locked) returning part, ids
        """, r => new TakenPart(r.GetInt32(0), r.GetFieldValue<string[]>(1)), cancel, key, stage);

    /// <summary>Brings a part that was taken.</summary>
    public async Task BringAsync(string key, string stage, int part, byte[] content, double seconds, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("update stage_results set content = $4, seconds = $5, kept_at = now() where key = $1 and stage = $2 and part = $3 and content is null", connection);
        foreach (var value in new object[] { key, stage, part }) command.Parameters.Add(new() { Value = value });
        command.Parameters.Add(new() { Value = content, NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = seconds });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Counts the parts that are still missing.</summary>
    public Task<long> MissingAsync(string key, string stage, CancellationToken cancel) =>
        db.ScalarAsync<long>("select count(*) from stage_results where key = $1 and stage = $2 and content is null", cancel, key, stage);

    /// <summary>Reads one part that was brought.</summary>
    public Task<byte[]> PartAsync(string key, string stage, int part, CancellationToken cancel) =>
        db.ScalarAsync<byte[]>("select content from stage_results where key = $1 and stage = $2 and part = $3", cancel, key, stage, part);

    /// <summary>Forgets what no run came back for.</summary>
    public Task<int> ForgetOlderThanAsync(DateTimeOffset time, CancellationToken cancel) =>
        db.RunAsync("delete from stage_results where kept_at < $1", cancel, time.ToUniversalTime());
}
