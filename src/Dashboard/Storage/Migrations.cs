using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Hangfire.PostgreSql;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Brings a database to this version's schema: numbered scripts, each run once, under a lock that all processes share.</summary>
public static class Migrations
{
    /// <summary>Schema that holds the job queue's own tables.</summary>
    public const string QueueSchema = "hangfire";

    const string Prefix = "SynthesisPipeline.Dashboard.Storage.Migrations.";

    /// <summary>Runs what is missing; does nothing when nothing is.</summary>
    /// <exception cref="UserException">The database was written by a newer version.</exception>
    public static async Task ApplyAsync(string connectionString, CancellationToken cancel)
    {
        var scripts = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        if (await IsCurrentAsync(connection, scripts, cancel) && await IsPlainAsync(connection, cancel)) return;
        await Sql.RunAsync(connection, "select pg_advisory_lock(hashtextextended('synthesis:migrations', 0))", cancel);
        await PlanPlainlyAsync(connection, cancel);
        if (await IsCurrentAsync(connection, scripts, cancel)) return;
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), scripts.Contains)
            .WithTransactionPerScript().WithExecutionTimeout(TimeSpan.FromHours(2)).LogTo(new DbUp.Engine.Output.NoOpUpgradeLog()).Build().PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        PostgreSqlObjectsInstaller.Install(connection, QueueSchema);
    }

    static Task<bool> IsPlainAsync(NpgsqlConnection connection, CancellationToken cancel) => Sql.ScalarAsync<bool>(connection, "select current_setting('jit') = 'off'", cancel);

    /// <summary>Has the server not compile queries: a page asks many short ones, and compiling took a second where running takes a millisecond.</summary>
    static Task<int> PlanPlainlyAsync(NpgsqlConnection connection, CancellationToken cancel) => Sql.RunAsync(connection, """
        do $$ begin
            execute format('alter database %I set jit = off', current_database());
        exception when insufficient_privilege then null; -- a database that another owns: its owner decides
        end $$
        """, cancel);

    static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, HashSet<string> scripts, CancellationToken cancel)
    {
        if (await Sql.ScalarAsync<bool>(connection, "select to_regclass('schemaversions') is null or to_regclass('hangfire.schema') is null", cancel)) return false;
        var done = (await Sql.ListAsync(connection, "select scriptname from schemaversions", r => r.GetString(0), cancel)).ToHashSet(StringComparer.Ordinal);
        if (done.Except(scripts, StringComparer.Ordinal).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
            throw new UserException($"La base de données a été écrite par une version plus récente ({unknown[Prefix.Length..]}) : installez cette version, ou restaurez une sauvegarde faite par celle-ci.");
        return done.Count == scripts.Count;
    }
}
