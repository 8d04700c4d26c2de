using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the timetable knows of a closed consultation.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="ClosesAt">When it closed.</param>
/// <param name="LastImport">Its last import; null when nothing was imported.</param>
/// <param name="LastRunQueuedAt">When its last run that did not fail was asked for; null when there is none.</param>
/// <param name="LastRunImport">The last import which that run holds; null while it waits or when there was none.</param>
/// <param name="LastRunWaits">Whether that run still waits or goes on.</param>
public sealed record ClosedConsultation(long ConsultationId, DateTimeOffset ClosesAt, long? LastImport,
    DateTimeOffset? LastRunQueuedAt, long? LastRunImport, bool LastRunWaits);

/// <summary>Asks for one run after each closing, and one more when rows came after it. A closing that was missed while the machine was off is caught up at the start.</summary>
public sealed class Timetable(NpgsqlDataSource db, RunQueue queue, TimeProvider time, ILogger<Timetable> log) : BackgroundService
{
    const int Seed = 1;
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    /// <summary>Says what to do about a closed consultation; null when nothing.</summary>
    public static RunReason? Due(ClosedConsultation c, DateTimeOffset now) =>
        c.LastImport is null || now < c.ClosesAt || c.LastRunWaits ? null
        : c.LastRunQueuedAt is null || c.LastRunQueuedAt < c.ClosesAt ? RunReason.Closing
        : c.LastRunImport is null || c.LastRunImport < c.LastImport ? RunReason.LateImport : null;

    /// <summary>Looks at all closed consultations once and asks for what is due.</summary>
    /// <returns>Runs asked for.</returns>
    public async Task<int> LookAsync(CancellationToken cancel)
    {
        // two schedulers would ask twice
        await using var alone = await AdvisoryLock.TryHoldAsync(db, "synthesis:timetable", cancel);
        if (alone is null) return 0;
        await queue.MendAsync(cancel);
        var now = time.GetUtcNow();
        var asked = 0;
        foreach (var consultation in await ClosedAsync(now, cancel))
            if (Due(consultation, now) is { } reason)
            {
                await queue.AddAsync(consultation.ConsultationId, Seed, reason, "échéancier", cancel);
                asked++;
            }
        return asked;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, time);
        do
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException)
            {
                log.TimetableFailed(error);
            }
        while (await NextAsync(timer, stoppingToken));
    }

    static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    Task<ImmutableArray<ClosedConsultation>> ClosedAsync(DateTimeOffset now, CancellationToken cancel) => db.ListAsync("""
        select c.id, c.closes_at, i.last, r.queued_at, r.import_id, coalesce(r.state in ('queued', 'running'), false)
        from consultations c
        left join lateral (select max(id) as last from imports where consultation_id = c.id) i on true
        left join lateral (select queued_at, import_id, state from runs
            where consultation_id = c.id and state in ('queued', 'running', 'done') order by id desc limit 1) r on true
        where c.closes_at <= $1 order by c.id
        """, r => new ClosedConsultation(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.LongOrNull(2), r.InstantOrNull(3), r.LongOrNull(4), r.GetBoolean(5)),
        cancel, now);
}
