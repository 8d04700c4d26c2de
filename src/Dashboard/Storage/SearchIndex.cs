using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps what the search reads beside the contributions: words, votes, authors of those in force, brought up to date after each import.</summary>
/// <remarks>
/// Apart from the import, which a million rows must pass in a minute: stemming costs more than copying.
/// Whoever searches a small consultation brings it up to date on the way; a worker does the large ones.
/// </remarks>
public sealed class SearchIndex(NpgsqlDataSource db, MeaningIndex meanings)
{
    const int BatchSize = 5_000;

    /// <summary>Rows that a page may index while somebody waits for it.</summary>
    public const int AtOnce = 3_000;

    /// <summary>Lists the consultations whose last import is not searchable yet, with the rows that wait.</summary>
    public Task<ImmutableArray<(long Consultation, long Waiting)>> BehindAsync(CancellationToken cancel) => db.ListAsync("""
        select i.consultation_id, coalesce((select sum(rows_new + rows_changed + withdrawn) from imports w
            where w.consultation_id = i.consultation_id and w.id > coalesce(s.import_id, 0)), 0)::bigint
        from (select consultation_id, max(id) as id from imports group by consultation_id) i
        left join search_state s on s.consultation_id = i.consultation_id
        where s.import_id is null or s.import_id < i.id order by i.consultation_id
        """, r => (r.GetInt64(0), r.GetInt64(1)), cancel);

    /// <summary>Brings the small consultations up to date.</summary>
    /// <returns>Whether all are.</returns>
    public async Task<bool> CatchUpSmallAsync(CancellationToken cancel)
    {
        var whole = true;
        foreach (var (consultation, waiting) in await BehindAsync(cancel))
            whole &= waiting <= AtOnce && await CatchUpAsync(consultation, cancel);
        return whole;
    }

    /// <summary>Brings one consultation up to date, from where another was cut; two at once do it once.</summary>
    /// <returns>False when another does it now.</returns>
    public async Task<bool> CatchUpAsync(long consultationId, CancellationToken cancel)
    {
        await using var alone = await AdvisoryLock.TryHoldAsync(db, $"synthesis:search:{consultationId}", cancel);
        if (alone is null) return false;
        for (; ; )
        {
            var last = await db.ScalarAsync<long>("select coalesce(max(id), 0) from imports where consultation_id = $1", cancel, consultationId);
            var since = await db.ScalarAsync<long>("select coalesce(max(import_id), 0) from search_state where consultation_id = $1", cancel, consultationId);
            if (since >= last) return true;
            await PassAsync(await SearchPass.OpenAsync(db, consultationId, since, last, cancel), cancel);
        }
    }

    async Task PassAsync(SearchPass pass, CancellationToken cancel)
    {
        await db.RunAsync("""
            delete from contribution_search s where consultation_id = $1 and not exists (
                select from contributions c where c.consultation_id = $1 and c.contribution_id = s.contribution_id and c.until_import is null)
            """, cancel, pass.Consultation);
        await pass.StepAsync(SearchPass.Words, after => AddBatchAsync(pass, after, cancel), cancel);
        if (pass.Since > 0) await CountVotesAsync(pass.Consultation, pass.Since, cancel);
        await meanings.CatchUpAsync(pass, cancel);
        await db.RunAsync("""
            with ended as (delete from search_progress where consultation_id = $1)
            insert into search_state (consultation_id, import_id, active, set_aside, authors)
            select $1, $2, count(*) filter (where set_aside is null), count(*) filter (where set_aside is not null), count(distinct author) filter (where set_aside is null)
            from contributions where consultation_id = $1 and until_import is null
            on conflict (consultation_id) do update set import_id = excluded.import_id, active = excluded.active, set_aside = excluded.set_aside, authors = excluded.authors
            """, cancel, pass.Consultation, pass.UpTo);
    }

    async Task<string?> AddBatchAsync(SearchPass pass, string after, CancellationToken cancel) =>
        (await db.ListAsync("""
            with added as (
                insert into contribution_search (consultation_id, contribution_id, words, kind, author_kind, verified, created_at, agree, mixed, disagree)
                select c.consultation_id, c.contribution_id, search_words(c.title, coalesce(c.body_plain, c.body_raw)), c.kind,
                    case when c.author is null then 'none' else c.author_kind end, coalesce(c.author_verified, false), c.created_at,
                    case when v.n > 0 then v.agree else coalesce(c.votes_agree, 0) end, case when v.n > 0 then v.mixed else coalesce(c.votes_mixed, 0) end,
                    case when v.n > 0 then v.disagree else coalesce(c.votes_disagree, 0) end
                from contributions c left join lateral (
                    select count(*) as n, count(*) filter (where value = 'agree') as agree, count(*) filter (where value = 'mixed') as mixed,
                        count(*) filter (where value = 'disagree') as disagree
                    from votes where consultation_id = c.consultation_id and contribution_id = c.contribution_id and until_import is null) v on true
                where c.consultation_id = $1 and c.until_import is null and c.since_import > $2 and c.since_import <= $5 and c.contribution_id > $3
                order by c.contribution_id limit $4
                on conflict (consultation_id, contribution_id) do update set words = excluded.words, kind = excluded.kind, author_kind = excluded.author_kind,
                    verified = excluded.verified, created_at = excluded.created_at, agree = excluded.agree, mixed = excluded.mixed, disagree = excluded.disagree
                returning contribution_id)
            select case when count(*) = $4 then max(contribution_id) end from added
            """, r => r.TextOrNull(0), cancel, pass.Consultation, pass.Since, after, BatchSize, pass.UpTo))[0];

    Task<int> CountVotesAsync(long consultationId, long since, CancellationToken cancel) => db.RunAsync("""
        update contribution_search s set
            agree = case when v.n > 0 then v.agree else coalesce(c.votes_agree, 0) end, mixed = case when v.n > 0 then v.mixed else coalesce(c.votes_mixed, 0) end,
            disagree = case when v.n > 0 then v.disagree else coalesce(c.votes_disagree, 0) end
        from (select contribution_id, count(*) filter (where until_import is null) as n, count(*) filter (where until_import is null and value = 'agree') as agree,
                count(*) filter (where until_import is null and value = 'mixed') as mixed, count(*) filter (where until_import is null and value = 'disagree') as disagree
            from votes where consultation_id = $1 group by contribution_id having max(since_import) > $2 or max(until_import) > $2) v
        join contributions c on c.consultation_id = $1 and c.contribution_id = v.contribution_id and c.until_import is null
        where s.consultation_id = $1 and s.contribution_id = v.contribution_id
        """, cancel, consultationId, since);
}
