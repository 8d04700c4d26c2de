using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>A recommendation as the dashboard has it, with the line of a returned digest that it began with.</summary>
/// <param name="Line">The line.</param>
/// <param name="Current">The recommendation as it stands.</param>
public sealed record RecommendedLine(long Line, Recommendation Current);

/// <summary>Finds recommendations by the lines of returned digests that they came from.</summary>
public sealed class RecommendationLines(NpgsqlDataSource db)
{
    /// <summary>Lists the lines of a consultation that have not become recommendations yet, with who wrote them, oldest first.</summary>
    public Task<ImmutableArray<(long Line, string By)>> NewAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select l.id, coalesce(l.answered_by, nullif(r.member, ''), r.returned_by) from digest_lines l join digest_returns r on r.id = l.return_id
        where l.consultation_id = $1 and l.sheet = 'recommandations' and (l.outcome = 'taken' or l.answer in ('returned', 'own')) and l.kind <> 'Remark'
            and not exists (select from recommendation_lines j where j.line_id = l.id) order by l.id
        """, r => (r.GetInt64(0), r.GetString(1)), cancel, consultationId);

    /// <summary>Lists the recommendations that came from digests of a consultation, as they stand, by the line they began with.</summary>
    public Task<ImmutableArray<RecommendedLine>> CurrentAsync(long consultationId, CancellationToken cancel) => db.ListAsync($"""
        select j.line_id, c.* from recommendation_lines j join digest_lines l on l.id = j.line_id join ({RecommendationStore.Current}) c on c.id = j.recommendation_id
        where l.consultation_id = $1 and l.kind = 'Add' order by j.line_id
        """, r => new RecommendedLine(r.GetInt64(0), RecommendationStore.Read(r, 1)), cancel, consultationId);

    /// <summary>Gives concertation and theme of a consultation; nulls for one of none.</summary>
    public async Task<(long? Concertation, long? Theme)> PlaceAsync(long consultationId, CancellationToken cancel) => (await db.ListAsync(
        "select t.concertation_id, t.id from consultations c left join themes t on t.id = c.theme_id where c.id = $1", r => (r.LongOrNull(0), r.LongOrNull(1)), cancel, consultationId))[0];
}
