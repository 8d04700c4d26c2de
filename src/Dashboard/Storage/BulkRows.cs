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
        // millions of cells: each one awaited for costs more than writing it
        await Task.Run(() =>
        {
            var place = 0;
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                copy.StartRow();
                foreach (var cell in cells(row, place)) Write(copy, cell);
                place++;
            }
        }, cancel);
        await copy.CompleteAsync(cancel);
    }

    static void Write(NpgsqlBinaryImporter copy, object? cell)
    {
        switch (cell)
        {
            case null: copy.WriteNull(); break;
            case int number: copy.Write(number, NpgsqlDbType.Integer); break;
            case long number: copy.Write(number, NpgsqlDbType.Bigint); break;
            case double number: copy.Write(number, NpgsqlDbType.Double); break;
            case string text: copy.Write(StorableText.Of(text), NpgsqlDbType.Text); break;
            case ContributionId id: copy.Write(StorableText.Of(id.Value), NpgsqlDbType.Text); break;
            case TopicId id: copy.Write(id.Value, NpgsqlDbType.Text); break;
            case DateTimeOffset at: copy.Write(at.UtcDateTime, NpgsqlDbType.TimestampTz); break;
            case double[] numbers: copy.Write(numbers, NpgsqlDbType.Array | NpgsqlDbType.Double); break;
            case string?[] texts: copy.Write(Array.ConvertAll(texts, StorableText.OrNull), NpgsqlDbType.Array | NpgsqlDbType.Text); break;
            case int[] numbers: copy.Write(numbers, NpgsqlDbType.Array | NpgsqlDbType.Integer); break;
            case IEnumerable<ContributionId> ids: copy.Write(ids.Select(i => StorableText.Of(i.Value)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text); break;
            case IEnumerable<string> texts: copy.Write(texts.Select(StorableText.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text); break;
            default: throw new ArgumentException($"No column type for {cell.GetType().Name}", nameof(cell));
        }
    }
}
