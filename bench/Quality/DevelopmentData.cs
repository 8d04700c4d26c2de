using System.IO.Compression;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Finds and reads the development data beside the repository: it is never part of it.</summary>
public static class DevelopmentData
{
    /// <summary>Gives the folder of the data: a <c>shared/data</c> beside the repository or beside a folder above; null when it isn't there.</summary>
    public static string? Folder { get; } = Find(AppContext.BaseDirectory) ?? Find(Directory.GetCurrentDirectory());

    /// <summary>Reads a CSV file, packed or not, as rows by column name.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(params string[] path)
    {
        var file = Path.Combine([Folder ?? throw new DirectoryNotFoundException("shared/data"), .. path]);
        using Stream raw = File.OpenRead(file);
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw);
        return CsvText.Rows(text.ReadToEnd());
    }

    /// <summary>Tells whether a file is there.</summary>
    public static bool Has(params string[] path) => Folder is not null && File.Exists(Path.Combine([Folder, .. path]));

    static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }
        return null;
    }
}
