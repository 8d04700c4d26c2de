using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>A consultation that a person may enter.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="ThemeId">Its theme; null where none.</param>
/// <param name="ConcertationId">Its concertation; null where none.</param>
/// <param name="LatestRun">The last run that ended well; null where none.</param>
public sealed record VisibleConsultation(long Id, string Slug, string Title, long? ThemeId, long? ConcertationId, long? LatestRun);

/// <summary>Lists consultations by the themes that an account may enter.</summary>
public sealed class VisibleConsultations(NpgsqlDataSource db)
{
    /// <summary>Lists consultations in order.</summary>
    /// <param name="themes">The themes; empty = all, and those of no theme.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<ImmutableArray<VisibleConsultation>> ListAsync(ImmutableArray<long> themes, CancellationToken cancel) => db.ListAsync("""
        select c.id, c.slug, c.title, c.theme_id, t.concertation_id, c.latest_run_id from consultations c
        left join themes t on t.id = c.theme_id left join concertations k on k.id = t.concertation_id
        where cardinality($1::bigint[]) = 0 or c.theme_id = any($1)
        order by k.position nulls last, k.id nulls last, t.position, t.id, c.position, c.id
        """, r => new VisibleConsultation(r.GetInt64(0), r.GetString(1), r.GetString(2), r.LongOrNull(3), r.LongOrNull(4), r.LongOrNull(5)), cancel, themes.ToArray());

    /// <summary>Gives the theme of a consultation.</summary>
    /// <returns>Whether there is such a consultation, and its theme.</returns>
    public async Task<(bool Exists, long? Theme)> ThemeOfAsync(string slug, CancellationToken cancel) => Found(await db.ListAsync(
        "select theme_id from consultations where slug = $1", r => r.LongOrNull(0), cancel, slug));

    /// <summary>Gives the theme of a run's consultation.</summary>
    public async Task<(bool Exists, long? Theme)> ThemeOfRunAsync(long run, CancellationToken cancel) => Found(await db.ListAsync(
        "select c.theme_id from runs r join consultations c on c.id = r.consultation_id where r.id = $1", r => r.LongOrNull(0), cancel, run));

    static (bool, long?) Found(ImmutableArray<long?> rows) => rows.IsEmpty ? (false, null) : (true, rows[0]);
}
