using Hangfire;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Publishes a consultation into the data folder, from where the dashboard serves it. Taken up twice, it publishes once: what says nothing new is no new version.</summary>
public sealed class PublishJob(Publications publications, RunStore runs, TimetableStore timetables, AuditStore audit, NpgsqlDataSource db)
{
    /// <summary>Publishes a run that the timetable asked for, where an administrator said so.</summary>
    /// <param name="run">The run; nothing is done when it is no longer the last good one.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [JobDisplayName("Publication du traitement {0}")]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [5, 30, 120], LogEvents = false)]
    public async Task AfterRunAsync(long run, CancellationToken cancel)
    {
        if (await timetables.PublishesAsync(run, cancel) && await runs.FindAsync(run, cancel) is { } line) await RunAsync(line.Slug, "échéancier", cancel);
    }

    /// <summary>Publishes.</summary>
    /// <param name="slug">The consultation.</param>
    /// <param name="by">Who asked.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [5, 30, 120], LogEvents = false)]
    public async Task RunAsync(string slug, string by, CancellationToken cancel)
    {
        await using var alone = await AdvisoryLock.HoldAsync(db, $"synthesis:publish:{slug}", cancel);
        try
        {
            var (versions, isNew) = await publications.PublishAsync(slug, new(publications.FolderOf(slug), by), cancel);
            await audit.AddAsync(by, isNew ? "publish" : "publish_unchanged", $"{slug} v{versions.All[^1].Version}", cancel);
        }
        catch (UserException error)
        {
            await audit.AddAsync(by, "publish_refused", $"{slug} {error.Message}", cancel);
        }
    }
}
