using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>How many decisions held, were adapted or asked when a run ended.</summary>
public sealed record FateCount(long Run, DateTimeOffset? FinishedAt, int Held, int Adapted, int Asks, int Withdrawn);

/// <summary>Keeps what became of people's decisions over each run.</summary>
public sealed class FateStore(NpgsqlDataSource db, CuratedRuns runs)
{
    /// <summary>Notes the fates over a run that has just ended; a second time changes nothing.</summary>
    public async Task NoteAsync(long run, CancellationToken cancel)
    {
        // where nobody has decided anything yet, the whole run need not be read to find that out
        if (!await db.ScalarAsync<bool>("select exists (select from curations where consultation_id = (select consultation_id from runs where id = $1))", cancel, run)) return;
        var fates = (await runs.FindAsync(run, cancel)).Curated.Fates;
        await db.RunAsync("""
            insert into decision_fates (run_id, curation_id, fate, why) select $1, * from unnest($2::bigint[], $3::text[], $4::text[]) on conflict do nothing
            """, cancel, run, fates.Select(f => f.Curation.Id).ToArray(), fates.Select(f => WordNames.Of(f.Fate)).ToArray(), fates.Select(f => StorableText.Of(FormattableString.Invariant(f.Why))).ToArray());
    }

    /// <summary>Counts the fates of the runs of a consultation, the latest first.</summary>
    public Task<ImmutableArray<FateCount>> ListAsync(long consultationId, int atMost, CancellationToken cancel) => db.ListAsync("""
        select r.id, r.finished_at, count(*) filter (where fate = 'held')::int, count(*) filter (where fate = 'adapted')::int, count(*) filter (where fate = 'asks')::int, count(*) filter (where fate = 'withdrawn')::int
        from decision_fates f join runs r on r.id = f.run_id where r.consultation_id = $1 group by r.id, r.finished_at order by r.id desc limit $2
        """, r => new FateCount(r.GetInt64(0), r.InstantOrNull(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)), cancel, consultationId, atMost);
}
