using Hangfire;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the digests of a run into the data folder: a folder a run, all at once; one that is there is whole.</summary>
public sealed class DigestJob(StoredRuns stored, DigestIssues issues, RunStore runs, DataFolder folder, ILogger<DigestJob> log)
{
    /// <summary>Where the digests of a run lie.</summary>
    public static string FolderOf(DataFolder folder, string slug, long run) => folder.In("fiches", slug, $"traitement-{run}");

    /// <summary>Writes them, unless they are there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [JobDisplayName("Fiches du traitement {0}")]
    [AutomaticRetry(Attempts = 4, DelaysInSeconds = [2, 10, 30, 60], LogEvents = false)]
    public async Task RunAsync(long run, CancellationToken cancel)
    {
        if (await runs.FindAsync(run, cancel) is not { State: RunState.Done } line) return;
        var target = FolderOf(folder, line.Slug, run);
        if (Directory.Exists(target)) return;
        // beside, under a name of its own: another worker may do the same at this moment
        var part = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            var whole = await stored.LoadAsync(run, cancel);
            // written for whoever comes for it, not yet sent to anybody
            var files = await RunFiles.WriteAsync(part, whole, await issues.IssueAsync(whole, "", "travail", false, cancel), RunFiles.Usual, cancel);
            if (!Directory.Exists(target)) Directory.Move(part, target);
            log.DigestsWritten(run, files);
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }
}
