using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps runs: immutable once they have ended, with a pointer to the last good one of each consultation.</summary>
public sealed class RunStore(NpgsqlDataSource db)
{
    const string Columns = """
        r.id, r.consultation_id, c.slug, r.state, r.reason, r.requested_by, r.seed, r.queued_at, r.started_at, r.finished_at, r.import_id,
        r.input_fingerprint, r.code_version, r.failure, r.stages::text, r.figures::text,
        coalesce(p.stage, ''), coalesce(p.total_share, 0), coalesce(p.cancel_requested, false),
        coalesce((r.requested_options ->> 'fresh')::boolean, false), (r.effective_options ->> 'earlier_run')::bigint,
        coalesce(extract(epoch from now() - r.started_at), 0)::double precision,
        (coalesce(r.effective_options #>> '{Topics,Detail}', r.requested_options ->> 'detail'))::double precision
        """;

    const string Tables = "runs r join consultations c on c.id = r.consultation_id left join run_progress p on p.run_id = r.id";

    /// <summary>Asks for a run; the job that does it takes its number.</summary>
    /// <param name="consultationId">The consultation to analyse.</param>
    /// <param name="seed">Seed of its chance.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="fresh">Whether it finds its topics anew.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="at">When it is asked for; null for the database's own clock.</param>
    /// <param name="detail">How fine its topics are; null for those of the latest run.</param>
    public async Task<long> QueueAsync(long consultationId, int seed, RunReason reason, string by, bool fresh, CancellationToken cancel, DateTimeOffset? at = null, double? detail = null)
    {
        var id = await db.ScalarAsync<long>("""
            insert into runs (consultation_id, reason, requested_by, requested_options, seed, queued_at)
            values ($1, $2, $3, jsonb_build_object('seed', $4::int, 'fresh', $5::boolean, 'detail', $7::double precision), $4, coalesce($6::timestamptz, now())) returning id
            """, cancel, consultationId, WordNames.Of(reason), by, seed, fresh, at?.ToUniversalTime(), detail);
        await db.RunAsync("insert into run_progress (run_id, stage, share, total_share) values ($1, '', 0, 0)", cancel, id);
        return id;
    }

    /// <summary>Notes which job of the queue does a run.</summary>
    public Task<int> NoteJobAsync(long run, string job, CancellationToken cancel) =>
        db.RunAsync("update runs set job_id = $2 where id = $1 and state in ('queued', 'running')", cancel, run, job);

    /// <summary>Finds a run; null when there is none.</summary>
    public Task<RunLine?> FindAsync(long run, CancellationToken cancel) =>
        db.OneAsync($"select {Columns} from {Tables} where r.id = $1", Read, cancel, run);

    /// <summary>Gives the options that a run had, as JSON; null before it has begun.</summary>
    public async Task<string?> OptionsAsync(long run, CancellationToken cancel) =>
        (await db.ListAsync("select effective_options::text from runs where id = $1", r => r.TextOrNull(0), cancel, run)).FirstOrDefault();

    /// <summary>Lists the runs of a consultation, the last first.</summary>
    public Task<ImmutableArray<RunLine>> ListAsync(long consultationId, int atMost, CancellationToken cancel) =>
        db.ListAsync($"select {Columns} from {Tables} where r.consultation_id = $1 order by r.id desc limit $2", Read, cancel, consultationId, atMost);

    /// <summary>Lists the runs that wait or go on, oldest first.</summary>
    public Task<ImmutableArray<RunLine>> UnfinishedAsync(CancellationToken cancel) =>
        db.ListAsync($"select {Columns} from {Tables} where r.state in ('queued', 'running') order by r.id", Read, cancel);

    /// <summary>Lists the runs that wait for a job which nobody queued: their process died in between.</summary>
    public Task<ImmutableArray<long>> WithoutJobAsync(CancellationToken cancel) => db.ListAsync("""
        select id from runs where state = 'queued' and job_id is null and queued_at < now() - interval '10 seconds' order by id
        """, r => r.GetInt64(0), cancel);

    /// <summary>Notes that a run goes on and what it read. A job that died and was taken up again begins anew.</summary>
    /// <returns>False when the run has already ended.</returns>
    public async Task<bool> BeginAsync(long run, RunInputs inputs, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            update runs set state = 'running', started_at = coalesce(started_at, now()), import_id = $2, input_fingerprint = $3, effective_options = $4, code_version = $5
            where id = $1 and state in ('queued', 'running')
            """, connection);
        command.Parameters.Add(new() { Value = run });
        command.Parameters.Add(new() { Value = (object?)inputs.ImportId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = inputs.InputFingerprint });
        command.Parameters.Add(new() { Value = inputs.EffectiveOptions, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = inputs.CodeVersion });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Notes how far a run has come, and tells whether somebody asked to stop it. A stage that no attempt had come to yet makes this attempt the first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stage">Its stage.</param>
    /// <param name="share">Share of the stage that is done.</param>
    /// <param name="stageStart">Share of the run that is done when the stage begins.</param>
    /// <param name="totalShare">Share of the run that is done.</param>
    /// <param name="cancel">Stops the noting.</param>
    public async Task<bool> NoteProgressAsync(long run, string stage, double share, double stageStart, double totalShare, CancellationToken cancel) =>
        await db.ScalarAsync<bool>("""
            update run_progress set stage = $2, share = $3, attempts = case when $4 > total_share then 1 else attempts end,
                total_share = greatest(total_share, $5), updated_at = now() where run_id = $1 returning cancel_requested
            """, cancel, run, stage, share, stageStart, totalShare);

    /// <summary>Counts that a run is begun once more.</summary>
    /// <returns>How often it was begun since it last came forward: a run that takes its worker down with it never does.</returns>
    public Task<int> CountAttemptAsync(long run, CancellationToken cancel) =>
        db.ScalarAsync<int>("update run_progress set attempts = attempts + 1 where run_id = $1 returning attempts", cancel, run);

    /// <summary>Asks to stop a run; one that waits, or whose worker gives no sign of life, is stopped at once.</summary>
    public async Task RequestCancelAsync(long run, CancellationToken cancel)
    {
        await db.RunAsync("update run_progress set cancel_requested = true where run_id = $1", cancel, run);
        await db.RunAsync("""
            update runs set state = 'cancelled', finished_at = now() where id = $1 and (state = 'queued' or (state = 'running'
                and exists (select from run_progress p where p.run_id = $1 and p.updated_at < now() - interval '5 seconds')))
            """, cancel, run);
    }

    /// <summary>Stores what a run found, ends it, points the consultation at it, and forgets what its stages left, all in one transaction. A later run that ended before keeps the pointer.</summary>
    /// <param name="run">The run.</param>
    /// <param name="findings">All that it found.</param>
    /// <param name="figures">What it counted.</param>
    /// <param name="stages">What its stages cost.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="early">What was written while it went on; null for nothing.</param>
    /// <returns>False when the run had already ended: nothing is stored twice.</returns>
    public async Task<bool> CompleteAsync(long run, Findings findings, IReadOnlyDictionary<string, long> figures,
        IEnumerable<(string Name, double Seconds, double PeakMemoryMb)> stages, CancellationToken cancel, EarlyFindings? early = null)
    {
        if (early is not null && await early.EndAsync() is var (begun, started, writer)) return await CompleteAsync(begun, started, writer, run, findings, figures, stages, cancel);
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        return await CompleteAsync(connection, transaction, new(connection, run, cancel), run, findings, figures, stages, cancel);
    }

    static async Task<bool> CompleteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, FindingsWriter writer, long run, Findings findings,
        IReadOnlyDictionary<string, long> figures, IEnumerable<(string Name, double Seconds, double PeakMemoryMb)> stages, CancellationToken cancel)
    {
        var open = await Sql.ListAsync(connection, "select 1 from runs where id = $1 and state = 'running' for update", r => r.GetInt32(0), cancel, run);
        if (open.IsEmpty) return false;
        await writer.WriteAsync(findings);
        await using (var command = new NpgsqlCommand("""
            update runs set state = 'done', finished_at = clock_timestamp(), figures = $2, stages = $3, topic_warnings = $4, draft_warnings = $5, learning = $6 where id = $1
            """, connection))
        {
            command.Parameters.Add(new() { Value = run });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(figures), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(stages.Select(s => new { name = s.Name, seconds = s.Seconds, peak_memory_mb = s.PeakMemoryMb })), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = findings.Topics.Warnings.Select(StorableText.Of).ToArray() });
            command.Parameters.Add(new() { Value = findings.Draft.Warnings.Select(StorableText.Of).ToArray() });
            command.Parameters.Add(new() { Value = LearningJson.Write(findings.Learning), NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(cancel);
        }
        await Sql.RunAsync(connection, "update run_progress set total_share = 1, share = 1, updated_at = now() where run_id = $1", cancel, run);
        await Sql.RunAsync(connection, "delete from stage_results where consultation_id = (select consultation_id from runs where id = $1)", cancel, run);
        await Sql.RunAsync(connection, """
            update consultations set latest_run_id = $1 where id = (select consultation_id from runs where id = $1) and (latest_run_id is null or latest_run_id < $1)
            """, cancel, run);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Ends a run that could not be done.</summary>
    /// <param name="run">The run.</param>
    /// <param name="state">Failed or Cancelled.</param>
    /// <param name="failure">The sentence that says why; null when it was cancelled.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<int> EndAsync(long run, RunState state, string? failure, CancellationToken cancel) => db.RunAsync("""
        update runs set state = $2, failure = $3::text, finished_at = now() where id = $1 and state in ('queued', 'running')
        """, cancel, run, WordNames.Of(state), StorableText.OrNull(failure));

    /// <summary>Takes it upon oneself to send a message about a run.</summary>
    /// <returns>False when somebody has sent it or is sending it.</returns>
    public async Task<bool> ClaimMessageAsync(long run, string channel, CancellationToken cancel) =>
        await db.RunAsync("insert into run_messages (run_id, channel) values ($1, $2) on conflict do nothing", cancel, run, channel) == 1;

    /// <summary>Gives a message back that could not be sent.</summary>
    public Task<int> ReleaseMessageAsync(long run, string channel, CancellationToken cancel) =>
        db.RunAsync("delete from run_messages where run_id = $1 and channel = $2", cancel, run, channel);

    static RunLine Read(NpgsqlDataReader r) => new()
    {
        Id = r.GetInt64(0), ConsultationId = r.GetInt64(1), Slug = r.GetString(2), State = WordNames.Read<RunState>(r.GetString(3)),
        Reason = WordNames.Read<RunReason>(r.GetString(4)), RequestedBy = r.GetString(5), Seed = r.GetInt32(6),
        QueuedAt = r.GetFieldValue<DateTimeOffset>(7), StartedAt = r.InstantOrNull(8), FinishedAt = r.InstantOrNull(9), ImportId = r.LongOrNull(10),
        InputFingerprint = r.TextOrNull(11), CodeVersion = r.TextOrNull(12), Failure = r.TextOrNull(13),
        Stages = Stages(r.TextOrNull(14)), Figures = Figures(r.TextOrNull(15)),
        Stage = r.GetString(16), Share = r.GetDouble(17), CancelRequested = r.GetBoolean(18),
        Fresh = r.GetBoolean(19), EarlierRun = r.LongOrNull(20), ElapsedSeconds = r.GetDouble(21),
        Detail = r.IsDBNull(22) ? null : r.GetDouble(22),
    };

    static ImmutableArray<(string, double, double)> Stages(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(s =>
            (s.GetProperty("name").GetString() ?? "", s.GetProperty("seconds").GetDouble(), s.GetProperty("peak_memory_mb").GetDouble()))];
    }

    static ImmutableSortedDictionary<string, long> Figures(string? json) => json is null ? ImmutableSortedDictionary<string, long>.Empty
        : (JsonSerializer.Deserialize<Dictionary<string, long>>(json) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
