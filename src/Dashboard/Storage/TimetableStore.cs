using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the timetable knows of a consultation.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="ClosesAt">When it closes.</param>
/// <param name="LastImport">Its last import; null when nothing was imported.</param>
/// <param name="LastRunQueuedAt">When its last run that did not fail was asked for; null when there is none.</param>
/// <param name="LastRunImport">The last import which that run holds; null while it waits or when there was none.</param>
/// <param name="LastRunWaits">Whether that run still waits or goes on.</param>
public sealed record DatedConsultation(long ConsultationId, DateTimeOffset ClosesAt, long? LastImport,
    DateTimeOffset? LastRunQueuedAt, long? LastRunImport, bool LastRunWaits)
{
    /// <summary>When it opens; null when not said.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Day of its weekly point, 1 = Monday; null for none.</summary>
    public int? WeeklyDay { get; init; }

    /// <summary>The last import which its last weekly run holds; null when there is none.</summary>
    public long? LastWeeklyImport { get; init; }

    /// <summary>When its last weekly run was asked for; null when there is none.</summary>
    public DateTimeOffset? LastWeeklyAt { get; init; }
}

/// <summary>A consultation as the page of the timetable shows it.</summary>
public sealed record TimetableLine(string Slug, string Title, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int? WeeklyDay,
    long? LastRun, RunState? LastState, RunReason? LastReason, DateTimeOffset? LastQueuedAt)
{
    /// <summary>Whether what the timetable asks for is published by itself.</summary>
    public bool PublishesItself { get; init; }
}

/// <summary>Keeps when consultations open and close, and what the timetable has asked for.</summary>
public sealed class TimetableStore(NpgsqlDataSource db)
{
    /// <summary>Lists the consultations that have a closing date.</summary>
    public Task<ImmutableArray<DatedConsultation>> DatedAsync(CancellationToken cancel) => db.ListAsync("""
        select c.id, c.closes_at, i.last, r.queued_at, r.import_id, coalesce(r.state in ('queued', 'running'), false), c.opens_at, c.weekly_day, w.import_id, w.queued_at
        from consultations c
        left join lateral (select max(id) as last from imports where consultation_id = c.id) i on true
        left join lateral (select queued_at, import_id, state from runs
            where consultation_id = c.id and state in ('queued', 'running', 'done') order by id desc limit 1) r on true
        left join lateral (select queued_at, import_id from runs
            where consultation_id = c.id and state in ('queued', 'running', 'done') and reason = 'weekly' order by id desc limit 1) w on true
        where c.closes_at is not null order by c.id
        """, r => new DatedConsultation(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.LongOrNull(2), r.InstantOrNull(3), r.LongOrNull(4), r.GetBoolean(5))
        {
            OpensAt = r.InstantOrNull(6), WeeklyDay = r.IntOrNull(7), LastWeeklyImport = r.LongOrNull(8), LastWeeklyAt = r.InstantOrNull(9),
        }, cancel);

    /// <summary>Lists all consultations: those that close next first, then those that have closed, then those without dates.</summary>
    public Task<ImmutableArray<TimetableLine>> ListAsync(DateTimeOffset now, CancellationToken cancel) => db.ListAsync("""
        select c.slug, c.title, c.opens_at, c.closes_at, c.weekly_day, r.id, r.state, r.reason, r.queued_at, c.publishes_itself
        from consultations c left join lateral (select id, state, reason, queued_at from runs where consultation_id = c.id order by id desc limit 1) r on true
        order by c.closes_at is null, c.closes_at < $1, case when c.closes_at < $1 then $1 - c.closes_at else c.closes_at - $1 end, c.slug
        """, r => new TimetableLine(r.GetString(0), r.GetString(1), r.InstantOrNull(2), r.InstantOrNull(3), r.IntOrNull(4), r.LongOrNull(5),
            r.TextOrNull(6) is { } state ? WordNames.Read<RunState>(state) : null, r.TextOrNull(7) is { } reason ? WordNames.Read<RunReason>(reason) : null, r.InstantOrNull(8)) { PublishesItself = r.GetBoolean(9) },
        cancel, now.ToUniversalTime());

    /// <summary>Tells whether a run is to be published by itself: it is the last good one, the timetable asked for it, and an administrator wants it so.</summary>
    public Task<bool> PublishesAsync(long run, CancellationToken cancel) => db.ScalarAsync<bool>("""
        select exists (select from runs r join consultations c on c.latest_run_id = r.id where r.id = $1 and r.reason in ('closing', 'late_import', 'weekly') and c.publishes_itself)
        """, cancel, run);

    /// <summary>Sets the dates of a consultation, the day of its weekly point, and whether it is published by itself.</summary>
    /// <returns>False when there is no such consultation.</returns>
    public async Task<bool> SetAsync(string slug, DateTimeOffset? opensAt, DateTimeOffset? closesAt, int? weeklyDay, bool publishesItself, CancellationToken cancel) => await db.RunAsync("""
        update consultations set opens_at = $2::timestamptz, closes_at = $3::timestamptz, weekly_day = $4::int, publishes_itself = $5 where slug = $1
        """, cancel, slug, opensAt?.ToUniversalTime(), closesAt?.ToUniversalTime(), weeklyDay, publishesItself) == 1;
}
