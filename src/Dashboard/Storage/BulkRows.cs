using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes many rows at once through binary COPY; the type of a cell is that of its value.</summary>
static class BulkRows
{
    /// <summary>Writes rows.</summary>
    /// <param name="connection">An open connection, in the caller's transaction.</param>
    /// <param name="target">Table and columns: <c>topics (run_id, position, …)</c>.</param>
    /// <param name="rows">The rows, in order.</param>
    /// <param name="cells">Cells of one row and its place, in order of the columns.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task WriteAsync<T>(NpgsqlConnection connection, string target, IEnumerable<T> rows, Func<T, int, object?[]> cells, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)", cancel);
        var place = 0;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var cell in cells(row, place)) await WriteAsync(copy, cell, cancel);
            place++;
        }
        await copy.CompleteAsync(cancel);
    }

    static Task WriteAsync(NpgsqlBinaryImporter copy, object? cell, CancellationToken cancel) => cell switch
    {
        null => copy.WriteNullAsync(cancel),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancel),
        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
        double number => copy.WriteAsync(number, NpgsqlDbType.Double, cancel),
        string text => copy.WriteAsync(StorableText.Of(text), NpgsqlDbType.Text, cancel),
        ContributionId id => copy.WriteAsync(StorableText.Of(id.Value), NpgsqlDbType.Text, cancel),
        TopicId id => copy.WriteAsync(id.Value, NpgsqlDbType.Text, cancel),
        DateTimeOffset at => copy.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz, cancel),
        int[] numbers => copy.WriteAsync(numbers, NpgsqlDbType.Array | NpgsqlDbType.Integer, cancel),
        IEnumerable<ContributionId> ids => copy.WriteAsync(ids.Select(i => StorableText.Of(i.Value)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel),
        IEnumerable<string> texts => copy.WriteAsync(texts.Select(StorableText.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel),
        _ => throw new ArgumentException($"No column type for {cell.GetType().Name}", nameof(cell)),
    };
}
