using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A family of tags as it is kept.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Draft">As it is being tried.</param>
/// <param name="InForce">As the next runs read it; null before it was first put in force.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When.</param>
public sealed record KeptTagFamily(string Slug, TagFamily Draft, TagFamily? InForce, string By, DateTimeOffset At);

/// <summary>Keeps the families of tags that administrators write.</summary>
public sealed class TagFamilyStore(NpgsqlDataSource db)
{
    const string Columns = "slug, draft::text, in_force::text, changed_by, changed_at";

    /// <summary>Lists all families by their names in addresses.</summary>
    public Task<ImmutableArray<KeptTagFamily>> ListAsync(CancellationToken cancel) => db.ListAsync($"select {Columns} from tag_families order by slug collate \"C\"", Read, cancel);

    /// <summary>Finds a family; null where there is none.</summary>
    public Task<KeptTagFamily?> FindAsync(string slug, CancellationToken cancel) => db.OneAsync($"select {Columns} from tag_families where slug = $1", Read, cancel, slug);

    /// <summary>Gives the families in force.</summary>
    public async Task<ImmutableArray<TagFamily>> InForceAsync(CancellationToken cancel) => [.. (await ListAsync(cancel)).Select(f => f.InForce).OfType<TagFamily>()];

    /// <summary>Counts the tags of a family in a run, by value and by who gave them.</summary>
    public Task<ImmutableArray<(string Value, string Origin, long Count)>> CountAsync(long runId, string family, CancellationToken cancel) => db.ListAsync("""
        select value, origin, contributions from tag_counts where run_id = $1 and kind = 'free' and starts_with(value, $2) order by value, origin
        """, r => (r.GetString(0), r.GetString(1), (long)r.GetInt32(2)), cancel, runId, new TagFamily(family, []).TagOf(""));

    /// <summary>Begins a family.</summary>
    /// <returns>False when the name in addresses is taken.</returns>
    public async Task<bool> AddAsync(string slug, TagFamily draft, string by, CancellationToken cancel) =>
        await db.RunAsync("insert into tag_families (slug, draft, changed_by) values ($1, $2::jsonb, $3) on conflict (slug) do nothing", cancel, slug, Write(draft), StorableText.Of(by)) == 1;

    /// <summary>Keeps what is tried; what is in force stays until <paramref name="putInForce"/>.</summary>
    /// <returns>False where there is no such family.</returns>
    public async Task<bool> ChangeAsync(string slug, TagFamily draft, bool putInForce, string by, CancellationToken cancel) => await db.RunAsync("""
        update tag_families set draft = $2::jsonb, in_force = case when $3 then $2::jsonb else in_force end, changed_by = $4, changed_at = now() where slug = $1
        """, cancel, slug, Write(draft), putInForce, StorableText.Of(by)) == 1;

    /// <summary>Takes a family away; tags that people gave stay.</summary>
    public async Task<bool> RemoveAsync(string slug, CancellationToken cancel) => await db.RunAsync("delete from tag_families where slug = $1", cancel, slug) == 1;

    static string Write(TagFamily family) => StorableText.Of(JsonSerializer.Serialize(family).Replace("\\u0000", "", StringComparison.Ordinal));

    static KeptTagFamily Read(NpgsqlDataReader r) => new(r.GetString(0), Family(r.GetString(1)), r.TextOrNull(2) is { } json ? Family(json) : null, r.GetString(3), r.GetFieldValue<DateTimeOffset>(4));

    static TagFamily Family(string json) => JsonSerializer.Deserialize<TagFamily>(json) ?? throw new InvalidOperationException("A family of tags is null in the database");
}
