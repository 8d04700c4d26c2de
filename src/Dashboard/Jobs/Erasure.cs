using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Forgets a contributor: in the database, in the files written from it, and in the findings, which are made again without them.</summary>
public sealed class Erasure(NpgsqlDataSource db, ErasureStore store, RunStore runs, RunQueue queue, AuditStore audit, DataFolder folder)
{
    /// <summary>Forgets them.</summary>
    /// <param name="contributor">Name as the export gives it; empty for none.</param>
    /// <param name="contributions">Ids of contributions to erase whoever wrote them.</param>
    /// <param name="slug">Only in this consultation; null for all.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Stops it between two consultations.</param>
    /// <returns>What was erased, and the runs that make the findings again.</returns>
    public async Task<(ImmutableArray<ErasureLine> Erased, ImmutableArray<long> Runs)> EraseAsync(string contributor, ImmutableArray<string> contributions, string? slug, string by, CancellationToken cancel)
    {
        var found = await store.FindAsync(contributor, contributions, slug, cancel);
        var asked = ImmutableArray.CreateBuilder<long>();
        foreach (var line in found)
        {
            // a run under way holds what is to be forgotten: it is stopped, and none begins before it is gone
            foreach (var run in (await runs.UnfinishedAsync(cancel)).Where(r => r.ConsultationId == line.ConsultationId)) await runs.RequestCancelAsync(run.Id, cancel);
            ImmutableArray<long> emptied;
            await using (await AdvisoryLock.HoldAsync(db, $"synthesis:run:{line.ConsultationId}", cancel))
                emptied = await store.EraseAsync(line.ConsultationId, contributor, contributions, cancel);
            foreach (var run in emptied) RunFolders.Delete(folder, run);
            DeleteRejects(line.Slug);
            foreach (var order in await store.OrdersAsync(line.ConsultationId, cancel)) DeleteDepot(order);
            if (emptied.Length > 0) asked.Add(await queue.AddAsync(line.ConsultationId, 1, RunReason.Erasure, by, cancel));
            await audit.AddAsync(by, "erase", $"{line.Slug} {Mark(contributor, contributions)} : {line.Contributions} + {line.Votes}", cancel);
        }
        return (found, asked.ToImmutable());
    }

    // imports keep a file of rejects each: the rejects stand in the database too, less those that were erased
    void DeleteRejects(string slug)
    {
        var imports = Path.GetDirectoryName(folder.In("imports", "."))!; // below the data folder
        if (!Directory.Exists(imports)) return;
        foreach (var file in Directory.GetFiles(imports, $"{slug}-*-rejets.csv")) File.Delete(file);
    }

    void DeleteDepot(long order)
    {
        var files = folder.In("imports", "depots", order.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Directory.Exists(files)) Directory.Delete(files, recursive: true);
    }

    // the trail says that something was erased, and knows it again, without saying whose it was
    static string Mark(string contributor, ImmutableArray<string> contributions) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', contributions.Prepend(contributor)))))[..8];
}
