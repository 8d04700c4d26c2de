using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One line of what a search found.</summary>
/// <param name="Slug">The consultation's name in addresses.</param>
/// <param name="Consultation">The consultation's title.</param>
/// <param name="Line">The contribution; its excerpt is the beginning of the text.</param>
/// <param name="Text">The beginning of the text, long enough to find the words in.</param>
/// <param name="Votes">Votes that count for it.</param>
/// <param name="Cursor">From where the next page goes on when this is the last line.</param>
public sealed record SearchLine(string Slug, string Consultation, ContributionLine Line, string Text, VoteCounts Votes, string Cursor);

/// <summary>Searches contributions of one or many consultations, a page's worth at a time.</summary>
/// <remarks>Pages go on after a key, never after a count, but for relevance: there only the first <see cref="Ranked"/> matches are ranked.</remarks>
public sealed class SearchReading(NpgsqlDataSource db)
{
    /// <summary>Matches that are ranked by relevance; beyond, an order by date or votes reads on.</summary>
    public const int Ranked = 1_000;

    const int TextLength = 6_000;

    /// <summary>Reads a page.</summary>
    /// <param name="consultations">The consultations to look into.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="cursor">The last line's cursor of the page before; empty for the first.</param>
    /// <param name="take">Lines wanted.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<ImmutableArray<SearchLine>> PageAsync(IReadOnlyCollection<long> consultations, SearchQuery query, string cursor, int take, CancellationToken cancel)
    {
        var parameters = SearchFilter.Start(consultations);
        var where = new SearchFilter(parameters).Of(query);
        var page = query.EffectiveOrder switch
        {
            SearchOrder.Relevance => RelevancePage(where, parameters, query.Words, cursor, take),
            SearchOrder.Recent => KeyedPage(where, parameters, "coalesce(s.created_at, '-infinity')", "timestamptz", "s.created_at desc nulls last", cursor, take),
            SearchOrder.Voted => KeyedPage(where, parameters, "(s.agree + s.mixed + s.disagree)", "int", "(s.agree + s.mixed + s.disagree) desc", cursor, take),
            _ => NamePage(where, parameters, cursor, take),
        };
        return await LinesAsync(page, parameters, cancel);
    }

    Task<ImmutableArray<SearchLine>> LinesAsync(string page, List<object?> parameters, CancellationToken cancel) => db.ListAsync($"""
            with page as materialized ({page})
            select k.slug, k.title, c.contribution_id, coalesce(c.number, c.contribution_id), c.kind, c.title, left(coalesce(c.body_plain, c.body_raw), {TextLength}),
                c.author, c.created_at, c.stance, c.set_aside, p.agree, p.mixed, p.disagree, p.key, p.consultation_id
            from page p join consultations k on k.id = p.consultation_id
            join contributions c on c.consultation_id = p.consultation_id and c.contribution_id = p.contribution_id and c.until_import is null
            order by p.place
            """, Read, cancel, [.. parameters]);

    /// <summary>Counts what a search finds, up to a limit.</summary>
    public Task<long> CountAsync(IReadOnlyCollection<long> consultations, SearchQuery query, int atMost, CancellationToken cancel)
    {
        var parameters = SearchFilter.Start(consultations);
        var where = new SearchFilter(parameters).Of(query);
        parameters.Add(atMost);
        return db.ScalarAsync<long>($"select count(*) from (select 1 from contribution_search s {where} limit ${parameters.Count}) found", cancel, [.. parameters]);
    }

    /// <summary>Lists all that a search finds in one consultation, up to a limit, by id.</summary>
    public Task<ImmutableArray<ContributionId>> IdsAsync(long consultationId, SearchQuery query, int atMost, CancellationToken cancel)
    {
        var parameters = SearchFilter.Start([consultationId]);
        var where = new SearchFilter(parameters).Of(query);
        parameters.Add(atMost);
        return db.ListAsync($"select s.contribution_id from contribution_search s {where} order by s.contribution_id limit ${parameters.Count}", r => r.Id(0), cancel, [.. parameters]);
    }

    /// <summary>Reads given contributions that also answer the query, in the order given: neighbours by meaning.</summary>
    public async Task<ImmutableArray<SearchLine>> AmongAsync(long consultationId, IReadOnlyList<ContributionId> ids, SearchQuery query, int take, CancellationToken cancel)
    {
        var parameters = SearchFilter.Start([consultationId]);
        var where = new SearchFilter(parameters).Of(query);
        parameters.AddRange([ids.Select(i => i.Value).ToArray(), take]);
        var given = parameters.Count - 1;
        return await LinesAsync($"""
            select {Columns}, '' as key, g.place from unnest(${given}::text[]) with ordinality g (id, place)
            join contribution_search s on s.contribution_id = g.id {where} order by g.place limit ${given + 1}
            """, parameters, cancel);
    }

    const string Columns = "s.consultation_id, s.contribution_id, s.agree, s.mixed, s.disagree";

    static string RelevancePage(string where, List<object?> parameters, string words, string cursor, int take)
    {
        parameters.Add(words);
        var typed = parameters.Count;
        parameters.Add(int.TryParse(cursor.Split('~')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? Math.Min(skip, Ranked) : 0);
        parameters.Add(take);
        return $"""
            select *, place::text as key from (
                select {Columns}, row_number() over (order by ts_rank(s.words, search_query(${typed})) desc, s.consultation_id, s.contribution_id) as place
                from (select * from contribution_search s {where} limit {Ranked}) s) ranked
            where place > ${typed + 1} order by place limit ${typed + 2}
            """;
    }

    static string KeyedPage(string where, List<object?> parameters, string key, string type, string order, string cursor, int take)
    {
        var after = "";
        if (cursor.Split('~', 3) is [var value, var consultation, var id] && long.TryParse(consultation, CultureInfo.InvariantCulture, out var number) && IsKey(type, value))
        {
            parameters.Add(value);
            var p = parameters.Count;
            after = $"and ({key} < ${p}::text::{type} or {key} = ${p}::text::{type} and {Behind(parameters, number, id)})";
        }
        parameters.Add(take);
        return $"""
            select {Columns}, {key}::text as key, row_number() over () as place from (
                select * from contribution_search s {where} {after} order by {order}, s.consultation_id, s.contribution_id limit ${parameters.Count}) s
            """;
    }

    static string NamePage(string where, List<object?> parameters, string cursor, int take)
    {
        var after = "";
        if (cursor.Split('~', 3) is [_, var consultation, var id] && long.TryParse(consultation, CultureInfo.InvariantCulture, out var number))
        {
            after = $"and {Behind(parameters, number, id)}";
        }
        parameters.Add(take);
        return $"""
            select {Columns}, '' as key, row_number() over () as place from (
                select * from contribution_search s {where} {after} order by s.consultation_id, s.contribution_id limit ${parameters.Count}) s
            """;
    }

    /// <summary>What comes behind a line by name. Within one consultation the planner must see one column: of a pair it thinks that a single row is left, and walks through all.</summary>
    static string Behind(List<object?> parameters, long consultation, string id)
    {
        if (parameters[0] is long)
        {
            parameters.Add(id);
            return $"s.contribution_id > ${parameters.Count}";
        }
        parameters.AddRange([consultation, id]);
        return $"(s.consultation_id, s.contribution_id) > (${parameters.Count - 1}, ${parameters.Count})";
    }

    static bool IsKey(string type, string value) => type == "int" ? int.TryParse(value, CultureInfo.InvariantCulture, out _)
        : value == "-infinity" || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _);

    static SearchLine Read(NpgsqlDataReader r)
    {
        var text = r.GetString(6);
        var line = new ContributionLine(r.Id(2), r.GetString(3), WordNames.Read<ContributionKind>(r.GetString(4)), r.GetString(5), ContributionReading.Shorten(text),
            r.TextOrNull(7), r.InstantOrNull(8), r.TextOrNull(9) is { } side ? WordNames.Read<Side>(side) : null, r.TextOrNull(10));
        var key = r.GetString(14);
        return new(r.GetString(0), r.GetString(1), line, text, r.Votes(11), $"{key}~{r.GetInt64(15).ToString(CultureInfo.InvariantCulture)}~{r.GetString(2)}");
    }
}
