using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where files laid down on the import page wait in the data folder, one folder an order.</summary>
/// <param name="folder">The data folder.</param>
public sealed class ImportDepot(DataFolder folder)
{
    /// <summary>The queue of this data folder: only a process that sees the files may work on them.</summary>
    public string Queue { get; } = "a-depot-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName + "\n" + folder.Root)))[..12];

    /// <summary>Folder of an order's files.</summary>
    public string FolderOf(long order)
    {
        var path = folder.In("imports", "depots", order.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>What the reader is given: the one file, or the folder that is read whole.</summary>
    public string PathOf(long order) => Directory.GetFiles(FolderOf(order)) is [var only] ? only : FolderOf(order);

    /// <summary>Removes an order's files.</summary>
    public void Remove(long order) => Directory.Delete(FolderOf(order), recursive: true);
}
