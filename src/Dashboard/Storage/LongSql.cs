using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>The words of <see cref="Sql"/> for statements over millions of rows: no time limit but the caller's token.</summary>
static class LongSql
{
    public static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await Sql.ScalarAsync<T>(command, cancel);
    }

    public static async Task<ImmutableArray<T>> ListAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read,
        CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await Sql.ListAsync(command, read, cancel);
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] parameters)
    {
        var command = Sql.Command(connection, sql, parameters);
        command.CommandTimeout = 0;
        return command;
    }
}
