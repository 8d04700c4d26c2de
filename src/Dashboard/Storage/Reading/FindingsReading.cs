using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads what a run found with people's decisions laid over it, a page's worth at a time.</summary>
public sealed class FindingsReading(NpgsqlDataSource db, CuratedRuns runs)
{
    /// <summary>Lists all topics of a run, each followed by its sub-topics.</summary>
    public async Task<ImmutableArray<Topic>> TopicsAsync(long runId, CancellationToken cancel) => (await runs.FindAsync(runId, cancel)).Findings.Topics.Topics;

    /// <summary>Lists a page of the members of a topic, nearest to its centre first.</summary>
    public async Task<ImmutableArray<ContributionId>> MembersAsync(long runId, TopicId topic, int skip, int take, CancellationToken cancel) =>
        [.. (await runs.FindAsync(runId, cancel)).MembersOf(topic).Skip(skip).Take(take).Select(a => a.Contribution)];

    /// <summary>Lists a page of groups of copies, largest first.</summary>
    public async Task<ImmutableArray<DuplicateLine>> DuplicatesAsync(long runId, int skip, int take, CancellationToken cancel) =>
        [.. (await runs.FindAsync(runId, cancel)).Findings.Duplicates.Skip(skip).Take(take)
            .Select(g => new DuplicateLine(g.Id, g.Kind, g.Representative, g.Members.Length, g.Authors, g.Wordings, g.FirstAt, g.LastAt))];

    /// <summary>Lists the members of a group, the representative first; empty when there is no such group.</summary>
    public async Task<ImmutableArray<DuplicateMember>> MembersAsync(long runId, string groupId, CancellationToken cancel) =>
        (await runs.FindAsync(runId, cancel)).Findings.Duplicates.FirstOrDefault(g => g.Id == groupId)?.Members ?? [];

    /// <summary>Lists a page of controversies by rank.</summary>
    public async Task<ImmutableArray<Controversy>> ControversiesAsync(long runId, int skip, int take, CancellationToken cancel) =>
        [.. (await runs.FindAsync(runId, cancel)).Findings.Controversies.Skip(skip).Take(take)];

    /// <summary>Counts where the people stand who argue about given propositions, replies among them: as declared, else as read surely enough.</summary>
    public async Task<Dictionary<ContributionId, Standing>> StandingsAsync(long consultation, long runId, IReadOnlyCollection<ContributionId> propositions, CancellationToken cancel) =>
        (await db.ListAsync("""
            with recursive thread as (
                select c.contribution_id, c.contribution_id as root, null::text collate "C" as side, null::text collate "C" as who from contributions c
                where c.consultation_id = $1 and c.contribution_id = any($3) and c.until_import is null
                union all
                select c.contribution_id, t.root, coalesce(c.stance collate "C", (select g.value collate "C" from tags g where g.run_id = $2 and g.contribution_id = c.contribution_id and g.kind = 'stance' and g.confidence >= $4 limit 1)),
                    coalesce('a' || c.author collate "C", 'c' || c.contribution_id collate "C")
                from contributions c join thread t on c.parent_id = t.contribution_id
                where c.consultation_id = $1 and c.until_import is null and c.set_aside is null and c.kind in ('argument', 'comment')
            )
            select root, count(distinct who) filter (where side = 'for')::int, count(distinct who) filter (where side = 'against')::int, count(distinct who) filter (where side is null)::int
            from thread where who is not null group by root
            """, r => (Root: r.Id(0), Standing: new Standing(r.GetInt32(1), r.GetInt32(2), r.GetInt32(3))), cancel,
            consultation, runId, propositions.Select(p => p.Value).ToArray(), Standing.MinConfidence)).ToDictionary(r => r.Root, r => r.Standing);

    /// <summary>Lists minority positions.</summary>
    public async Task<ImmutableArray<MinorityPosition>> MinoritiesAsync(long runId, CancellationToken cancel) => (await runs.FindAsync(runId, cancel)).Findings.Draft.Minorities;

    /// <summary>Lists courses of action.</summary>
    public async Task<ImmutableArray<ActionLine>> ActionsAsync(long runId, CancellationToken cancel) => (await runs.FindAsync(runId, cancel)).Findings.Draft.Actions;

    /// <summary>Lists the points of agreement in order of the table.</summary>
    public async Task<ImmutableArray<AgreementPoint>> PointsAsync(long runId, CancellationToken cancel) => (await runs.FindAsync(runId, cancel)).Findings.Draft.Points;

    /// <summary>Counts the ends of contributions in the ledger; they add up to all.</summary>
    public async Task<ImmutableArray<(ContributionUse End, int Contributions)>> EndsAsync(long runId, CancellationToken cancel) =>
        [.. (await runs.FindAsync(runId, cancel)).Findings.Coverage.GroupBy(l => l.End).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)];

    /// <summary>Gives the warnings of a run, in French.</summary>
    public async Task<ImmutableArray<string>> WarningsAsync(long runId, CancellationToken cancel) => [.. (await db.ListAsync("""
        select coalesce(topic_warnings, '{}') || coalesce(draft_warnings, '{}') from runs where id = $1
        """, r => r.Texts(0), cancel, runId)).SelectMany(w => w)];
}
