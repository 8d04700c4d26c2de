using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class AnalyzeTests
{
    static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "SynthesisPipeline.Dashboard.dll");

    [Fact]
    public async Task Same_input_gives_the_same_bytes_on_2_and_16_processors_in_any_folder_language_and_time_zone()
    {
        using TemporaryFolder one = new(), two = new();
        var there = Directory.CreateDirectory(Path.Combine(two.Path, "un autre dossier")).FullName;
        MadeUpConsultation.Write(one.Path);
        MadeUpConsultation.Write(there);

        var first = await RunAsync(one.Path, ["analyze", one.Path, "-o", Path.Combine(one.Path, "..", Path.GetFileName(one.Path) + "-a")], 2, "C", "UTC");
        var second = await RunAsync(there, ["analyze", there, "-o", Path.Combine(two.Path, "b")], 16, "fr_FR.UTF-8", "Asia/Tokyo");

        using var output = new Removed(Path.Combine(one.Path, "..", Path.GetFileName(one.Path) + "-a"));
        Assert.True(first.Code == 0, first.Error);
        Assert.True(second.Code == 0, second.Error);
        var files = Directory.GetFiles(output.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(files, Directory.GetFiles(Path.Combine(two.Path, "b")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(16, files.Count);
        Assert.All(files, file => Assert.True(Timeless(Path.Combine(output.Path, file)).SequenceEqual(Timeless(Path.Combine(two.Path, "b", file))), $"{file} differs"));
    }

    [Fact]
    public async Task What_analyze_writes_passes_every_check_of_evaluate()
    {
        using TemporaryFolder input = new(), output = new();
        MadeUpConsultation.Write(input.Path);
        File.WriteAllText(Path.Combine(output.Path, "gold.csv"), "task,id,label,other_id\ntopic:t,c0001,a,\n");
        var target = Path.Combine(output.Path, "out");
        Assert.Equal(0, (await RunAsync(input.Path, ["analyze", input.Path, "-o", target], 2, "C", "UTC")).Code);

        var evaluated = await RunAsync(output.Path, ["evaluate", target, "--gold", Path.Combine(output.Path, "gold.csv"), "--input", input.Path], 2, "C", "UTC");

        Assert.True(evaluated.Code == 0, evaluated.Error);
        Assert.Contains("must be 1", evaluated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<<<", evaluated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_of_tags_from_a_file_is_given_and_stands_with_the_parameters()
    {
        using TemporaryFolder input = new(), output = new();
        MadeUpConsultation.Write(input.Path);
        var (families, target) = (Path.Combine(output.Path, "familles.json"), Path.Combine(output.Path, "out"));
        await File.WriteAllTextAsync(families, "[{\"name\":\"Thème\",\"values\":[{\"name\":\"public\",\"rules\":[\"le\",\"la\",\"les\"],\"examples\":[]}]}]", TestContext.Current.CancellationToken);

        var ended = await RunAsync(input.Path, ["analyze", input.Path, "-o", target, "--families", families], 2, "C", "UTC");

        Assert.True(ended.Code == 0, ended.Error);
        Assert.Contains(",free,Thème : public,", await File.ReadAllTextAsync(Path.Combine(target, "tags.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"Thème\"", await File.ReadAllTextAsync(Path.Combine(target, "run.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"name\":\"Thème\"}]")]
    [InlineData("[{\"name\":\"Thème\",\"values\":[{\"name\":\" \",\"rules\":[],\"examples\":[]}]}]")]
    [InlineData("[{\"name\":\"A\",\"values\":[{\"name\":\"b\",\"rules\":[],\"examples\":[]},{\"name\":\"b\",\"rules\":[],\"examples\":[]}]}]")]
    public void A_file_that_holds_no_families_is_refused_in_a_sentence(string json)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "familles.json");
        File.WriteAllText(file, json);

        var error = Assert.Throws<UserException>(() => TagFamilyFile.Read(file));

        Assert.InRange(error.Message.Length, 20, 400);
    }

    [Theory]
    [InlineData("analyze", "/nulle/part.csv", "-o")]
    [InlineData("evaluate", "/nulle/part", "--gold")]
    public async Task A_missing_input_ends_with_1_and_one_line_and_leaves_nothing(string command, string path, string option)
    {
        using var folder = new TemporaryFolder();

        var ended = await RunAsync(folder.Path, [command, path, option, Path.Combine(folder.Path, "out")], 2, "C", "UTC");

        Assert.Equal(1, ended.Code);
        Assert.Matches(new Regex(@"\A[^\n]{10,400}\n\z"), ended.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_wrong_command_line_ends_with_2()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(2, (await RunAsync(folder.Path, ["analyze"], 2, "C", "UTC")).Code);
        Assert.Equal(2, (await RunAsync(folder.Path, ["analyze", "x.csv", "-o", "out", "--map", "title"], 2, "C", "UTC")).Code);
    }

    /// <summary>A file's bytes without what may tell the time: values of keys that hold seconds, memory, started or finished.</summary>
    static byte[] Timeless(string file) => Path.GetFileName(file) != "run.json" ? File.ReadAllBytes(file)
        : Encoding.UTF8.GetBytes(Regex.Replace(File.ReadAllText(file), "\"[a-z_]*(seconds|memory|started|finished)[a-z_]*\": [^\n]*", ""));

    internal static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string[] arguments, int processors, string language, string zone)
    {
        var start = new ProcessStartInfo("dotnet", [s_program, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["LANG"] = start.Environment["LC_ALL"] = language;
        start.Environment["TZ"] = zone;
        using var process = Process.Start(start)!; // starts the program that the tests were built with
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    sealed record Removed(string Path) : IDisposable
    {
        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
