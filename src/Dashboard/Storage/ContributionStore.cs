using System.Collections.Frozen;
using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Gives contributions to the pages: one, a page of many, and where findings use them.</summary>
/// <remarks>A run cites words of the corpus it read: pages that show a run ask for contributions as of that run's import, so that places stay right.</remarks>
public sealed class ContributionStore(NpgsqlDataSource db)
{
    // $2 = import as of which; the largest number for now
    const string InForce = "c.consultation_id = $1 and c.since_import <= $2 and (c.until_import is null or c.until_import > $2)";

    const string Votes = """
        left join lateral (select count(*) filter (where v.value = 'agree')::int as agree, count(*) filter (where v.value = 'mixed')::int as mixed,
            count(*) filter (where v.value = 'disagree')::int as disagree, count(*) as counted from votes v
            where v.consultation_id = c.consultation_id and v.contribution_id = c.contribution_id
            and v.since_import <= $2 and (v.until_import is null or v.until_import > $2)) v on true
        """;

    /// <summary>Reads one contribution; null when there is none. One that was withdrawn is given in its last wording.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="id">The contribution.</param>
    /// <param name="asOfImport">Import as of which; null for now.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<ContributionRecord?> FindAsync(long consultationId, ContributionId id, long? asOfImport, CancellationToken cancel) => db.OneAsync($"""
        select {ContributionRows.Columns}, c.version, c.set_aside,
            not exists (select from contributions n where n.consultation_id = $1 and n.contribution_id = $3 and n.until_import is null),
            exists (select from contributions n where n.consultation_id = $1 and n.contribution_id = $3 and n.version > c.version),
            v.counted, v.agree, v.mixed, v.disagree
        from contributions c {Votes}
        where c.consultation_id = $1 and c.contribution_id = $3 and c.since_import <= $2
        order by c.version desc limit 1
        """, r =>
        {
            const int after = ContributionRows.ColumnCount;
            var contribution = ContributionRows.Read(r);
            return new ContributionRecord(contribution, r.GetInt64(after + 4) > 0 ? r.Votes(after + 5) : contribution.DeclaredVotes,
                r.GetInt32(after), r.TextOrNull(after + 1), r.GetBoolean(after + 2), r.GetBoolean(after + 3));
        }, cancel, consultationId, asOfImport ?? long.MaxValue, id.Value);

    /// <summary>Lists contributions, ascending by id, a page at a time.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="run">The run whose findings filter and decorate; null without.</param>
    /// <param name="asOfImport">Import as of which; null for now.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="after">Last id of the page before; null for the first page.</param>
    /// <param name="atMost">Length of a page.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<ImmutableArray<ContributionLine>> ListAsync(long consultationId, long? run, long? asOfImport, ContributionFilter filter,
        ContributionId? after, int atMost, CancellationToken cancel) => db.ListAsync($"""
        select c.contribution_id, c.number, c.kind, c.title, left(coalesce(c.body_plain, c.body_raw), 300), c.author, c.author_kind, c.author_verified,
            c.created_at, c.created_offset_minutes, c.stance, v.counted, v.agree, v.mixed, v.disagree, c.votes_agree, c.votes_mixed, c.votes_disagree,
            a.topic_id, coalesce(l.used_in, array[]::text[])
        from contributions c
        left join assignments a on a.run_id = $3::bigint and a.contribution_id = c.contribution_id
        left join coverage_lines l on l.run_id = $3::bigint and l.contribution_id = c.contribution_id
        {Votes}
        where {InForce} and c.set_aside is null and ($4::text is null or c.contribution_id > $4)
            and ($6::text is null or a.topic_id = $6 or a.subtopic_id = $6) and (not $7 or a.topic_id is null)
            and ($8::text is null or c.kind = $8) and ($9::text is null or l.used_in[1] = $9) and ($10::text is null or c.parent_id = $10)
            and ($11::text is null or exists (select from tags t where t.run_id = $3::bigint and t.contribution_id = c.contribution_id and t.kind = $11 and t.value = $12))
            and ($13::text is null or strpos(lower(concat_ws(' ', c.number, c.title, coalesce(c.body_plain, c.body_raw))), lower($13)) > 0)
        order by c.contribution_id limit $5
        """, ReadLine, cancel, consultationId, asOfImport ?? long.MaxValue, run, after?.Value, atMost, filter.Topic?.Value, filter.Unassigned,
        filter.Kind is { } kind ? WordNames.Of(kind) : null, filter.End is { } end ? WordNames.Of(end) : null, filter.Parent?.Value,
        filter.Tag is { } tag ? WordNames.Of(tag.Kind) : null, filter.Tag?.Value, string.IsNullOrWhiteSpace(filter.Words) ? null : filter.Words.Trim());

    /// <summary>Lists given contributions, in the order given; unknown ones are left out.</summary>
    public async Task<ImmutableArray<ContributionLine>> ListAsync(long consultationId, long? run, long? asOfImport, IEnumerable<ContributionId> ids, CancellationToken cancel)
    {
        var wanted = ids.Select(i => i.Value).ToArray();
        var lines = await db.ListAsync($"""
            select c.contribution_id, c.number, c.kind, c.title, left(coalesce(c.body_plain, c.body_raw), 300), c.author, c.author_kind, c.author_verified,
                c.created_at, c.created_offset_minutes, c.stance, v.counted, v.agree, v.mixed, v.disagree, c.votes_agree, c.votes_mixed, c.votes_disagree,
                a.topic_id, coalesce(l.used_in, array[]::text[])
            from contributions c
            left join assignments a on a.run_id = $3::bigint and a.contribution_id = c.contribution_id
            left join coverage_lines l on l.run_id = $3::bigint and l.contribution_id = c.contribution_id
            {Votes}
            where {InForce} and c.contribution_id = any($4)
            """, ReadLine, cancel, consultationId, asOfImport ?? long.MaxValue, run, wanted);
        var byId = lines.ToDictionary(l => l.Id);
        return [.. wanted.Select(w => byId.GetValueOrDefault(new(w))).OfType<ContributionLine>()];
    }

    /// <summary>Gives what people call each contribution: its public number, else its id.</summary>
    public async Task<FrozenDictionary<ContributionId, string>> NumbersAsync(long consultationId, IEnumerable<ContributionId> ids, CancellationToken cancel) =>
        (await db.ListAsync("""
            select distinct on (contribution_id) contribution_id, coalesce(number, contribution_id) from contributions
            where consultation_id = $1 and contribution_id = any($2) order by contribution_id, version desc
            """, r => (Id: r.Id(0), Number: r.GetString(1)), cancel, consultationId, ids.Select(i => i.Value).Distinct(StringComparer.Ordinal).ToArray()))
            .ToFrozenDictionary(p => p.Id, p => p.Number);

    /// <summary>Lists where the findings of a run use a contribution, draft first, in order of rows.</summary>
    public Task<ImmutableArray<UsedPassage>> PassagesAsync(long run, ContributionId id, CancellationToken cancel) => db.ListAsync("""
        select cited_by, row_number, said, start, length from (
            select c.cited_by, c.row_number, case c.cited_by when 'point' then p.point when 'qualification' then p.qualification
                when 'action' then a.action else m.stated end as said, c.start, c.length, c.position,
                array_position(array['point', 'qualification', 'action', 'minority'], c.cited_by) as part
            from citations c
            left join agreement_points p on p.run_id = c.run_id and p.row_number = c.row_number and c.cited_by in ('point', 'qualification')
            left join action_lines a on a.run_id = c.run_id and a.row_number = c.row_number and c.cited_by = 'action'
            left join minority_positions m on m.run_id = c.run_id and m.row_number = c.row_number and c.cited_by = 'minority'
            where c.run_id = $1 and c.contribution_id = $2
            union all
            select case when $2 = any(k.for_ids) then 'for' else 'against' end, k.rank, k.label, null, null, 0, 5
            from controversies k where k.run_id = $1 and ($2 = any(k.for_ids) or $2 = any(k.against_ids))) used
        order by part, row_number, position
        """, r => new UsedPassage(r.GetString(0), r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : new(r.GetInt32(3), r.GetInt32(4))), cancel, run, id.Value);

    static ContributionLine ReadLine(NpgsqlDataReader r) => new(r.Id(0), r.TextOrNull(1), WordNames.Read<ContributionKind>(r.GetString(2)),
        r.GetString(3), r.GetString(4),
        r.TextOrNull(5) is { } name ? new(name, WordNames.Read<ContributorKind>(r.GetString(6)), r.GetBoolean(7)) : null,
        r.LocalInstantOrNull(8), r.TextOrNull(10) is { } side ? WordNames.Read<Side>(side) : null,
        r.GetInt64(11) > 0 ? r.Votes(12) : r.IsDBNull(15) ? null : r.Votes(15),
        r.TopicOrNull(18), [.. r.Texts(19).Select(WordNames.Read<ContributionUse>)]);
}
