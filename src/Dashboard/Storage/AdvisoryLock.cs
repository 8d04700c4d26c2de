using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>A lock that all processes of one database share; it ends with its connection, so a killed process holds nothing.</summary>
/// <remarks>The queue's own locks are not renewed while a long job runs, and outlive a killed worker: hence this one.</remarks>
sealed class AdvisoryLock : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly string _name;

    AdvisoryLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>Waits until the lock is free and takes it.</summary>
    public static async Task<AdvisoryLock> HoldAsync(NpgsqlDataSource db, string name, CancellationToken cancel)
    {
        var connection = await db.OpenConnectionAsync(cancel);
        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", connection) { CommandTimeout = 0 };
            command.Parameters.Add(new() { Value = name });
            await command.ExecuteNonQueryAsync(cancel);
            return new(connection, name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the lock if it is free; null when another holds it.</summary>
    public static async Task<AdvisoryLock?> TryHoldAsync(NpgsqlDataSource db, string name, CancellationToken cancel)
    {
        var connection = await db.OpenConnectionAsync(cancel);
        if (await Sql.ScalarAsync<bool>(connection, "select pg_try_advisory_lock(hashtextextended($1, 0))", cancel, name)) return new(connection, name);
        await connection.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // said explicitly: a connection that goes back to the pool is reset only when it is taken again
        if (_connection.FullState == System.Data.ConnectionState.Open)
            await Sql.RunAsync(_connection, "select pg_advisory_unlock(hashtextextended($1, 0))", CancellationToken.None, _name);
        await _connection.DisposeAsync();
    }
}
