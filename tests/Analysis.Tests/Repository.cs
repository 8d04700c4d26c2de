namespace SynthesisPipeline.Tests;

/// <summary>Finds the checkout that the tests were built from, and what lies beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path under the development data beside the checkout; it may be absent.</summary>
    public static string Shared(string path) => Path.Combine(Root, "..", "shared", path);

    /// <summary>C# sources below a folder of the checkout, without what the build made.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthesisPipeline.sln"))) return folder.FullName;
        throw new InvalidOperationException("SynthesisPipeline.sln was found in no folder above the tests");
    }
}
