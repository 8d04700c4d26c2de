using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>The few words that every store speaks to PostgreSQL with: parameters are positional (<c>$1</c>), rows are read by place.</summary>
static class Sql
{
    public static async Task<ImmutableArray<T>> ListAsync<T>(this NpgsqlDataSource db, string sql, Func<NpgsqlDataReader, T> read,
        CancellationToken cancel, params object?[] parameters)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        return await ListAsync(connection, sql, read, cancel, parameters);
    }

    public static async Task<ImmutableArray<T>> ListAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read,
        CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await ListAsync(command, read, cancel);
    }

    public static async Task<ImmutableArray<T>> ListAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows.ToImmutable();
    }

    public static async Task<T?> OneAsync<T>(this NpgsqlDataSource db, string sql, Func<NpgsqlDataReader, T> read,
        CancellationToken cancel, params object?[] parameters) where T : class =>
        (await ListAsync(db, sql, read, cancel, parameters)).FirstOrDefault();

    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource db, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        return await ScalarAsync<T>(connection, sql, cancel, parameters);
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await ScalarAsync<T>(command, cancel);
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlCommand command, CancellationToken cancel) =>
        await command.ExecuteScalarAsync(cancel) is T value ? value
            : throw new InvalidOperationException($"Expected one value of type {typeof(T).Name} from: {command.CommandText}");

    public static async Task<int> RunAsync(this NpgsqlDataSource db, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        return await RunAsync(connection, sql, cancel, parameters);
    }

    public static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static string? TextOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetString(place);

    public static int? IntOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetInt32(place);

    public static long? LongOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetInt64(place);

    public static double? DoubleOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetDouble(place);

    public static DateTimeOffset? InstantOrNull(this NpgsqlDataReader row, int place) =>
        row.IsDBNull(place) ? null : row.GetFieldValue<DateTimeOffset>(place);

    /// <summary>Reads an instant and, from the next column, the offset it was written with.</summary>
    public static DateTimeOffset? LocalInstantOrNull(this NpgsqlDataReader row, int place) =>
        row.InstantOrNull(place)?.ToOffset(TimeSpan.FromMinutes(row.GetInt32(place + 1)));

    public static ImmutableArray<string> Texts(this NpgsqlDataReader row, int place) => [.. row.GetFieldValue<string[]>(place)];

    public static ImmutableArray<ContributionId> Ids(this NpgsqlDataReader row, int place) =>
        [.. row.GetFieldValue<string[]>(place).Select(id => new ContributionId(id))];

    public static ContributionId Id(this NpgsqlDataReader row, int place) => new(row.GetString(place));

    public static ContributionId? IdOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : new(row.GetString(place));

    public static TopicId? TopicOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : new(row.GetString(place));

    public static VoteCounts Votes(this NpgsqlDataReader row, int place) =>
        new(row.GetInt32(place), row.GetInt32(place + 1), row.GetInt32(place + 2));

    /// <summary>Makes a command with positional parameters.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }
}
