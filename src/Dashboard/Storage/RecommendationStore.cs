using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A part of the recommendations.</summary>
public sealed record RecommendationPart(long Id, string Title, int Position);

/// <summary>A point that a recommendation cites, as it stood when it was cited.</summary>
/// <param name="ConsultationId">Its consultation.</param>
/// <param name="Key">Its lasting name.</param>
/// <param name="Found">The machine's words, or the person's who wrote it.</param>
/// <param name="Point">Its words then.</param>
/// <param name="Cited">The contributions that carried it then.</param>
/// <param name="SeenRun">The run in which it was seen.</param>
public sealed record RecommendedPoint(long ConsultationId, string Key, string Found, string Point, ImmutableArray<ContributionId> Cited, long SeenRun);

/// <summary>A recommendation as it stands.</summary>
/// <param name="Id">Its key.</param>
/// <param name="ConcertationId">Its concertation; null for consultations of none.</param>
/// <param name="Number">Its number, which it keeps.</param>
/// <param name="Version">The version of its words.</param>
/// <param name="PartId">Its part.</param>
/// <param name="ThemeId">The theme of its working group; null for all.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text.</param>
/// <param name="Withdrawn">Whether it was withdrawn.</param>
/// <param name="By">Who wrote this version.</param>
/// <param name="At">When.</param>
public sealed record Recommendation(long Id, long? ConcertationId, int Number, int Version, long PartId, long? ThemeId, string Title, string Body, bool Withdrawn, string By, DateTimeOffset At)
{
    /// <summary>The points it cites, in order.</summary>
    public ImmutableArray<RecommendedPoint> Points { get; init; } = [];
}

/// <summary>What a person writes of a recommendation.</summary>
public sealed record RecommendationDraft(long PartId, long? ThemeId, string Title, string Body, bool Withdrawn, ImmutableArray<RecommendedPoint> Points);

/// <summary>Keeps recommendations: every wording stays, the last one counts, two people at once never overwrite one another.</summary>
public sealed class RecommendationStore(NpgsqlDataSource db)
{
    internal const string Current = """
        select r.id, r.concertation_id, r.number, v.version, v.part_id, v.theme_id, v.title, v.body, v.withdrawn, v.written_by, v.written_at
        from recommendations r join lateral (select * from recommendation_versions v where v.recommendation_id = r.id order by version desc limit 1) v on true
        """;

    /// <summary>Lists the parts of a concertation in order.</summary>
    public Task<ImmutableArray<RecommendationPart>> PartsAsync(long? concertation, CancellationToken cancel) => db.ListAsync("""
        select id, title, position from recommendation_parts where concertation_id is not distinct from $1::bigint order by position, id
        """, r => new RecommendationPart(r.GetInt64(0), r.GetString(1), r.GetInt32(2)), cancel, concertation);

    /// <summary>Adds a part behind the others.</summary>
    public Task<long> AddPartAsync(long? concertation, string title, CancellationToken cancel) => db.ScalarAsync<long>("""
        insert into recommendation_parts (concertation_id, title, position)
        select $1::bigint, $2, coalesce(max(position), 0) + 1 from recommendation_parts where concertation_id is not distinct from $1::bigint returning id
        """, cancel, concertation, StorableText.Of(title));

    /// <summary>Renames a part, and moves it.</summary>
    public Task<int> ChangePartAsync(long? concertation, long part, string title, int position, CancellationToken cancel) => db.RunAsync("""
        update recommendation_parts set title = $3, position = $4 where id = $2 and concertation_id is not distinct from $1::bigint
        """, cancel, concertation, part, StorableText.Of(title), position);

    /// <summary>Lists the recommendations of a concertation by number, with the points they cite.</summary>
    public async Task<ImmutableArray<Recommendation>> ListAsync(long? concertation, CancellationToken cancel) =>
        await WithPointsAsync(await db.ListAsync($"{Current} where r.concertation_id is not distinct from $1::bigint order by r.number", Read, cancel, concertation), cancel);

    /// <summary>Finds a recommendation by its number; null where there is none.</summary>
    public async Task<Recommendation?> FindAsync(long? concertation, int number, CancellationToken cancel) => (await WithPointsAsync(
        await db.ListAsync($"{Current} where r.concertation_id is not distinct from $1::bigint and r.number = $2", Read, cancel, concertation, number), cancel)).FirstOrDefault();

    /// <summary>Lists the versions of a recommendation, the last first.</summary>
    public Task<ImmutableArray<Recommendation>> VersionsAsync(long id, CancellationToken cancel) => db.ListAsync("""
        select r.id, r.concertation_id, r.number, v.version, v.part_id, v.theme_id, v.title, v.body, v.withdrawn, v.written_by, v.written_at
        from recommendation_versions v join recommendations r on r.id = v.recommendation_id where r.id = $1 order by v.version desc limit 100
        """, Read, cancel, id);

    /// <summary>Lists the recommendations that rest on a contribution: whose points it carried when they were cited, or carries now.</summary>
    /// <param name="consultationId">Its consultation.</param>
    /// <param name="id">The contribution.</param>
    /// <param name="keys">Names of the points that cite it now.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<ImmutableArray<Recommendation>> RestingOnAsync(long consultationId, ContributionId id, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        [.. (await WithPointsAsync(await db.ListAsync($"""
            {Current} where exists (select from recommendation_points p where p.recommendation_id = r.id and p.version = v.version and p.consultation_id = $1
                and (p.cited @> array[$2] or p.point_key = any($3))) and not v.withdrawn order by r.number
            """, Read, cancel, consultationId, id.Value, keys.ToArray()), cancel))];

    /// <summary>Writes a new recommendation under the next number.</summary>
    /// <param name="concertation">Its concertation; null for consultations of none.</param>
    /// <param name="draft">Its words.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="line">The line of a returned digest that it comes from; null for none.</param>
    public async Task<int> AddAsync(long? concertation, RecommendationDraft draft, string by, CancellationToken cancel, long? line = null)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Sql.RunAsync(connection, "select pg_advisory_xact_lock(hashtextextended('synthesis:recommendations', 0))", cancel);
        var (id, number) = (await Sql.ListAsync(connection, """
            insert into recommendations (concertation_id, number) select $1::bigint, coalesce(max(number), 0) + 1 from recommendations
            where concertation_id is not distinct from $1::bigint returning id, number
            """, r => (r.GetInt64(0), r.GetInt32(1)), cancel, concertation))[0];
        await WriteAsync(connection, id, 1, draft, by, line, cancel);
        await transaction.CommitAsync(cancel);
        return number;
    }

    /// <summary>Writes the next version of a recommendation.</summary>
    /// <param name="id">The recommendation.</param>
    /// <param name="seen">The version that the person had before their eyes.</param>
    /// <param name="draft">The new words.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="line">The line of a returned digest that asks for it; null for none.</param>
    /// <returns>False when somebody else has written meanwhile: nothing is written.</returns>
    public async Task<bool> ChangeAsync(long id, int seen, RecommendationDraft draft, string by, CancellationToken cancel, long? line = null)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Sql.RunAsync(connection, "select 1 from recommendations where id = $1 for update", cancel, id);
        if (await Sql.ScalarAsync<int>(connection, "select max(version) from recommendation_versions where recommendation_id = $1", cancel, id) != seen) return false;
        await WriteAsync(connection, id, seen + 1, draft, by, line, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    static async Task WriteAsync(NpgsqlConnection connection, long id, int version, RecommendationDraft draft, string by, long? line, CancellationToken cancel)
    {
        if (line is { } from) await Sql.RunAsync(connection, "insert into recommendation_lines (line_id, recommendation_id) values ($1, $2)", cancel, from, id);
        await Sql.RunAsync(connection, """
            insert into recommendation_versions (recommendation_id, version, part_id, theme_id, title, body, withdrawn, written_by) values ($1, $2, $3, $4::bigint, $5, $6, $7, $8)
            """, cancel, id, version, draft.PartId, draft.ThemeId, StorableText.Of(draft.Title), StorableText.Of(draft.Body), draft.Withdrawn, by);
        for (var i = 0; i < draft.Points.Length; i++)
        {
            var point = draft.Points[i];
            await Sql.RunAsync(connection, """
                insert into recommendation_points (recommendation_id, version, position, consultation_id, point_key, found, point, cited, seen_run_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """, cancel, id, version, i, point.ConsultationId, point.Key, point.Found, point.Point, point.Cited.Select(c => c.Value).ToArray(), point.SeenRun);
        }
    }

    async Task<ImmutableArray<Recommendation>> WithPointsAsync(ImmutableArray<Recommendation> found, CancellationToken cancel)
    {
        if (found.IsEmpty) return found;
        var points = (await db.ListAsync("""
            select p.recommendation_id, p.version, p.consultation_id, p.point_key, p.found, p.point, p.cited, p.seen_run_id
            from recommendation_points p where p.recommendation_id = any($1) order by p.recommendation_id, p.version, p.position
            """, r => (Key: (r.GetInt64(0), r.GetInt32(1)), Point: new RecommendedPoint(r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Ids(6), r.GetInt64(7))),
            cancel, found.Select(f => f.Id).ToArray())).ToLookup(p => p.Key, p => p.Point);
        return [.. found.Select(f => f with { Points = [.. points[(f.Id, f.Version)]] })];
    }

    static Recommendation Read(NpgsqlDataReader r) => Read(r, 0);

    internal static Recommendation Read(NpgsqlDataReader r, int from) => new(r.GetInt64(from), r.LongOrNull(from + 1), r.GetInt32(from + 2), r.GetInt32(from + 3), r.GetInt64(from + 4), r.LongOrNull(from + 5),
        r.GetString(from + 6), r.GetString(from + 7), r.GetBoolean(from + 8), r.GetString(from + 9), r.GetFieldValue<DateTimeOffset>(from + 10));
}
