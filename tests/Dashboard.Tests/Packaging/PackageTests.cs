using System.Diagnostics;
using System.Text.Json;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The package as an administrator uses it: made, carried to a machine without SDK, PostgreSQL or network, installed, upgraded, taken back.</summary>
[Trait("Category", "Slow")]
public sealed class PackageTests : IDisposable
{
    // a namespace of its own hides what this machine has and cuts its network
    const string Hide = """
        for folder in /usr/lib/postgresql /usr/share/postgresql /usr/share/dotnet /usr/lib/dotnet; do [ ! -d $folder ] || mount -t tmpfs tmpfs $folder; done
        export PATH=/usr/sbin:/usr/bin:/sbin:/bin
        set -e; if dotnet --version 2>/dev/null; then exit 99; fi
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("sp-package-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_installs_and_runs_with_nothing_but_itself_and_goes_back_after_an_upgrade()
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/bin/unshare"), "hiding PostgreSQL and the network asks for root");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        var made = await RunAsync("dotnet", Environment.CurrentDirectory, typeof(Site).Assembly.Location, "package", "-o", _folder);
        Assert.Equal((0, ""), (made.Code, made.Error));
        var archive = Assert.Single(Directory.GetFiles(_folder, "*.tar.gz"));
        await DoAsync($"sha256sum --check --quiet {archive}.sha256 && tar xzf {archive}");
        var package = Path.Combine(_folder, Path.GetFileName(archive)[..^".tar.gz".Length]);
        var parts = CheckBill(package);

        var (installed, there) = await InstallAndAnalyseAsync(package);
        var here = await RunAsync("dotnet", _folder, typeof(Site).Assembly.Location, "analyze", Path.Combine(package, "app", "Sample"), "-o", Path.Combine(_folder, "here"));
        Assert.Equal((0, ""), (here.Code, here.Error));
        Assert.Equal(26, Directory.GetFiles(Path.Combine(_folder, "opt", "data", "fiches"), "synthesis.xlsx", SearchOption.AllDirectories).Length);
        var files = Directory.GetFiles(Path.Combine(_folder, "here")).Where(f => Path.GetFileName(f) != "run.json").ToList(); // which tells versions and seconds
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(Path.Combine(_folder, "out", Path.GetFileName(f)))));

        // a later version, in name: the same program; BackupsTests goes back from a newer schema
        var before = File.ReadAllText(Path.Combine(package, "VERSION")).Trim();
        await DoAsync($"echo 9.9.9-later > {package}/VERSION && cd {package} && sed -i '/  VERSION$/d' SHA256SUMS && sha256sum VERSION >> SHA256SUMS");
        await InsideAsync($"{package}/install.sh {_folder}/opt");
        Assert.EndsWith("9.9.9-later", new DirectoryInfo(Path.Combine(_folder, "opt", "current")).LinkTarget, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "opt", "backups", "avant-9.9.9-later.dump")));
        await InsideAsync($"{_folder}/opt/synthesis demo --exit-when-done"); // nothing to do: no run more
        await InsideAsync($"{package}/install.sh {_folder}/opt --rollback && {_folder}/opt/synthesis doctor");
        Assert.EndsWith(before, new DirectoryInfo(Path.Combine(_folder, "opt", "current")).LinkTarget, StringComparison.Ordinal);

        // one letter lost on the way
        await DoAsync($"printf x >> {package}/LICENSE");
        var damaged = await RunAsync("bash", _folder, "-c", $"{package}/install.sh {_folder}/elsewhere");
        Assert.Equal(1, damaged.Code);
        Assert.Contains("abîmée", damaged.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "elsewhere", "versions")));

        Outcomes.WritePackage("`./synthesis package`", $"{new FileInfo(archive).Length / 1_000_000} MB, {DirectorySize(installed) / 1_000_000} MB with two versions installed; {parts} components in its CycloneDX bill, whose references all lead somewhere; checksums of the archive and of every file hold");
        Outcomes.WritePackage("installed without SDK, PostgreSQL, environment (`env -i`) or network (a namespace of its own)", "`doctor` finds nothing wrong; `demo` analyses 26 consultations and writes their digests");
        Outcomes.WritePackage("`analyze` of the sample there and by the build of the SDK here", $"the same bytes in all {files.Count} files ({there} contributions)");
        Outcomes.WritePackage("upgrade, then `install.sh --rollback`", "a backup before each; the version before is in service again, `doctor` finds nothing wrong");
        Outcomes.WritePackage("one letter of a file changed on the way", "the installation refuses in a sentence and leaves nothing");
    }

    async Task<(string Installed, long Contributions)> InstallAndAnalyseAsync(string package)
    {
        await InsideAsync($"{package}/install.sh {_folder}/opt && {_folder}/opt/synthesis doctor && {_folder}/opt/synthesis demo --exit-when-done && {_folder}/opt/synthesis analyze {package}/app/Sample -o {_folder}/out");
        using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "out", "run.json")));
        return (Path.Combine(_folder, "opt", "versions"), run.RootElement.GetProperty("counts").GetProperty("contributions").GetInt64());
    }

    static int CheckBill(string package)
    {
        using var bill = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "sbom.cdx.json")));
        var root = bill.RootElement;
        Assert.Equal(("CycloneDX", "1.6"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()));
        var components = root.GetProperty("components").EnumerateArray().ToList();
        var known = components.Select(c => c.GetProperty("bom-ref").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(components.Count, known.Count);
        Assert.All(root.GetProperty("dependencies").EnumerateArray().SelectMany(d => d.GetProperty("dependsOn").EnumerateArray()), need => Assert.Contains(need.GetString()!, known));
        Assert.All(components, c => Assert.NotEmpty(c.GetProperty("version").GetString()!));
        // the libraries, the runtime and the database
        Assert.All(new[] { "Npgsql", "Hangfire.Core", "Microsoft.ML" }, name => Assert.Contains(known, k => k.StartsWith($"pkg:nuget/{name}@", StringComparison.Ordinal)));
        Assert.Contains(known, k => k.StartsWith("pkg:deb/debian/postgresql-", StringComparison.Ordinal));
        Assert.Contains(known, k => k.StartsWith("pkg:nuget/Microsoft.NETCore.App.Runtime.", StringComparison.OrdinalIgnoreCase));
        return components.Count;
    }

    static long DirectorySize(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);

    [Fact]
    public async Task The_units_are_accepted_by_systemd()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "no systemd-analyze on this machine");
        var units = Directory.GetFiles(Path.Combine(Repository.Root, "packaging", "systemd"), "*.service");
        foreach (var unit in units) // the program they start is not installed here: any that exists stands for it
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(unit)), File.ReadAllText(unit).Replace("/opt/synthesis/synthesis", "/usr/bin/env", StringComparison.Ordinal));

        var said = await RunAsync("systemd-analyze", _folder, ["verify", "--man=no", .. units.Select(u => Path.Combine(_folder, Path.GetFileName(u).Replace("@.", "@1.", StringComparison.Ordinal)))]);

        var exposed = await Task.WhenAll(units.Select(async u => (await RunAsync("systemd-analyze", _folder, "security", "--offline=true", "--no-pager", "--threshold=25", u)).Code));

        Assert.Equal(2, units.Length);
        Assert.All(exposed, code => Assert.Equal(0, code)); // 2.5 of 10 at most
        Assert.Equal("", string.Join('\n', said.Error.Split('\n').Where(l => l.Contains(_folder, StringComparison.Ordinal) || l.Contains("synthesis", StringComparison.Ordinal))));
        Assert.Equal(0, said.Code);
    }

    Task InsideAsync(string script) => DoAsync($"env -i unshare --mount --net bash -c '{Hide.Replace("'", "'\\''", StringComparison.Ordinal)}\n{script}'");

    async Task DoAsync(string script)
    {
        var (code, output, error) = await RunAsync("bash", _folder, "-c", script);
        Assert.True(code == 0, $"{script}: {code}\n{output}\n{error}");
    }

    static async Task<(int Code, string Output, string Error)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var name in new[] { DataFolder.Variable, Database.Variable, "SYNTHESIS_HOME", "DOTNET_ROOT" }) start.Environment.Remove(name);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output, await error);
    }
}
