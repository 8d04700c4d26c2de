using Hangfire;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says what a weekly run shows that the week before did not, then lets the messages go.</summary>
public sealed class WeeklyJob(StoredRuns stored, RunStore runs, WeeklyStore weekly, RunQueue queue)
{
    /// <summary>Says it, unless it is said.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [JobDisplayName("Point hebdomadaire du traitement {0}")]
    [AutomaticRetry(Attempts = 4, DelaysInSeconds = [2, 10, 30, 60], LogEvents = false)]
    public async Task RunAsync(long run, CancellationToken cancel)
    {
        if (await runs.FindAsync(run, cancel) is not { State: RunState.Done } line) return;
        if (await weekly.FindAsync(run, cancel) is null)
        {
            var before = await weekly.BeforeAsync(line, cancel);
            var changes = WeeklyChanges.Between(before is { } id ? await stored.LoadAsync(id, cancel) : null, await stored.LoadAsync(run, cancel));
            await weekly.AddAsync(run, before, changes, cancel);
        }
        queue.AddMessages(line);
    }
}
