using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>Compares two ended runs of a consultation. Neither ever changes, so each pair is compared once and kept.</summary>
public sealed class RunComparisons(NpgsqlDataSource db)
{
    /// <summary>Compares two runs.</summary>
    /// <exception cref="ArgumentException">They are not two ended runs of one consultation.</exception>
    public async Task<RunComparison> BetweenAsync(long before, long after, CancellationToken cancel)
    {
        var kept = await db.ListAsync("select comparison::text from run_comparisons where before_run_id = $1 and after_run_id = $2", r => r.GetString(0), cancel, before, after);
        if (!kept.IsEmpty && JsonSerializer.Deserialize<RunComparison>(kept[0]) is { } known) return known;
        if (!await db.ScalarAsync<bool>("select count(*) = 2 and count(distinct consultation_id) = 1 from runs where id in ($1, $2) and state = 'done'", cancel, before, after))
            throw new ArgumentException($"Runs {before} and {after}: expected two ended runs of one consultation", nameof(after));
        var made = await CompareAsync(before, after, cancel);
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("insert into run_comparisons (before_run_id, after_run_id, comparison) values ($1, $2, $3) on conflict do nothing", connection);
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(made), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancel);
        return made;
    }

    async Task<RunComparison> CompareAsync(long before, long after, CancellationToken cancel)
    {
        var counts = (await db.ListAsync("""
            select count(b.contribution_id)::int, count(a.contribution_id)::int, count(*) filter (where b.contribution_id is null)::int,
                count(*) filter (where a.contribution_id is null)::int, count(*) filter (where b.contribution_id is not null and a.contribution_id is not null and b.topic_id is distinct from a.topic_id)::int
            from (select * from assignments where run_id = $1) b full join (select * from assignments where run_id = $2) a using (contribution_id)
            """, r => Enumerable.Range(0, 5).Select(r.GetInt32).ToArray(), cancel, before, after))[0];
        var copies = (await db.ListAsync("""
            select (select count(*) from duplicate_groups where run_id = $1 and kind <> 'paraphrase')::int, (select count(*) from duplicate_groups where run_id = $2 and kind <> 'paraphrase')::int,
                count(*) filter (where b.contribution_id is null)::int, count(*) filter (where a.contribution_id is null and exists (select from assignments s where s.run_id = $2 and s.contribution_id = b.contribution_id))::int
            from (select distinct m.contribution_id from duplicate_members m join duplicate_groups g using (run_id, group_id) where m.run_id = $1 and g.kind <> 'paraphrase') b
            full join (select distinct m.contribution_id from duplicate_members m join duplicate_groups g using (run_id, group_id) where m.run_id = $2 and g.kind <> 'paraphrase') a using (contribution_id)
            """, r => Enumerable.Range(0, 4).Select(r.GetInt32).ToArray(), cancel, before, after))[0];
        var points = await PointsAsync(before, after, cancel);
        return new(before, after, counts[0], counts[1], counts[2], counts[3], counts[4], copies[0], copies[1], copies[2], copies[3],
            await TopicsAsync(before, after, cancel), await ControversiesAsync(before, after, cancel),
            points.Count(p => p.Before is not null && p.Before == p.After), [.. points.Where(p => p.Before != p.After)], await EndsAsync(before, after, cancel));
    }

    Task<ImmutableArray<TopicContinued>> TopicsAsync(long before, long after, CancellationToken cancel) => db.ListAsync("""
        with stayed as (select a.topic_id, count(*)::int as n from assignments a join assignments b on b.run_id = $1 and b.contribution_id = a.contribution_id and b.topic_id = a.topic_id
            where a.run_id = $2 group by a.topic_id)
        select topic_id, b.label, a.label, coalesce(b.size, 0), coalesce(a.size, 0), coalesce(s.n, 0)
        from (select * from topics where run_id = $1 and level = 1) b full join (select * from topics where run_id = $2 and level = 1) a using (topic_id)
        left join stayed s using (topic_id)
        where b.label is distinct from a.label or b.size is distinct from a.size or s.n is distinct from a.size
        order by greatest(coalesce(a.size, 0), coalesce(b.size, 0)) desc, topic_id
        """, r => new TopicContinued(r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)), cancel, before, after);

    Task<ImmutableArray<ControversyChange>> ControversiesAsync(long before, long after, CancellationToken cancel) => db.ListAsync("""
        select coalesce(a.label, b.label), b.rank, a.rank
        from (select *, coalesce('c' || contribution_id, 't' || topic_id) as about from controversies where run_id = $1) b
        full join (select *, coalesce('c' || contribution_id, 't' || topic_id) as about from controversies where run_id = $2) a using (about)
        where a.rank is distinct from b.rank order by coalesce(a.rank, b.rank), about limit 200
        """, r => new ControversyChange(r.GetString(0), r.IntOrNull(1), r.IntOrNull(2)), cancel, before, after);

    /// <summary>Pairs points: the same words of the same contribution first, then other words of the same contribution.</summary>
    async Task<List<PointChange>> PointsAsync(long before, long after, CancellationToken cancel)
    {
        const string Sql = """
            select p.point, c.contribution_id from agreement_points p
            left join citations c on c.run_id = p.run_id and c.cited_by = 'point' and c.row_number = p.row_number and c.position = 0 where p.run_id = $1 order by p.row_number
            """;
        var old = (await db.ListAsync(Sql, r => (Words: r.GetString(0), Source: r.TextOrNull(1)), cancel, before)).ToList();
        var changes = new List<PointChange>();
        var left = new List<(string Words, string? Source)>();
        foreach (var now in await db.ListAsync(Sql, r => (Words: r.GetString(0), Source: r.TextOrNull(1)), cancel, after))
            if (old.Remove(now)) changes.Add(new(now.Words, now.Words));
            else left.Add(now);
        foreach (var now in left)
        {
            var same = old.FindIndex(o => o.Source == now.Source);
            changes.Add(new(same < 0 ? null : old[same].Words, now.Words));
            if (same >= 0) old.RemoveAt(same);
        }
        changes.AddRange(old.Select(o => new PointChange(o.Words, null)));
        return changes;
    }

    Task<ImmutableArray<EndChange>> EndsAsync(long before, long after, CancellationToken cancel) => db.ListAsync("""
        select used_in[1], count(*) filter (where run_id = $1)::int, count(*) filter (where run_id = $2)::int from coverage_lines where run_id in ($1, $2) group by 1 order by 1
        """, r => new EndChange(r.GetString(0), r.GetInt32(1), r.GetInt32(2)), cancel, before, after);
}
