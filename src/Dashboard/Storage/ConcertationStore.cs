using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where a consultation stands at one moment. Undated ones are always open.</summary>
public enum ConsultationState { Undated, Upcoming, Open, Closed }

/// <summary>A consultation as lists show it.</summary>
/// <param name="Id">Its key in the database.</param>
/// <param name="Slug">Its name in commands and addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="OpensAt">When it opens; null when not said.</param>
/// <param name="ClosesAt">When it closes; null when not said.</param>
/// <param name="Contributions">Contributions in force, those set aside apart.</param>
/// <param name="SetAside">Contributions set aside.</param>
/// <param name="Contributors">Distinct authors.</param>
/// <param name="LatestRun">The last run that ended well; null when there is none.</param>
public sealed record ConsultationLine(long Id, string Slug, string Title, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    long Contributions, long SetAside, long Contributors, long? LatestRun)
{
    /// <summary>Says where a consultation of these dates stands at a moment.</summary>
    public static ConsultationState StateAt(DateTimeOffset? opensAt, DateTimeOffset? closesAt, DateTimeOffset now) =>
        opensAt is null && closesAt is null ? ConsultationState.Undated
        : now < opensAt ? ConsultationState.Upcoming
        : now > closesAt ? ConsultationState.Closed : ConsultationState.Open;
}

/// <summary>A declared theme with its consultations, in order.</summary>
public sealed record ThemeLine(long Id, string Slug, string Title, ImmutableArray<ConsultationLine> Consultations);

/// <summary>A concertation with its themes, in order. The last of the list may have an empty slug: it holds the consultations of no concertation, in one theme.</summary>
public sealed record ConcertationLine(string Slug, string Title, ImmutableArray<ThemeLine> Themes);

/// <summary>One consultation with what its pages and its analysis need to know.</summary>
/// <param name="Id">Its key in the database.</param>
/// <param name="Slug">Its name in commands and addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="SourceName">What its export calls it; empty when it doesn't say.</param>
/// <param name="Theme">Title of its theme; null where none.</param>
/// <param name="OpensAt">When it opens; null when not said.</param>
/// <param name="ClosesAt">When it closes; null when not said.</param>
/// <param name="LatestRun">The last run that ended well; null when there is none.</param>
public sealed record ConsultationRecord(long Id, string Slug, string Title, string SourceName, string? Theme,
    DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, long? LatestRun);

/// <summary>Keeps what is declared: concertations, themes, consultations and their dates.</summary>
public sealed class ConcertationStore(NpgsqlDataSource db)
{
    /// <summary>Lists everything that is declared, with counts, in order.</summary>
    public async Task<ImmutableArray<ConcertationLine>> ListAsync(CancellationToken cancel)
    {
        var rows = await db.ListAsync("""
            select k.slug, k.title, t.id, t.slug, t.title, c.id, c.slug, c.title, c.opens_at, c.closes_at, c.latest_run_id,
                coalesce(z.active, n.active), coalesce(z.set_aside, n.set_aside), coalesce(z.authors, n.authors)
            from consultations c
            left join themes t on t.id = c.theme_id
            left join concertations k on k.id = t.concertation_id
            -- counted with the words of the search, once an import; until then counted here
            left join search_state z on z.consultation_id = c.id and z.import_id >= (select max(i.id) from imports i where i.consultation_id = c.id)
            left join lateral (select count(*) filter (where set_aside is null) as active,
                    count(*) filter (where set_aside is not null) as set_aside, count(distinct author) filter (where set_aside is null) as authors
                from contributions where consultation_id = c.id and until_import is null and z.consultation_id is null) n on true
            order by k.position nulls last, k.id nulls last, t.position, t.id, c.position, c.id
            """, r => (
                Concertation: (Slug: r.TextOrNull(0) ?? "", Title: r.TextOrNull(1) ?? ""),
                Theme: (Id: r.LongOrNull(2) ?? 0, Slug: r.TextOrNull(3) ?? "", Title: r.TextOrNull(4) ?? ""),
                Line: new ConsultationLine(r.GetInt64(5), r.GetString(6), r.GetString(7), r.InstantOrNull(8), r.InstantOrNull(9),
                    r.GetInt64(11), r.GetInt64(12), r.GetInt64(13), r.LongOrNull(10))), cancel);
        return [.. rows.GroupBy(r => r.Concertation).Select(k => new ConcertationLine(k.Key.Slug, k.Key.Title,
            [.. k.GroupBy(r => r.Theme).Select(t => new ThemeLine(t.Key.Id, t.Key.Slug, t.Key.Title, [.. t.Select(r => r.Line)]))]))];
    }

    /// <summary>Finds a consultation by its name; null when there is none.</summary>
    public Task<ConsultationRecord?> FindAsync(string slug, CancellationToken cancel) => db.OneAsync("""
        select c.id, c.slug, c.title, c.source_name, t.title, c.opens_at, c.closes_at, c.latest_run_id
        from consultations c left join themes t on t.id = c.theme_id where c.slug = $1
        """, Read, cancel, slug);

    /// <summary>Gets a consultation by its key.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public async Task<ConsultationRecord> GetAsync(long id, CancellationToken cancel) => await db.OneAsync("""
        select c.id, c.slug, c.title, c.source_name, t.title, c.opens_at, c.closes_at, c.latest_run_id
        from consultations c left join themes t on t.id = c.theme_id where c.id = $1
        """, Read, cancel, id) ?? throw new ArgumentException($"No consultation {id}", nameof(id));

    /// <summary>Gets a consultation by its name.</summary>
    /// <exception cref="UserException">There is none: the sentence names those that exist.</exception>
    public async Task<ConsultationRecord> NeedAsync(string slug, CancellationToken cancel)
    {
        if (await FindAsync(slug, cancel) is { } found) return found;
        var known = await db.ListAsync("select slug from consultations order by slug limit 6", r => r.GetString(0), cancel);
        throw new UserException(known.IsEmpty
            ? $"La consultation « {slug} » n’existe pas : importez d’abord un fichier avec « ./synthesis import FICHIER --consultation {slug} »."
            : $"La consultation « {slug} » n’existe pas. Existent : {string.Join(", ", known.Take(5))}{(known.Length > 5 ? "…" : "")}.");
    }

    /// <summary>Declares a concertation, or corrects its title and place.</summary>
    public Task<long> DeclareConcertationAsync(string slug, string title, int position, CancellationToken cancel) => db.ScalarAsync<long>("""
        insert into concertations (slug, title, position) values ($1, $2, $3)
        on conflict (slug) do update set title = excluded.title, position = excluded.position returning id
        """, cancel, slug, title, position);

    /// <summary>Declares a theme of a concertation, or corrects its title and place.</summary>
    public Task<long> DeclareThemeAsync(long concertationId, string slug, string title, int position, CancellationToken cancel) => db.ScalarAsync<long>("""
        insert into themes (concertation_id, slug, title, position) values ($1, $2, $3, $4)
        on conflict (concertation_id, slug) do update set title = excluded.title, position = excluded.position returning id
        """, cancel, concertationId, slug, title, position);

    /// <summary>Declares a consultation, or corrects what was declared of it.</summary>
    public Task<long> DeclareConsultationAsync(long? themeId, string slug, string title, DateTimeOffset? opensAt, DateTimeOffset? closesAt,
        int position, CancellationToken cancel) => db.ScalarAsync<long>("""
        insert into consultations (theme_id, slug, title, opens_at, closes_at, position) values ($1::bigint, $2, $3, $4::timestamptz, $5::timestamptz, $6)
        on conflict (slug) do update set theme_id = excluded.theme_id, title = excluded.title, opens_at = excluded.opens_at,
            closes_at = excluded.closes_at, position = excluded.position returning id
        """, cancel, themeId, slug, title, opensAt?.ToUniversalTime(), closesAt?.ToUniversalTime(), position);

    static ConsultationRecord Read(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.TextOrNull(4),
        r.InstantOrNull(5), r.InstantOrNull(6), r.LongOrNull(7));
}
