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

    [Theory]
    [InlineData("Ingest", "Dashboard")]
    [InlineData("Analysis", "Dashboard")]
    [InlineData("Analysis", "Ingest")]
    [InlineData("Embedder", "Dashboard")]
    [InlineData("Embedder", "Ingest")]
    public void Projects_point_at_the_core(string project, string other) =>
        Assert.DoesNotContain($"{other}.csproj", File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj")), StringComparison.Ordinal);

    [Fact]
    public void A_source_file_over_two_hundred_lines_says_why_and_every_folder_has_its_line()
    {
        var architecture = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));

        var long_ones = Repository.Sources("src").Where(f => File.ReadLines(f).Count() > 200).Select(f => Path.GetFileNameWithoutExtension(f)!); // a source has a name
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src/Dashboard")).Concat(Directory.GetDirectories(Path.Combine(Repository.Root, "src/Analysis")))
            .Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj"));

        Assert.DoesNotContain(long_ones, f => !architecture.Contains($"| `{f}` |", StringComparison.Ordinal));
        Assert.DoesNotContain(folders, f => !architecture.Contains($"`{f}/`", StringComparison.Ordinal));
    }

    [Fact]
    public void No_name_says_that_a_class_merely_helps() =>
        Assert.DoesNotContain(Repository.Sources("src"), f => Vague().IsMatch(Path.GetFileNameWithoutExtension(f)));

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Util|Service|Processor)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Name();

    [GeneratedRegex("//.*|\"[^\"\\n]*\"")]
    private static partial Regex Comment();
}
