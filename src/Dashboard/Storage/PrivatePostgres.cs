using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>One private PostgreSQL cluster on a unix socket: started by the first process that needs it, stopped by the last.</summary>
/// <remarks>A killed process leaves the server running; the next one finds it and takes it over.</remarks>
public sealed partial class PrivatePostgres : IAsyncDisposable
{
    const int LongestSocketFolder = 86; // sun_path holds 108 bytes, "/.s.PGSQL.5432" takes 14, the rest is room for a lock suffix
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    readonly PostgresBinaries _binaries;
    readonly string _root, _data, _socket;
    readonly string? _user; // whom to drop to when we are root: the server refuses to run as root
    readonly FileStream _using;

    PrivatePostgres(string gateFolder, string root, string? user)
    {
        _root = root;
        _user = user;
        _data = Path.Combine(root, "data");
        var versionFile = Path.Combine(_data, "PG_VERSION");
        _binaries = PostgresBinaries.Find(File.Exists(versionFile)
            ? int.Parse(File.ReadAllText(versionFile).Trim().Split('.')[0], CultureInfo.InvariantCulture) : null);
        _socket = Path.Combine(root, "run");
        if (Encoding.UTF8.GetByteCount(_socket) > LongestSocketFolder) _socket = Path.Combine("/tmp", "sp-" + Hash(root));
        _using = new(Path.Combine(gateFolder, ".users"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
    }

    /// <summary>How to reach the database.</summary>
    public string ConnectionString => $"Host={_socket};Username=app;Database=app;Maximum Pool Size=40;Timeout=15;Command Timeout=120";

    /// <summary>The installed programs that run it.</summary>
    public PostgresBinaries Binaries => _binaries;

    /// <summary>User that runs the server when we are root; null when it is our own.</summary>
    public string? User => _user;

    /// <summary>Names a new file in a folder that the server's user may write and we may read.</summary>
    public string WritableFile() => Path.Combine(_socket, Path.GetRandomFileName());

    /// <summary>Starts the cluster in a folder, or joins the server that already runs there.</summary>
    /// <param name="folder">Folder of the cluster, created when absent.</param>
    /// <param name="cancel">Stops the waiting.</param>
    /// <exception cref="UserException">It cannot be started: one sentence says why.</exception>
    public static async Task<PrivatePostgres> StartAsync(string folder, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
            throw new UserException($"La base privée demande Linux ou macOS : donnez l’adresse d’une base PostgreSQL par la variable {Database.Variable}.");
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        using var gate = await LockAsync(folder, cancel);
        var user = IsRoot() ? DropTo() : null;
        var root = user is null || OthersCanReach(folder) ? Path.Combine(folder, "cluster")
            : Path.Combine("/var/lib/synthesis-pipeline", Hash(folder + await MarkAsync(folder, cancel)));
        var postgres = new PrivatePostgres(folder, root, user);
        try
        {
            await postgres.StartAsync(cancel);
            return postgres;
        }
        catch
        {
            await postgres._using.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves the server; stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        var folder = Path.GetDirectoryName(_using.Name)!; // a file's path always has a folder
        using var gate = await LockAsync(folder, CancellationToken.None);
        await _using.DisposeAsync();
        try
        {
            await using var alone = new FileStream(_using.Name, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            await _binaries.RunAsync("pg_ctl", _user, "-D", _data, "-w", "-t", "60", "-m", "fast", "stop");
        }
        catch (IOException)
        {
            // another process still uses it
        }
    }

    async Task StartAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(_root);
        await OwnAsync(_root);
        Directory.CreateDirectory(_socket);
        await OwnAsync(_socket);
        if (!File.Exists(Path.Combine(_data, "PG_VERSION"))) await CreateAsync(cancel);
        await using var connection = new NpgsqlConnection($"Host={_socket};Username=app;Database=postgres;Pooling=false;Timeout=5");
        var watch = Stopwatch.StartNew();
        for (; ; )
        {
            // a server that was killed looks alive until it is reaped: ask again
            var (code, _) = await _binaries.RunAsync("pg_ctl", _user, "-D", _data, "status");
            if (code != 0)
                await RunAsync("pg_ctl", "-D", _data, "-w", "-t", "60", "-l", Path.Combine(_root, "postgres.log"), "-o", $"-c unix_socket_directories='{_socket}'", "start");
            try
            {
                await connection.OpenAsync(cancel);
                break;
            }
            catch (NpgsqlException) when (watch.Elapsed < s_patience)
            {
                await Task.Delay(250, cancel);
            }
        }
        await using var exists = new NpgsqlCommand("select count(*) from pg_database where datname = 'app'", connection);
        if (await exists.ExecuteScalarAsync(cancel) is 0L)
        {
            await using var create = new NpgsqlCommand("create database app", connection);
            await create.ExecuteNonQueryAsync(cancel);
        }
    }

    async Task CreateAsync(CancellationToken cancel)
    {
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true); // an initdb that was killed half way
        await RunAsync("initdb", "-D", _data, "-A", "trust", "-U", "app", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await File.AppendAllTextAsync(Path.Combine(_data, "postgresql.conf"), """

            # written by SynthesisPipeline: reached by its owner through the socket alone
            listen_addresses = ''
            unix_socket_permissions = 0700
            shared_buffers = 256MB
            # an import of a million rows writes more than the gigabyte after which a checkpoint would be forced
            max_wal_size = 3GB
            checkpoint_timeout = 15min
            max_connections = 100
            timezone = 'UTC'
            """, cancel);
    }

    async Task RunAsync(string tool, params string[] arguments)
    {
        var (code, text) = await _binaries.RunAsync(tool, _user, arguments);
        if (code == 0) return;
        var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase) || l.Contains("FATAL", StringComparison.Ordinal)) ?? text;
        throw new UserException($"La base de données privée ne démarre pas ({tool} : {line.Trim()}). Voir {Path.Combine(_root, "postgres.log")}.");
    }

    /// <summary>Makes a folder the server user's own and nobody else's; refuses one that a stranger laid there before us.</summary>
    async Task OwnAsync(string folder)
    {
        var whose = await OutputAsync("stat", "-c", "%U", folder);
        if (new DirectoryInfo(folder).LinkTarget is not null || (whose != Environment.UserName && whose != _user))
            throw new UserException($"Le dossier {folder} appartient à {whose} : supprimez-le, ou placez les données ailleurs par la variable {DataFolder.Variable}.");
        if (_user is not null && whose != _user) await OutputAsync("chown", _user + ":", folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static async Task<string> OutputAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{tool} did not start");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.Trim();
    }

    static bool OthersCanReach(string folder)
    {
        for (var d = new DirectoryInfo(folder); d is not null; d = d.Parent)
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(d.FullName) & UnixFileMode.OtherExecute) == 0) return false;
        return true;
    }

    static string DropTo()
    {
        var names = File.ReadLines("/etc/passwd").Select(l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return names.Contains("postgres") ? "postgres" : names.Contains("nobody") ? "nobody"
            : throw new UserException("PostgreSQL refuse de tourner sous root, et aucun autre utilisateur n’existe : lancez la commande sous un utilisateur ordinaire.");
    }

    // Says which folder this is, so that one laid anew at the same path gets a cluster of its own.
    static async Task<string> MarkAsync(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, ".id");
        if (!File.Exists(file)) await File.WriteAllTextAsync(file, Guid.NewGuid().ToString("N"), cancel);
        return await File.ReadAllTextAsync(file, cancel);
    }

    static async Task<FileStream> LockAsync(string folder, CancellationToken cancel)
    {
        for (; ; )
            try
            {
                return new(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(50, cancel);
            }
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    static bool IsRoot() => Geteuid() == 0;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint Geteuid();
}
