using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes a folder as one compressed archive: sorted entries, no owner, no clock, so that the same files make the same bytes.</summary>
static class PackageArchive
{
    /// <summary>File with a checksum for every other file of the package, as <c>sha256sum --check</c> reads it.</summary>
    public const string Checksums = "SHA256SUMS";

    const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes the checksums of all files of a folder into it.</summary>
    public static void WriteChecksums(string folder)
    {
        var lines = new StringBuilder();
        foreach (var file in Files(folder).Where(f => f != Checksums)) lines.Append(Sum(Path.Combine(folder, file))).Append("  ").Append(file).Append('\n');
        File.WriteAllText(Path.Combine(folder, Checksums), lines.ToString());
    }

    /// <summary>Writes the archive, and its own checksum beside it; it appears only when it is whole.</summary>
    /// <param name="folder">What to put in.</param>
    /// <param name="name">Name of the folder that unpacking makes.</param>
    /// <param name="part">Where it is written meanwhile, on the same disk.</param>
    /// <param name="target">Path of the archive.</param>
    public static void Write(string folder, string name, string part, string target)
    {
        using (var file = File.Create(part))
        using (var packed = new GZipStream(file, CompressionLevel.Optimal))
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
        {
            foreach (var directory in Directories(folder)) Add(tar, TarEntryType.Directory, $"{name}/{directory}", Runnable, null);
            foreach (var path in Files(folder))
            {
                var full = Path.Combine(folder, path);
                var runs = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & UnixFileMode.UserExecute) != 0;
                using var content = File.OpenRead(full);
                Add(tar, TarEntryType.RegularFile, $"{name}/{path}", runs ? Runnable : Readable, content);
            }
        }
        File.Move(part, target, overwrite: true);
        File.WriteAllText(target + ".sha256", $"{Sum(target)}  {Path.GetFileName(target)}\n");
    }

    static void Add(TarWriter tar, TarEntryType type, string name, UnixFileMode mode, Stream? content)
    {
        var entry = new PaxTarEntry(type, name) { Mode = mode, ModificationTime = DateTimeOffset.UnixEpoch.AddYears(30) };
        if (content is not null) entry.DataStream = content;
        tar.WriteEntry(entry);
    }

    static IEnumerable<string> Directories(string folder) =>
        Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Select(d => Path.GetRelativePath(folder, d)).Order(StringComparer.Ordinal);

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);

    static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
