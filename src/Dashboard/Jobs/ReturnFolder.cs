using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Watches a folder for returned digests: each file is taken once it is whole, then moved to <c>reprises</c>, or to <c>refusees</c> with a note that says why.</summary>
/// <remarks>Any number of workers may watch the same folder: one at a time looks at it. A file stays where it is until it was taken, so a killed worker loses none.</remarks>
public sealed class ReturnFolder(DataFolder folder, DigestReturns returns, Npgsql.NpgsqlDataSource db, TimeProvider time, ILogger<ReturnFolder> log) : BackgroundService
{
    /// <summary>Name of the folder, in the data folder.</summary>
    public const string Name = "fiches-recues";

    static readonly TimeSpan s_every = TimeSpan.FromSeconds(20), s_still = TimeSpan.FromSeconds(5);
    static readonly string[] s_endings = [".xlsx", ".ods", ".xls", ".docx", ".odt"];

    /// <summary>Takes every file that is there and whole.</summary>
    /// <returns>How many were taken or refused.</returns>
    public async Task<int> LookAsync(CancellationToken cancel)
    {
        var inbox = Path.GetDirectoryName(folder.In(Name, "fichier")) ?? Name; // In makes the folder above the file
        await using var alone = await AdvisoryLock.TryHoldAsync(db, "synthesis:returned-files", cancel);
        if (alone is null) return 0;
        var done = 0;
        foreach (var file in Directory.EnumerateFiles(inbox).Where(f => s_endings.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal).ToList())
            if (IsWhole(file) && await TakeAsync(file, cancel)) done++;
        return done;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, time);
        try
        {
            do
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException or Npgsql.NpgsqlException or TimeoutException or UserException)
                {
                    log.ReturnFolderFailed(error);
                }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>A file that is still being copied changes; one that an office program has open lies beside its lock.</summary>
    bool IsWhole(string file)
    {
        var name = Path.GetFileName(file);
        return !name.StartsWith('~') && !name.StartsWith('.') && time.GetUtcNow() - File.GetLastWriteTimeUtc(file) >= s_still
            && !File.Exists(Path.Combine(Path.GetDirectoryName(file) ?? "", $".~lock.{name}#"));
    }

    async Task<bool> TakeAsync(string file, CancellationToken cancel)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file, cancel);
        }
        catch (IOException)
        {
            return false; // another program holds it: next time
        }
        try
        {
            var outcome = await returns.TakeAsync(new(Path.GetFileName(file), content, "", "dossier surveillé", null), cancel);
            Move(file, "reprises", null);
            log.ReturnTaken(outcome.Return.Id, outcome.Lines.Length);
        }
        catch (UserException reason)
        {
            Move(file, "refusees", reason.Message);
            log.ReturnRefused();
        }
        return true;
    }

    /// <summary>Moves a file under a name of its own: a second file of the same name must not take the place of the first.</summary>
    void Move(string file, string where, string? why)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var i = 0; ; i++)
        {
            var target = folder.In(Name, where, $"{Path.GetFileNameWithoutExtension(file)}-{stamp}{(i == 0 ? "" : $"-{i.ToString(CultureInfo.InvariantCulture)}")}{Path.GetExtension(file)}");
            if (File.Exists(target)) continue;
            File.Move(file, target);
            if (why is not null) File.WriteAllText(target + ".txt", why + "\n", new UTF8Encoding(false));
            return;
        }
    }
}
