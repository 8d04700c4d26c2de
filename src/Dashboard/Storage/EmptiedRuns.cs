using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes the findings of runs away; the runs themselves stay: when they were, how they ended, what they counted.</summary>
static class EmptiedRuns
{
    /// <summary>Empties runs, in the caller's transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="reason">erasure or retention.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task EmptyAsync(NpgsqlConnection connection, ImmutableArray<long> runs, string reason, CancellationToken cancel)
    {
        if (runs.IsEmpty) return;
        var all = runs.ToArray();
        await Sql.RunAsync(connection, "set local synthesis.erasing = 'on'", cancel);
        // whatever table a later version adds: its rows are a run's own when its key begins with the run
        var tables = await Sql.ListAsync(connection, """
            select quote_ident(c.relname) from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indisprimary and c.relnamespace = 'public'::regnamespace and a.attname = 'run_id'
                and c.relname not in ('run_progress', 'run_messages', 'emptied_runs') and ($1 = 'erasure' or c.relname <> 'weekly_points') order by 1
            """, r => r.GetString(0), cancel, reason);
        foreach (var table in tables) await Sql.RunAsync(connection, $"delete from {table} where run_id = any($1)", cancel, all);
        await Sql.RunAsync(connection, "delete from run_comparisons where before_run_id = any($1) or after_run_id = any($1)", cancel, all);
        if (reason == "erasure") await Sql.RunAsync(connection, "delete from weekly_points w using runs r where r.id = w.run_id and r.consultation_id in (select consultation_id from runs where id = any($1))", cancel, all);
        await Sql.RunAsync(connection, "update weekly_points set before_run_id = null where before_run_id = any($1)", cancel, all);
        await Sql.RunAsync(connection, "update consultations set latest_run_id = null where latest_run_id = any($1)", cancel, all);
        foreach (var run in all)
            await Sql.RunAsync(connection, "insert into emptied_runs (run_id, reason) values ($1, $2) on conflict do nothing", cancel, run, reason);
    }

    /// <summary>Lists the runs of a consultation that hold findings and are older than a moment, its latest apart.</summary>
    public static Task<ImmutableArray<long>> OlderThanAsync(NpgsqlConnection connection, DateTimeOffset time, CancellationToken cancel) => Sql.ListAsync(connection, """
        select r.id from runs r join consultations c on c.id = r.consultation_id
        where r.state = 'done' and r.finished_at < $1 and r.id is distinct from c.latest_run_id and not exists (select from emptied_runs e where e.run_id = r.id) order by r.id
        """, r => r.GetInt64(0), cancel, time.ToUniversalTime());
}
