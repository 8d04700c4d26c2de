using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes contributions out of people's decisions: a decision on many of them goes on without those, one on them alone goes.</summary>
/// <remarks>A point whose words came from an erased contribution (its first citation) holds those words: the decision on it goes.</remarks>
static class ErasedDecisions
{
    // named somewhere in it, as a whole value
    const string About = """
        from curations where consultation_id = $1 and exists (select from unnest($2::text[]) as id
            where jsonb_path_exists(subject, '$.** ? (@ == $id)', jsonb_build_object('id', id)) or jsonb_path_exists(decision, '$.** ? (@ == $id)', jsonb_build_object('id', id)))
        """;

    public static Task<long> CountAsync(NpgsqlConnection connection, long consultationId, string[] ids, CancellationToken cancel) =>
        Sql.ScalarAsync<long>(connection, "select count(*) " + About, cancel, consultationId, ids);

    public static async Task EraseAsync(NpgsqlConnection connection, long consultationId, string[] ids, CancellationToken cancel)
    {
        var erased = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var (id, subject, decision) in await Sql.ListAsync(connection, "select id, subject::text, decision::text " + About,
                     r => (r.GetInt64(0), r.GetString(1), r.GetString(2)), cancel, consultationId, ids))
        {
            var (left, body) = (JsonNode.Parse(subject), JsonNode.Parse(decision));
            if (left is null || body is null || !CanTakeOut(left, erased) || !CanTakeOut(body, erased)) await DeleteAsync(connection, id, cancel);
            else await RewriteAsync(connection, id, left, body, cancel);
        }
    }

    /// <summary>Takes ids out of all lists of a decision.</summary>
    /// <returns>False when what is left would still be about them, or about nothing.</returns>
    internal static bool CanTakeOut(JsonNode node, HashSet<string> erased)
    {
        switch (node)
        {
            case JsonArray list:
                for (var i = list.Count - 1; i >= 0; i--)
                    if (Is(list[i], erased) || list[i] is JsonObject citation && citation.Any(p => p.Key.Equals("contribution", StringComparison.OrdinalIgnoreCase) && Is(p.Value, erased)))
                    {
                        if (i == 0 && list[i] is JsonObject) return false; // the words are theirs
                        list.RemoveAt(i);
                        if (list.Count == 0) return false;
                    }
                    else if (list[i] is { } item && !CanTakeOut(item, erased)) return false;
                return true;
            case JsonObject record:
                return record.All(p => p.Value is null || !Is(p.Value, erased) && CanTakeOut(p.Value, erased));
            default:
                return true;
        }
    }

    static bool Is(JsonNode? node, HashSet<string> erased) => node is JsonValue value && value.TryGetValue<string>(out var text) && erased.Contains(text);

    static async Task DeleteAsync(NpgsqlConnection connection, long id, CancellationToken cancel)
    {
        if (await Sql.ScalarAsync<bool>(connection, "select to_regclass('decision_fates') is not null", cancel))
            await Sql.RunAsync(connection, "delete from decision_fates where curation_id = $1", cancel, id);
        await Sql.RunAsync(connection, "delete from curations where id = $1", cancel, id);
    }

    static async Task RewriteAsync(NpgsqlConnection connection, long id, JsonNode subject, JsonNode decision, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update curations set subject = $2, decision = $3 where id = $1", connection);
        command.Parameters.Add(new() { Value = id });
        foreach (var node in new[] { subject, decision }) command.Parameters.Add(new() { Value = node.ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
