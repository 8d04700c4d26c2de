namespace SynthesisPipeline.Ingest.Tests;

/// <summary>A folder of made-up files that goes when the test ends.</summary>
sealed class Scratch : IDisposable
{
    /// <summary>Where it stands.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ingest-tests-").FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a path inside Folder always has a folder
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Reads paths, or the whole folder, with default options.</summary>
    public ImportResult Read(params string[] paths) =>
        ImportExport.ReadAll(paths.Length == 0 ? [Folder] : paths, new(), TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
