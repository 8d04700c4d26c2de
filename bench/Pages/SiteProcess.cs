using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SynthesisPipeline.Dashboard;

namespace SynthesisPipeline.Pages;

/// <summary>The product's own server, a process of its own, over a generated consultation that was imported and analysed once.</summary>
sealed class SiteProcess : IAsyncDisposable
{
    public const string Slug = "essai", Administrator = "administrateur";
    static string s_program = Path.Combine(AppContext.BaseDirectory, "SynthesisPipeline.Dashboard.dll");
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    readonly Process _server;
    readonly string _cluster;

    SiteProcess(Process server, string address, string cluster, ImmutableArray<DrawnAccount> accounts) => (_server, Address, _cluster, Accounts) = (server, address, cluster, accounts);

    public string Address { get; }

    /// <summary>The administrator first, then the rapporteurs.</summary>
    public ImmutableArray<DrawnAccount> Accounts { get; }

    public static async Task<SiteProcess> StartAsync(string folder, int contributions, int people, int slowMilliseconds, string? app)
    {
        if (app is not null) s_program = Path.Combine(app, "SynthesisPipeline.Dashboard.dll");
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var accounts = await PrepareAsync(new DataFolder(folder), contributions, people, slowMilliseconds);
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var server = Start(folder, "serve", "--urls", address);
        server.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = new(address) };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode) return new(server, address, Path.Combine(folder, "postgres", "cluster", "data"), accounts);
            }
            catch (HttpRequestException) when (watch.Elapsed < s_patience && !server.HasExited)
            {
                // not listening yet
            }
    }

    /// <summary>Processor time that the server and its private database have used: what can be trusted where others share the machine.</summary>
    public double ProcessorSeconds()
    {
        _server.Refresh();
        var database = int.Parse(File.ReadLines(Path.Combine(_cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        return _server.TotalProcessorTime.TotalSeconds + Directory.EnumerateDirectories("/proc").Select(d => Path.GetFileName(d)).Where(n => int.TryParse(n, out _)).Sum(n => SecondsOf(n, database));
    }

    /// <summary>Seconds of a process of the database; those of backends that ended are kept by their parent.</summary>
    static double SecondsOf(string process, int database)
    {
        const double Ticks = 100;
        try
        {
            // after the name in brackets: state, parent, …, user, system, user of children, system of children
            var parts = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            var own = process == database.ToString(CultureInfo.InvariantCulture);
            return own || parts[1] == database.ToString(CultureInfo.InvariantCulture) ? parts[11..(own ? 15 : 13)].Sum(p => long.Parse(p, CultureInfo.InvariantCulture)) / Ticks : 0;
        }
        catch (IOException)
        {
            return 0; // it ended meanwhile
        }
    }

    public long ResidentMegabytes()
    {
        _server.Refresh();
        return _server.WorkingSet64 / 1_000_000;
    }

    static async Task<ImmutableArray<DrawnAccount>> PrepareAsync(DataFolder folder, int contributions, int people, int slowMilliseconds)
    {
        await using var database = await Database.OpenAsync(folder, null, CancellationToken.None);
        if (await new ConcertationStore(database.Source).FindAsync(Slug, CancellationToken.None) is not { LatestRun: not null })
        {
            var export = folder.In("export");
            Run(folder.Root, "generate", "--contributions", contributions.ToString(CultureInfo.InvariantCulture), "--seed", "5", "-o", export);
            Run(folder.Root, "import", export, "--consultation", Slug);
            Run(folder.Root, "run", Slug);
            Directory.Delete(export, recursive: true);
        }
        // what a worker does in the seconds after a run
        await new SearchIndex(database.Source, new(database.Source)).CatchUpAsync((await new ConcertationStore(database.Source).NeedAsync(Slug, CancellationToken.None)).Id, CancellationToken.None);
        var findings = new FindingsStore(database.Source);
        using var runs = new CuratedRuns(database.Source, findings, new(database.Source));
        await new SearchedFindings(database.Source, runs, findings).CatchUpAsync(null, asWorker: true, CancellationToken.None);
        await ExplainAsync(database.Source, slowMilliseconds);
        await using var site = Site.Build(database, folder, "http://127.0.0.1:0", withWorker: false);
        return await FirstAccounts.EnsureAsync(site.Services, folder.In("acces-essai"),
            [(Administrator, AccountRoles.Administrator), .. Enumerable.Range(1, people).Select(i => ($"rapporteur-{i}", AccountRoles.Rapporteur))]);
    }

    /// <summary>Has the private server write the plan of each slow query into its own log.</summary>
    static async Task ExplainAsync(NpgsqlDataSource source, int slowMilliseconds)
    {
        foreach (var setting in slowMilliseconds > 0
            ? new[] { "set session_preload_libraries = 'auto_explain'", $"set auto_explain.log_min_duration = {slowMilliseconds}", "set auto_explain.log_analyze = on", "set auto_explain.log_buffers = on" }
            : ["reset session_preload_libraries"])
        {
            await using var command = source.CreateCommand($"alter database app {setting}");
            await command.ExecuteNonQueryAsync();
        }
    }

    static void Run(string folder, params string[] arguments)
    {
        Console.Error.WriteLine(string.Join(' ', arguments));
        using var process = Start(folder, arguments);
        process.BeginOutputReadLine();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}");
    }

    static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [s_program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment[DataFolder.Variable] = folder;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", _server.Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }
}
