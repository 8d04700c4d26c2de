using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a finding says of one contribution: where its passage stands and where the finding is shown.</summary>
/// <param name="CitedBy">point, qualification, action or minority.</param>
/// <param name="Row">Row of that table.</param>
/// <param name="Words">The sentence of the synthesis.</param>
/// <param name="Passage">Span of the raw body; null when the words stand in the title.</param>
public sealed record UseLine(string CitedBy, int Row, string Words, TextSpan? Passage);

/// <summary>Reads what became of one contribution: every finding of a run that cites it.</summary>
public sealed class UsesReading(NpgsqlDataSource db)
{
    /// <summary>Lists the sentences that cite a contribution.</summary>
    public Task<ImmutableArray<UseLine>> CitationsAsync(long runId, ContributionId id, CancellationToken cancel) => db.ListAsync("""
        select c.cited_by, c.row_number, coalesce(case when c.cited_by = 'qualification' then p.qualification else p.point end, a.action, m.stated, ''), c.start, c.length
        from citations c
        left join agreement_points p on c.cited_by in ('point', 'qualification') and p.run_id = c.run_id and p.row_number = c.row_number
        left join action_lines a on c.cited_by = 'action' and a.run_id = c.run_id and a.row_number = c.row_number
        left join minority_positions m on c.cited_by = 'minority' and m.run_id = c.run_id and m.row_number = c.row_number
        where c.run_id = $1 and c.contribution_id = $2 order by c.cited_by, c.row_number
        """, r => new UseLine(r.GetString(0), r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : new(r.GetInt32(3), r.GetInt32(4))), cancel, runId, id.Value);

    /// <summary>Lists the controversies it is the subject of or argues in.</summary>
    public Task<ImmutableArray<Controversy>> ControversiesAsync(long runId, ContributionId id, CancellationToken cancel) => db.ListAsync($"""
        select {FindingsReading.ControversyColumns} from controversies
        where run_id = $1 and (contribution_id = $2 or $2 = any(for_ids) or $2 = any(against_ids)) order by rank
        """, FindingsReading.ReadControversy, cancel, runId, id.Value);

    /// <summary>Lists the groups of copies it belongs to.</summary>
    public Task<ImmutableArray<string>> GroupsAsync(long runId, ContributionId id, CancellationToken cancel) => db.ListAsync("""
        select group_id from duplicate_members where run_id = $1 and contribution_id = $2 order by group_id
        """, r => r.GetString(0), cancel, runId, id.Value);

    /// <summary>Lists its tags, most certain first.</summary>
    public Task<ImmutableArray<Tag>> TagsAsync(long runId, ContributionId id, CancellationToken cancel) => db.ListAsync("""
        select contribution_id, kind, value, confidence, origin, why from tags where run_id = $1 and contribution_id = $2 order by kind, confidence desc
        """, r => new Tag(r.Id(0), WordNames.Read<TagKind>(r.GetString(1)), r.GetString(2), r.GetDouble(3), WordNames.Read<TagOrigin>(r.GetString(4)), r.Texts(5)), cancel, runId, id.Value);

    /// <summary>Gives the topic and sub-topic it belongs to; null when the run doesn't know it.</summary>
    public Task<Assignment?> AssignmentAsync(long runId, ContributionId id, CancellationToken cancel) => db.OneAsync("""
        select contribution_id, topic_id, subtopic_id, similarity from assignments where run_id = $1 and contribution_id = $2
        """, r => new Assignment(r.Id(0), r.TopicOrNull(1), r.TopicOrNull(2), r.GetDouble(3)), cancel, runId, id.Value);

    /// <summary>Gives the ledger line of it; null when the run doesn't know it.</summary>
    public Task<CoverageLine?> CoverageAsync(long runId, ContributionId id, CancellationToken cancel) => db.OneAsync("""
        select contribution_id, used_in, agreement_rows from coverage_lines where run_id = $1 and contribution_id = $2
        """, r => new CoverageLine(r.Id(0), [.. r.Texts(1).Select(WordNames.Read<ContributionUse>)], [.. r.GetFieldValue<int[]>(2)]), cancel, runId, id.Value);

    /// <summary>Counts the votes in force on it; null when there are no vote rows.</summary>
    public async Task<VoteCounts?> VotesAsync(long consultationId, ContributionId id, CancellationToken cancel)
    {
        var counts = await db.ListAsync("""
            select count(*) filter (where value = 'agree')::int, count(*) filter (where value = 'mixed')::int, count(*) filter (where value = 'disagree')::int
            from votes where consultation_id = $1 and contribution_id = $2 and until_import is null
            """, r => r.Votes(0), cancel, consultationId, id.Value);
        return counts[0].Total == 0 ? null : counts[0];
    }
}
