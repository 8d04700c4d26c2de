using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads what a run found, a page's worth at a time.</summary>
public sealed class FindingsReading(NpgsqlDataSource db)
{
    /// <summary>Lists all topics of a run, each followed by its sub-topics.</summary>
    public Task<ImmutableArray<Topic>> TopicsAsync(long runId, CancellationToken cancel) => db.ListAsync("""
        select topic_id, parent_id, level, label, keyphrases, size, representatives from topics where run_id = $1 order by position
        """, r => new Topic(new(r.GetString(0)), r.TopicOrNull(1), r.GetInt32(2), r.GetString(3), r.Texts(4), r.GetInt32(5), r.Ids(6)), cancel, runId);

    /// <summary>Lists a page of groups of copies, largest first.</summary>
    public Task<ImmutableArray<DuplicateLine>> DuplicatesAsync(long runId, int skip, int take, CancellationToken cancel) => db.ListAsync("""
        select g.group_id, g.kind, g.representative_id, g.authors, g.wordings, g.first_at, g.last_at, count(*)::int
        from duplicate_groups g join duplicate_members m using (run_id, group_id)
        where g.run_id = $1 group by g.run_id, g.group_id, g.position, g.kind, g.representative_id, g.authors, g.wordings, g.first_at, g.last_at
        order by g.position offset $2 limit $3
        """, r => new DuplicateLine(r.GetString(0), WordNames.Read<DuplicateKind>(r.GetString(1)), r.Id(2), r.GetInt32(7), r.GetInt32(3), r.GetInt32(4),
            r.InstantOrNull(5), r.InstantOrNull(6)), cancel, runId, skip, take);

    /// <summary>Counts groups of copies by kind.</summary>
    public Task<ImmutableArray<(DuplicateKind Kind, int Groups)>> DuplicateCountsAsync(long runId, CancellationToken cancel) => db.ListAsync("""
        select kind, count(*)::int from duplicate_groups where run_id = $1 group by kind order by kind
        """, r => (WordNames.Read<DuplicateKind>(r.GetString(0)), r.GetInt32(1)), cancel, runId);

    /// <summary>Lists the members of a group, the representative first; empty when there is no such group.</summary>
    public Task<ImmutableArray<DuplicateMember>> MembersAsync(long runId, string groupId, CancellationToken cancel) => db.ListAsync("""
        select contribution_id, similarity, added from duplicate_members where run_id = $1 and group_id = $2 order by position
        """, r => new DuplicateMember(r.Id(0), r.GetDouble(1), Spans(r.GetFieldValue<int[]>(2))), cancel, runId, groupId);

    /// <summary>Lists a page of controversies by rank.</summary>
    public Task<ImmutableArray<Controversy>> ControversiesAsync(long runId, int skip, int take, CancellationToken cancel) => db.ListAsync($"""
        select {ControversyColumns} from controversies where run_id = $1 order by rank offset $2 limit $3
        """, ReadControversy, cancel, runId, skip, take);

    /// <summary>Lists minority positions.</summary>
    public async Task<ImmutableArray<MinorityPosition>> MinoritiesAsync(long runId, CancellationToken cancel)
    {
        var citations = await CitationsAsync(runId, "minority", cancel);
        return await db.ListAsync("""
            select row_number, topic_id, stated, agree, mixed, disagree, contributors from minority_positions where run_id = $1 order by row_number
            """, r => new MinorityPosition(r.GetInt32(0), r.TopicOrNull(1), r.GetString(2), Of(citations, r.GetInt32(0)), r.Votes(3), r.GetInt32(6)), cancel, runId);
    }

    /// <summary>Lists courses of action.</summary>
    public async Task<ImmutableArray<ActionLine>> ActionsAsync(long runId, CancellationToken cancel)
    {
        var citations = await CitationsAsync(runId, "action", cancel);
        return await db.ListAsync("""
            select row_number, topic_id, action, instrument, addressee, support from action_lines where run_id = $1 order by row_number
            """, r => new ActionLine(r.GetInt32(0), new(r.GetString(1)), r.GetString(2), r.TextOrNull(3), r.TextOrNull(4), Of(citations, r.GetInt32(0)), r.DoubleOrNull(5)), cancel, runId);
    }

    /// <summary>Lists the points of agreement in order of the table.</summary>
    public async Task<ImmutableArray<AgreementPoint>> PointsAsync(long runId, CancellationToken cancel)
    {
        var points = await CitationsAsync(runId, "point", cancel);
        var qualifications = await CitationsAsync(runId, "qualification", cancel);
        return await db.ListAsync("""
            select row_number, topic_id, section, point, qualification, support, support_low, contributors, status
            from agreement_points where run_id = $1 order by row_number
            """, r => new AgreementPoint(r.GetInt32(0), new(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4), Of(points, r.GetInt32(0)),
                Of(qualifications, r.GetInt32(0)), r.DoubleOrNull(5), r.DoubleOrNull(6), r.GetInt32(7), WordNames.Read<PointStatus>(r.GetString(8))), cancel, runId);
    }

    /// <summary>Counts the ends of contributions in the ledger; they add up to all.</summary>
    public Task<ImmutableArray<(ContributionUse End, int Contributions)>> EndsAsync(long runId, CancellationToken cancel) => db.ListAsync("""
        select used_in[1], count(*)::int from coverage_lines where run_id = $1 group by 1
        """, r => (WordNames.Read<ContributionUse>(r.GetString(0)), r.GetInt32(1)), cancel, runId);

    /// <summary>Gives the warnings of a run, in French.</summary>
    public async Task<ImmutableArray<string>> WarningsAsync(long runId, CancellationToken cancel) => [.. (await db.ListAsync("""
        select coalesce(topic_warnings, '{}') || coalesce(draft_warnings, '{}') from runs where id = $1
        """, r => r.Texts(0), cancel, runId)).SelectMany(w => w)];

    internal const string ControversyColumns = """
        rank, contribution_id, topic_id, score, basis, low, high, agree, mixed, disagree, arguments_for, arguments_against, label, for_ids, against_ids
        """;

    internal static Controversy ReadControversy(NpgsqlDataReader r) => new(r.GetInt32(0), r.IdOrNull(1), r.TopicOrNull(2), r.GetDouble(3),
        WordNames.Read<ControversyBasis>(r.GetString(4)), r.GetDouble(5), r.GetDouble(6), r.Votes(7), r.GetInt32(10), r.GetInt32(11), r.GetString(12), r.Ids(13), r.Ids(14));

    async Task<ILookup<int, Citation>> CitationsAsync(long runId, string citedBy, CancellationToken cancel) => (await db.ListAsync("""
        select row_number, contribution_id, start, length from citations where run_id = $1 and cited_by = $2 order by row_number, position
        """, r => (Row: r.GetInt32(0), Citation: new Citation(r.Id(1), r.IsDBNull(2) ? null : new(r.GetInt32(2), r.GetInt32(3)))), cancel, runId, citedBy))
        .ToLookup(c => c.Row, c => c.Citation);

    static ImmutableArray<Citation> Of(ILookup<int, Citation> citations, int row) => [.. citations[row]];

    static ImmutableArray<TextSpan> Spans(int[] flat) => [.. flat.Chunk(2).Select(p => new TextSpan(p[0], p[1]))];
}
