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
        // whatever table a later version adds: it holds what a run found as soon as it names the run
        var tables = await Sql.ListAsync(connection, """
            select quote_ident(c.table_name) from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and c.column_name = 'run_id' and t.table_type = 'BASE TABLE'
                and c.table_name not in ('run_progress', 'run_messages', 'emptied_runs') order by 1
            """, r => r.GetString(0), cancel);
        foreach (var table in tables) await Sql.RunAsync(connection, $"delete from {table} where run_id = any($1)", cancel, all);
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
