using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lists the files behind the paths of a command with their hashes, without saying where they lie.</summary>
public static class InputFiles
{
    /// <summary>Hashes every file, in ordinal order of names, then of hashes.</summary>
    /// <param name="paths">Files or folders, all present.</param>
    /// <param name="cancel">Stops between two files.</param>
    public static ImmutableArray<InputFile> Of(IEnumerable<string> paths, CancellationToken cancel) =>
        [.. paths.SelectMany(Files).Select(file =>
        {
            cancel.ThrowIfCancellationRequested();
            using var stream = File.OpenRead(file.Path);
            return new InputFile(file.Name, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }).OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal)];

    static IEnumerable<(string Path, string Name)> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => (file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')))
            : [(path, Path.GetFileName(path))];
}
