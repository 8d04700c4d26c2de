using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A PostgreSQL of the test's own, reached over TCP and TLS with a certificate made here; it may be killed and started again.</summary>
sealed class ScratchPostgres : IAsyncDisposable
{
    const string Password = "essai-de-fiabilite";
    readonly PostgresBinaries _binaries = PostgresBinaries.Find(null);
    readonly string _folder;
    readonly string? _user = Environment.UserName == "root" ? "postgres" : null;

    ScratchPostgres(string folder) => (_folder, Port) = (folder, FreePort());

    public int Port { get; }

    public string Certificate => Path.Combine(_folder, "server.crt");

    string Data => Path.Combine(_folder, "data");

    /// <summary>Starts one in a folder that is there and empty.</summary>
    public static async Task<ScratchPostgres> StartAsync(string folder)
    {
        var postgres = new ScratchPostgres(folder);
        postgres.MakeCertificate();
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), Password);
        await postgres.OwnAsync();
        await postgres.RunAsync("initdb", "-D", postgres.Data, "-A", "scram-sha-256", "--pwfile", Path.Combine(folder, "password"), "-U", "app", "-E", "UTF8", "--locale=C.UTF-8");
        await File.AppendAllTextAsync(Path.Combine(postgres.Data, "postgresql.conf"), $"""

            listen_addresses = '127.0.0.1'
            port = {postgres.Port.ToString(CultureInfo.InvariantCulture)}
            unix_socket_directories = '{folder}'
            ssl = on
            ssl_cert_file = '{postgres.Certificate}'
            ssl_key_file = '{Path.Combine(folder, "server.key")}'
            timezone = 'UTC'
            max_wal_size = 64MB
            """);
        await File.WriteAllTextAsync(Path.Combine(postgres.Data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n"); // nothing in the open
        await postgres.StartAgainAsync();
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("create database app", connection);
        await command.ExecuteNonQueryAsync();
        return postgres;
    }

    /// <summary>How to reach it, its certificate verified; through another port when a proxy stands between.</summary>
    public string ConnectionString(string database = "app", int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "localhost", Port = port ?? Port, Username = "app", Password = Password, Database = database, SslMode = SslMode.VerifyFull, RootCertificate = Certificate,
        MaxPoolSize = 20, Timeout = 5, Pooling = database == "app",
    }.ConnectionString;

    public Task StartAgainAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "start");

    public Task StopAsync() => _binaries.RunAsync("pg_ctl", _user, "-D", Data, "-w", "-m", "fast", "stop");

    /// <summary>Kills the server and all its processes, as a power cut does.</summary>
    public async Task KillAsync()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var children = Process.GetProcessesByName("postgres").Where(p => ParentOf(p.Id) == postmaster).ToList();
        using var server = Process.GetProcessById(postmaster);
        server.Kill();
        foreach (var child in children) child.Kill();
        while (Process.GetProcessesByName("postgres").Any(p => p.Id == postmaster || ParentOf(p.Id) == postmaster)) await Task.Delay(50);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await StopAsync();
    }

    async Task RunAsync(string tool, params string[] arguments)
    {
        var (code, text) = await _binaries.RunAsync(tool, _user, arguments);
        Assert.True(code == 0, $"{tool}: {text}\n{(File.Exists(Path.Combine(_folder, "log")) ? File.ReadAllText(Path.Combine(_folder, "log")) : "")}");
    }

    async Task OwnAsync()
    {
        if (_user is null) return;
        using var chown = Process.Start("chown", ["-R", _user + ":", _folder]);
        await chown.WaitForExitAsync();
        using var chmod = Process.Start("chmod", ["711", _folder]);
        await chmod.WaitForExitAsync();
    }

    void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        var keyFile = Path.Combine(_folder, "server.key");
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    static int ParentOf(int process)
    {
        try
        {
            // "12 (postgres) S 3 …": the name may hold spaces, so the rest is counted from its bracket
            var stat = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has gone meanwhile
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
