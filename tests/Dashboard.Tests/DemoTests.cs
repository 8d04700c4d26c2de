using System.Diagnostics;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The demonstration as a person starts it, in a process and a folder of its own.</summary>
[Trait("Category", "Slow")]
public sealed class DemoTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sp-demo-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_imports_analyses_and_writes_digests_once_and_then_finds_nothing_to_do()
    {
        var first = await RunAsync("demo", "--exit-when-done");
        var digests = Directory.GetFiles(Path.Combine(_folder, "fiches"), "synthesis.xlsx", SearchOption.AllDirectories);
        var second = await RunAsync("demo", "--exit-when-done");
        var passwords = Path.Combine(_folder, "demonstration.acces");

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Equal(26, digests.Length);
        Assert.Contains("rapporteur", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (second.Code, second.Error));
        Assert.Contains("rien n’a changé", second.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(passwords));
    }

    [Fact]
    public async Task Beside_a_running_one_it_says_so_and_ends()
    {
        using var held = new DataFolder(_folder).TryHold("demonstration.verrou");
        await File.WriteAllTextAsync(Path.Combine(_folder, "demonstration.adresse"), "http://127.0.0.1:5999", Cancel);

        var second = await RunAsync("demo");

        Assert.Equal((0, ""), (second.Code, second.Error));
        Assert.Contains("http://127.0.0.1:5999", second.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "postgres")), "nothing was started");
    }

    [Theory]
    [InlineData(1, "run", "inconnue")]
    [InlineData(1, "export", "inconnue", "-o", "sortie")]
    [InlineData(1, "import", "absent.csv", "--consultation", "x")]
    [InlineData(1, "restore", "absent.sauvegarde")]
    [InlineData(2, "import", "absent.csv")]
    [InlineData(2, "export", "x", "-o", "sortie", "--format", "pdf")]
    public async Task A_mistake_is_one_line_on_stderr_and_leaves_nothing(int code, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(code, result.Code);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.InRange(result.Error.Trim().Length, 10, 400);
        Assert.False(Directory.Exists(Path.Combine(_folder, "sortie")));
    }

    async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment[DataFolder.Variable] = _folder;
        start.Environment.Remove(Database.Variable);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output, await error);
    }
}
