using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary>The programs of one installed PostgreSQL: found, never downloaded.</summary>
/// <param name="Folder">Folder that holds <c>initdb</c>, <c>pg_ctl</c>, <c>postgres</c>.</param>
/// <param name="Major">Major version, 15 for 15.20.</param>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    // where an installed package keeps its own: see Packaging/ShippedPostgres
    static readonly string s_shipped = Path.Combine(DataFolder.Home(), "postgres", "lib", "postgresql");

    /// <summary>Finds the programs: <c>PG_BIN</c>, then those of the package, then the newest below /usr/lib/postgresql, then PATH.</summary>
    /// <param name="major">Major version that an existing cluster needs; null for any.</param>
    /// <exception cref="UserException">None is installed, or none of the version needed.</exception>
    public static PostgresBinaries Find(int? major)
    {
        var found = Candidates().Where(Holds).Distinct(StringComparer.Ordinal).Select(f => new PostgresBinaries(f, MajorOf(f)));
        if (major is null)
            return found.FirstOrDefault() ?? throw new UserException("PostgreSQL est introuvable. Sur Debian ou Ubuntu : « apt-get install postgresql » ; ou donnez l’adresse d’une base par la variable SYNTHESIS_DATABASE.");
        return found.FirstOrDefault(b => b.Major == major) ?? throw new UserException(
            $"La base de données a été créée par PostgreSQL {major}, qui n’est plus installé : réinstallez-le (« apt-get install postgresql-{major} ») ou donnez son dossier par la variable PG_BIN.");
    }

    /// <summary>Runs one of the programs to its end.</summary>
    /// <param name="tool">Name of the program.</param>
    /// <param name="user">User to run it as; null for ours.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Exit code and all it printed.</returns>
    public async Task<(int Code, string Text)> RunAsync(string tool, string? user, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, tool), arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        if (user is not null) start.UserName = user;
        start.Environment["LC_ALL"] = "C";
        AddLibraries(start, Folder);
        foreach (var name in new[] { "PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGDATABASE" }) start.Environment.Remove(name);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start");
        process.StandardInput.Close();
        var text = new StringBuilder();
        void Add(string? line)
        {
            if (!string.IsNullOrEmpty(line)) lock (text) text.AppendLine(line);
        }
        process.OutputDataReceived += (_, e) => Add(e.Data);
        process.ErrorDataReceived += (_, e) => Add(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // WaitForExitAsync would wait for the end of a pipe which the server started by pg_ctl may keep open
        while (!process.HasExited) await Task.Delay(10);
        if (process.ExitCode != 0) await Task.Delay(100);
        lock (text) return (process.ExitCode, text.ToString());
    }

    static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } given) yield return given;
        foreach (var versions in new[] { s_shipped, "/usr/lib/postgresql" }.Where(Directory.Exists))
            foreach (var folder in Directory.GetDirectories(versions)
                         .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0))
                yield return Path.Combine(folder, "bin");
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
        yield return "/usr/pgsql/bin";
    }

    static bool Holds(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(tool => File.Exists(Path.Combine(folder, tool)));

    static int MajorOf(string folder)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version") { RedirectStandardOutput = true };
        AddLibraries(start, folder);
        using var process = Process.Start(start);
        var said = process?.StandardOutput.ReadToEnd() ?? "";
        return VersionPattern().Match(said) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    // the programs of a package bring the libraries of the machine they were made on
    static void AddLibraries(ProcessStartInfo start, string folder)
    {
        if (folder.StartsWith(s_shipped, StringComparison.Ordinal)) start.Environment["LD_LIBRARY_PATH"] = Path.Combine(DataFolder.Home(), "postgres", "libs");
    }

    [GeneratedRegex(@"(\d+)(\.|devel|beta|rc)")]
    private static partial Regex VersionPattern();
}
