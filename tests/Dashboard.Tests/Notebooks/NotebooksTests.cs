using System.Diagnostics;
using System.Text.RegularExpressions;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Runs the notebooks as their readers do, on the bundled sample.</summary>
public sealed partial class NotebooksTests(DatabaseFixture fixture)
{
    /// <summary>Notebooks, the pictures of each, and whether it finds the same on every machine.</summary>
    static readonly (string Name, int Pictures, bool Same)[] s_notebooks =
        [("01-topics", 1, true), ("02-stability", 1, true), ("03-duplicates", 2, true), ("04-polis", 1, true), ("05-coverage", 2, true), ("06-cost", 1, false)];

    static string Folder => Path.Combine(Repository.Root, "notebooks");

    public static TheoryData<string> Names => [.. s_notebooks.Select(n => n.Name)];

    [Fact]
    public void Every_notebook_has_its_test_and_its_page()
    {
        Assert.Equal(s_notebooks.Select(n => n.Name), Directory.GetFiles(Folder, "*.cs").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.Equal(s_notebooks.Select(n => n.Name), Directory.GetFiles(Path.Combine(Folder, "pages")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_makes_its_one_page(string name)
    {
        var notebook = s_notebooks.First(n => n.Name == name);
        var output = Path.Combine(fixture.Folder, name + ".html");

        var said = await RunAsync("run", "-c", "Release", Path.Combine(Folder, name + ".cs"), "--", "-o", output);

        Assert.True(File.Exists(output), said);
        var page = await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
        Assert.Equal(notebook.Pictures, Picture().Count(page));
        Assert.Contains("role=\"img\" aria-label=\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)<script|<link|\bsrc=|url\(|@import", page);
        Assert.InRange(page.Length, 2_000, 60_000);
        var committed = await File.ReadAllTextAsync(Path.Combine(Folder, "pages", name + ".html"), TestContext.Current.CancellationToken);
        // seconds are one machine's; all else is the same everywhere, or notebooks/run was forgotten
        Assert.Equal(notebook.Same ? committed : Number().Replace(Drawn().Replace(committed, ""), ""), notebook.Same ? page : Number().Replace(Drawn().Replace(page, ""), ""));
    }

    static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root })
            ?? throw new InvalidOperationException("dotnet did not start");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said + await error;
    }

    [GeneratedRegex("<figure>")]
    private static partial Regex Picture();

    [GeneratedRegex("(?s)<svg.*?</svg>|(?s)<tbody>.*?</tbody>|(?s)<table>.*?</table>")]
    private static partial Regex Drawn();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
