using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes away the files that were written from a run.</summary>
static class RunFolders
{
    /// <summary>Deletes the digests of a run, whatever its consultation was called then.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Delete(DataFolder folder, long run)
    {
        var root = Path.GetDirectoryName(folder.In("fiches", "."))!; // below the data folder
        var found = Directory.Exists(root)
            ? Directory.GetDirectories(root, $"traitement-{run.ToString(CultureInfo.InvariantCulture)}", SearchOption.AllDirectories) : [];
        foreach (var digests in found) Directory.Delete(digests, recursive: true);
        return found.Length > 0;
    }
}
