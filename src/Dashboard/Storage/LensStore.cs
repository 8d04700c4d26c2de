using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>A question kept under a name ("Regards croisés"): it looks across all consultations, whatever their theme.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What people read.</param>
/// <param name="Description">What it looks for, in a sentence; may be empty.</param>
/// <param name="Query">The question.</param>
/// <param name="By">Who wrote it last.</param>
/// <param name="At">When.</param>
public sealed record Lens(long Id, string Slug, string Title, string Description, SearchQuery Query, string By, DateTimeOffset At);

/// <summary>Keeps lenses.</summary>
public sealed class LensStore(NpgsqlDataSource db)
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    const string Columns = "id, slug, title, description, query::text, coalesce(changed_by, made_by), coalesce(changed_at, made_at)";

    /// <summary>Lists all lenses by title.</summary>
    public Task<ImmutableArray<Lens>> ListAsync(CancellationToken cancel) => db.ListAsync($"select {Columns} from lenses order by title, id", Read, cancel);

    /// <summary>Finds a lens by its name in addresses; null when there is none.</summary>
    public Task<Lens?> FindAsync(string slug, CancellationToken cancel) => db.OneAsync($"select {Columns} from lenses where slug = $1", Read, cancel, slug);

    /// <summary>Keeps a new lens.</summary>
    /// <returns>False when the name in addresses is taken.</returns>
    public async Task<bool> AddAsync(string slug, string title, string description, SearchQuery query, string by, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            insert into lenses (slug, title, description, query, made_by) values ($1, $2, $3, $4, $5) on conflict (slug) do nothing
            """, connection);
        foreach (var text in new[] { slug, StorableText.Of(title), StorableText.Of(description) }) command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(query, s_json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = by });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Changes the words of a lens, and its question where one is given.</summary>
    public async Task<bool> ChangeAsync(string slug, string title, string description, SearchQuery? query, string by, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            update lenses set title = $2, description = $3, query = coalesce($4, query), changed_by = $5, changed_at = now() where slug = $1
            """, connection);
        foreach (var text in new[] { slug, StorableText.Of(title), StorableText.Of(description) }) command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = query is null ? DBNull.Value : JsonSerializer.Serialize(query, s_json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = by });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Takes a lens away; its question stays in the audit trail.</summary>
    public Task<int> RemoveAsync(string slug, CancellationToken cancel) => db.RunAsync("delete from lenses where slug = $1", cancel, slug);

    static Lens Read(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3),
        JsonSerializer.Deserialize<SearchQuery>(r.GetString(4), s_json) ?? new(), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6));
}
