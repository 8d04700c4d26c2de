using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps endings, topics and tags where the search finds them, as people's decisions left them: copied after each run, touched up after each decision.</summary>
/// <remarks>Whoever searches by them touches them up on the way; the copy of a large run is a worker's.</remarks>
public sealed class SearchedFindings(NpgsqlDataSource db, CuratedRuns runs, FindingsStore findings)
{
    /// <summary>Contributions whose findings a page may copy while somebody waits for it.</summary>
    const int AtOnce = 3_000;

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2), s_pause = TimeSpan.FromMilliseconds(50);

    sealed record Behind(long Consultation, long? Run, bool Copied, long Contributions, bool IsRun);

    /// <summary>Brings consultations up to date.</summary>
    /// <param name="consultations">Which; null for all.</param>
    /// <param name="asWorker">Whether large runs are copied too; decisions are then left to those who search.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether all are.</returns>
    public async Task<bool> CatchUpAsync(IReadOnlyCollection<long>? consultations, bool asWorker, CancellationToken cancel)
    {
        var whole = true;
        foreach (var seen in await BehindAsync(consultations, cancel))
        {
            if ((seen.Copied || seen.IsRun) && asWorker) continue; // what a run is about to replace is not copied: its own findings are
            await using var alone = await AloneAsync(seen.Consultation, asWorker ? TimeSpan.Zero : s_patience, cancel);
            if (alone is null || (!seen.Copied && !asWorker && seen.Contributions > AtOnce))
            {
                whole = false;
                continue;
            }
            // looked at again under the lock: another may have copied the run and laid decisions over it meanwhile
            if ((await BehindAsync([seen.Consultation], cancel)) is not [var behind] || (behind.Copied && asWorker)) continue;
            if (!behind.Copied) await CopyAsync(behind, cancel);
            if (!asWorker && behind.Run is { } run) await LayAsync(behind.Consultation, await runs.FindAsync(run, cancel), cancel);
        }
        return whole;
    }

    /// <summary>Takes the lock of a consultation; a person's page waits a little for whoever has it, else it would show what stood before.</summary>
    async Task<AdvisoryLock?> AloneAsync(long consultation, TimeSpan patience, CancellationToken cancel)
    {
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            if (await AdvisoryLock.TryHoldAsync(db, $"synthesis:searched:{consultation}", cancel) is { } alone) return alone;
            if (Stopwatch.GetElapsedTime(since) >= patience) return null;
            await Task.Delay(s_pause, cancel);
        }
    }

    /// <summary>Lists the free tags that consultations carry, in order of their words.</summary>
    public Task<ImmutableArray<string>> FreeTagsAsync(IReadOnlyCollection<long> consultations, CancellationToken cancel) => db.ListAsync("""
        select value from search_tags where consultation_id = any($1) and kind = 'free' group by value order by value limit 100
        """, r => r.GetString(0), cancel, consultations.ToArray());

    Task<ImmutableArray<Behind>> BehindAsync(IReadOnlyCollection<long>? consultations, CancellationToken cancel) => db.ListAsync("""
        select c.id, c.latest_run_id, coalesce(s.run_id = c.latest_run_id, false), coalesce((r.figures ->> 'contributions')::bigint, 0),
            exists (select from runs n where n.consultation_id = c.id and n.state in ('queued', 'running'))
        from consultations c left join search_findings s on s.consultation_id = c.id left join runs r on r.id = c.latest_run_id
        where ($1::bigint[] is null or c.id = any($1)) and (c.latest_run_id is not null or s.run_id is not null) and (s.run_id is distinct from c.latest_run_id
            or s.decision_id < coalesce((select max(d.id) from curations d where d.consultation_id = c.id), 0))
        order by c.id
        """, r => new Behind(r.GetInt64(0), r.LongOrNull(1), r.GetBoolean(2), r.GetInt64(3), r.GetBoolean(4)), cancel, consultations?.ToArray());

    async Task CopyAsync(Behind behind, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var table in new[] { "search_places", "search_tags", "search_findings" })
            await Sql.RunAsync(connection, $"delete from {table} where consultation_id = $1", cancel, behind.Consultation);
        if (behind.Run is { } run)
        {
            await Sql.RunAsync(connection, """
                insert into search_places (consultation_id, contribution_id, ending, topic_id, subtopic_id)
                select $1, contribution_id, l.used_in[1], a.topic_id, a.subtopic_id from coverage_lines l join assignments a using (run_id, contribution_id) where run_id = $2
                """, cancel, behind.Consultation, run);
            await Sql.RunAsync(connection, """
                insert into search_tags (consultation_id, kind, value, contribution_id) select distinct $1::bigint, kind, value, contribution_id from tags where run_id = $2
                """, cancel, behind.Consultation, run);
            await Sql.RunAsync(connection, "insert into search_findings (consultation_id, run_id, decision_id) values ($1, $2, 0)", cancel, behind.Consultation, run);
        }
        await transaction.CommitAsync(cancel);
        await Sql.RunAsync(connection, "analyze search_places, search_tags", cancel);
    }

    async Task LayAsync(long consultation, CuratedRun run, CancellationToken cancel)
    {
        var moved = Moved(run);
        var answered = run.Curations.Select(c => c.Decision).OfType<TagContributions>().SelectMany(t => t.Contributions).Distinct().ToImmutableArray();
        var tags = answered.IsEmpty ? [] : ApplyCuration.Tags(await findings.TagsOfAsync(run.RunId, answered, cancel), run.Corpus, run.Curations);
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Sql.RunAsync(connection, """
            update search_places p set ending = l.used_in[1], topic_id = a.topic_id, subtopic_id = a.subtopic_id, decided = false
            from coverage_lines l join assignments a using (run_id, contribution_id)
            where p.consultation_id = $1 and p.decided and l.run_id = $2 and l.contribution_id = p.contribution_id
            """, cancel, consultation, run.RunId);
        await Sql.RunAsync(connection, """
            update search_places p set ending = m.ending, topic_id = m.topic, subtopic_id = m.subtopic, decided = true
            from unnest($2::text[], $3::text[], $4::text[], $5::text[]) m (id, ending, topic, subtopic) where p.consultation_id = $1 and p.contribution_id = m.id
            """, cancel, consultation, moved.Select(m => m.Id.Value).ToArray(), moved.Select(m => WordNames.Of(m.End)).ToArray(),
            moved.Select(m => m.Place.Topic?.Value).ToArray(), moved.Select(m => m.Place.SubTopic?.Value).ToArray());
        await Sql.RunAsync(connection, "delete from search_tags where consultation_id = $1 and contribution_id = any($2)", cancel, consultation, answered.Select(a => a.Value).ToArray());
        var carried = tags.Where(t => answered.Contains(t.Contribution)).Select(t => (Kind: WordNames.Of(t.Kind), t.Value, Id: t.Contribution.Value)).Distinct().ToList();
        await Sql.RunAsync(connection, """
            insert into search_tags (consultation_id, kind, value, contribution_id) select $1, * from unnest($2::text[], $3::text[], $4::text[])
            """, cancel, consultation, carried.Select(c => c.Kind).ToArray(), carried.Select(c => c.Value).ToArray(), carried.Select(c => c.Id).ToArray());
        await Sql.RunAsync(connection, "update search_findings set decision_id = $2 where consultation_id = $1", cancel, consultation, run.LastDecision);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Contributions that decisions put elsewhere than the machine did.</summary>
    static List<(ContributionId Id, ContributionUse End, Assignment Place)> Moved(CuratedRun run)
    {
        if (run.Findings.Untouched is not { } machine) return [];
        var ends = machine.Coverage.ToDictionary(l => l.Contribution, l => l.End);
        var places = machine.Topics.Assignments.ToDictionary(a => a.Contribution);
        return [.. run.Findings.Topics.Assignments.Select(a => (Id: a.Contribution, Line: run.LineOf(a.Contribution), Place: a))
            .Where(m => m.Line is not null && (m.Line.End != ends.GetValueOrDefault(m.Id, m.Line.End)
                || (places.TryGetValue(m.Id, out var was) && (was.Topic, was.SubTopic) != (m.Place.Topic, m.Place.SubTopic))))
            .Select(m => (m.Id, m.Line!.End, m.Place))]; // filtered above
    }
}
