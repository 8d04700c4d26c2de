using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>A concertation by its name in addresses.</summary>
/// <param name="Id">Its key; null for the consultations that belong to none.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title; empty for those of none.</param>
public sealed record NamedConcertation(long? Id, string Slug, string Title)
{
    /// <summary>Where its recommendations are.</summary>
    public string Address => $"/recommandations/{Uri.EscapeDataString(Slug)}";
}

/// <summary>Finds concertations; the consultations of none count as one, so that they too can be recommended from.</summary>
public sealed class Concertations(NpgsqlDataSource db)
{
    /// <summary>Name in addresses of the consultations of no concertation.</summary>
    public const string None = "hors-concertation";

    /// <summary>Finds one; null where there is none.</summary>
    public async Task<NamedConcertation?> FindAsync(string slug, CancellationToken cancel) => slug == None ? new(null, None, "")
        : await db.OneAsync("select id, slug, title from concertations where slug = $1", r => new NamedConcertation(r.GetInt64(0), r.GetString(1), r.GetString(2)), cancel, slug);

    /// <summary>Lists all in order; the consultations of none come last, where there are any.</summary>
    public async Task<ImmutableArray<NamedConcertation>> ListAsync(CancellationToken cancel) =>
        [.. await db.ListAsync("select id, slug, title from concertations order by position, id", r => new NamedConcertation(r.GetInt64(0), r.GetString(1), r.GetString(2)), cancel),
            .. await db.ScalarAsync<bool>("select exists (select from consultations where theme_id is null)", cancel) ? new NamedConcertation[] { new(null, None, "") } : []];
}
