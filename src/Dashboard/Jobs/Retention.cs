using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes away what has been kept long enough: stages of runs that nobody came back for, who looked at which page, and findings of old runs where administrators set a time.</summary>
public sealed class Retention(NpgsqlDataSource db, StageResultStore stages, PresenceStore presences, SettingStore settings, DataFolder folder)
{
    static readonly TimeSpan s_stages = TimeSpan.FromDays(7);

    /// <summary>Does what is due; most often nothing.</summary>
    public async Task ApplyAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await stages.ForgetOlderThanAsync(now - s_stages, cancel);
        await presences.SweepAsync(cancel);
        if (await settings.DaysAsync(SettingStore.RunDays, cancel) is not { } days) return;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var old = await EmptiedRuns.OlderThanAsync(connection, now.AddDays(-days), cancel);
        await EmptiedRuns.EmptyAsync(connection, old, "retention", cancel);
        await transaction.CommitAsync(cancel);
        foreach (var run in old) RunFolders.Delete(folder, run);
    }
}
