namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Finds the folder of reference material beside the working tree; tests that need it are skipped where it is absent.</summary>
static class SharedData
{
    /// <summary>Its path, or null when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Gives the path of a file in it, or skips the test.</summary>
    public static string Need(string file)
    {
        var path = Folder is null ? null : Path.Combine(Folder, file);
        Assert.SkipUnless(path is not null && File.Exists(path), $"shared/{file} is absent: this test measures against material that stays outside the tree");
        return path!; // SkipUnless has thrown otherwise
    }

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthesisPipeline.sln")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(shared) ? Path.GetFullPath(shared) : null;
            }
        return null;
    }
}
