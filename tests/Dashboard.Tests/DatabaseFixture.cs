using Npgsql;

[assembly: AssemblyFixture(typeof(SynthesisPipeline.Dashboard.Tests.DatabaseFixture))]

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>One private cluster for all tests of the assembly; each class makes databases of its own in it.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    const string Template = "migrated";
    readonly Lazy<Task<PrivatePostgres>> _cluster;
    readonly Lazy<Task> _template;
    int _databases;

    public DatabaseFixture() => (_cluster, _template) = (new(StartAsync), new(MigrateAsync));

    /// <summary>A folder that goes when the tests have ended.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sp-tests-").FullName;

    public async Task<PrivatePostgres> ClusterAsync() => await _cluster.Value;

    /// <summary>Makes an empty database with the product's schema.</summary>
    public async Task<Database> CreateAsync()
    {
        await _template.Value;
        return await Database.OpenAsync(new(Folder), await CreateBareAsync(Template), CancellationToken.None);
    }

    /// <summary>Makes a database, empty or as another one.</summary>
    public async Task<string> CreateBareAsync(string template = "template1")
    {
        var cluster = await ClusterAsync();
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await RunAsync(cluster, $"create database {name} template {template} strategy file_copy");
        return In(cluster, name);
    }

    async Task<PrivatePostgres> StartAsync()
    {
        var cluster = await PrivatePostgres.StartAsync(Path.Combine(Folder, "postgres"), CancellationToken.None);
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" }) await RunAsync(cluster, $"alter system set {setting} = off");
        await RunAsync(cluster, "select pg_reload_conf()");
        return cluster;
    }

    async Task MigrateAsync()
    {
        var cluster = await ClusterAsync();
        await RunAsync(cluster, $"create database {Template}");
        await using (await Database.OpenAsync(new(Folder), In(cluster, Template) + ";Pooling=false", CancellationToken.None))
        {
        }
        NpgsqlConnection.ClearAllPools(); // a template must be alone
    }

    static string In(PrivatePostgres cluster, string name) =>
        new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    static async Task RunAsync(PrivatePostgres cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated) await (await _cluster.Value).DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
