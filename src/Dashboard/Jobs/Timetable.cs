using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Asks for one run after each closing, one more when rows came after it, and one a week before it. What was missed while the machine was off is caught up at the start.</summary>
public sealed class Timetable(NpgsqlDataSource db, TimetableStore consultations, RunQueue queue, Retention retention, TimeProvider time, ILogger<Timetable> log) : BackgroundService
{
    const int Seed = 1;
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    /// <summary>Hour of the weekly point on the clocks of Paris: it lies there when people come in.</summary>
    public const int WeeklyHour = 6;

    /// <summary>Says what to do about a consultation; null when nothing.</summary>
    public static RunReason? Due(DatedConsultation c, DateTimeOffset now) =>
        c.LastImport is null || c.LastRunWaits ? null : now < c.ClosesAt ? DueWhileOpen(c, now)
        : c.LastRunQueuedAt is null || c.LastRunQueuedAt < c.ClosesAt ? RunReason.Closing
        : c.LastRunImport is null || c.LastRunImport < c.LastImport ? RunReason.LateImport : null;

    /// <summary>Gives the last moment of a weekly point at or before another.</summary>
    /// <param name="day">1 = Monday … 7 = Sunday.</param>
    /// <param name="now">The other.</param>
    public static DateTimeOffset LastWeekly(int day, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(ParisTime.Of(now).DateTime);
        var candidate = today.AddDays(-(((int)today.DayOfWeek + 7 - day % 7) % 7));
        var moment = ParisTime.At(candidate.ToDateTime(new TimeOnly(WeeklyHour, 0)));
        return moment <= now ? moment : ParisTime.At(candidate.AddDays(-7).ToDateTime(new TimeOnly(WeeklyHour, 0)));
    }

    /// <summary>Looks at all dated consultations once and asks for what is due.</summary>
    /// <returns>Runs asked for.</returns>
    public async Task<int> LookAsync(CancellationToken cancel)
    {
        // two schedulers would ask twice
        await using var alone = await AdvisoryLock.TryHoldAsync(db, "synthesis:timetable", cancel);
        if (alone is null) return 0;
        await queue.MendAsync(cancel);
        var now = time.GetUtcNow();
        var asked = 0;
        foreach (var consultation in await consultations.DatedAsync(cancel))
            if (Due(consultation, now) is { } reason)
            {
                await queue.AddAsync(consultation.ConsultationId, Seed, reason, "échéancier", now, cancel);
                asked++;
            }
        await retention.ApplyAsync(now, cancel);
        return asked;
    }

    // a week in which nothing came has no point; a clock that was set back asks for none twice
    static RunReason? DueWhileOpen(DatedConsultation c, DateTimeOffset now)
    {
        if (c.WeeklyDay is not { } day || c.OpensAt > now || c.LastWeeklyImport >= c.LastImport) return null;
        var moment = LastWeekly(day, now);
        return (c.OpensAt is null || c.OpensAt < moment) && (c.LastWeeklyAt is null || c.LastWeeklyAt < moment) ? RunReason.Weekly : null;
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
}
