using System.Text.RegularExpressions;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The walls of the house: which folders of the dashboard may know which.</summary>
public partial class HouseTests
{
    [Theory]
    [InlineData("Storage", "Digests")]
    [InlineData("Storage", "Pages")]
    [InlineData("Digests", "Storage")]
    [InlineData("Digests", "Pages")]
    [InlineData("Outputs", "Pages")]
    [InlineData("Publication", "Storage")]
    [InlineData("Publication", "Pages")]
    [InlineData("Storage", "Publication")]
    [InlineData("Generation", "Storage")]
    public void One_folder_does_not_know_the_other(string folder, string other)
    {
        var theirs = Repository.Sources($"src/Dashboard/{other}").Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();
        var found = Repository.Sources($"src/Dashboard/{folder}")
            .SelectMany(f => Name().Matches(Comment().Replace(File.ReadAllText(f), "")).Select(m => m.Value).Distinct()
                .Where(theirs.Contains).Select(name => $"{Path.GetFileName(f)} names {name}")).ToList();

        Assert.NotEmpty(theirs);
        Assert.Empty(found);
    }

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Name();

    [GeneratedRegex("//.*|\"[^\"\\n]*\"")]
    private static partial Regex Comment();
}
