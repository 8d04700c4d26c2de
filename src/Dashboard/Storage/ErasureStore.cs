using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>What is kept of one contributor in one consultation.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="Slug">Its name in commands and addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Contributions">Contributions, whatever their wordings.</param>
/// <param name="Votes">Votes.</param>
/// <param name="Decisions">People's decisions about what is erased.</param>
/// <param name="Runs">Runs whose findings may quote it.</param>
public sealed record ErasureLine(long ConsultationId, string Slug, string Title, long Contributions, long Votes, long Decisions, long Runs);

/// <summary>Deletes all that one contributor left: every wording of what they posted, their votes, decisions that are about it, rejects that hold their name, and the findings of every run that read it.</summary>
public sealed class ErasureStore(NpgsqlDataSource db)
{
    const string Theirs = "(select distinct contribution_id from contributions where consultation_id = $1 and (author = $2 or contribution_id = any($3)))";

    /// <summary>Says what is kept of a contributor, consultation by consultation; those without anything are left out.</summary>
    /// <param name="contributor">Name as the export gives it, compared letter by letter; empty for none.</param>
    /// <param name="contributions">Ids of contributions to erase whoever wrote them.</param>
    /// <param name="slug">Only in this consultation; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImmutableArray<ErasureLine>> FindAsync(string contributor, ImmutableArray<string> contributions, string? slug, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        var lines = ImmutableArray.CreateBuilder<ErasureLine>();
        foreach (var (id, name, title) in await Sql.ListAsync(connection, "select id, slug, title from consultations where $1::text is null or slug = $1 order by id",
                     r => (r.GetInt64(0), r.GetString(1), r.GetString(2)), cancel, slug))
        {
            var theirs = await TheirsAsync(connection, id, contributor, contributions, cancel);
            var votes = await Sql.ScalarAsync<long>(connection, "select count(*) from votes where consultation_id = $1 and (voter = $2 or contribution_id = any($3))", cancel, id, contributor, theirs);
            if (theirs.Length == 0 && votes == 0) continue;
            lines.Add(new(id, name, title, theirs.Length, votes,
                await ErasedDecisions.CountAsync(connection, id, theirs, cancel), (await RunsAsync(connection, id, cancel)).Length));
        }
        return lines.ToImmutable();
    }

    /// <summary>Lists the orders of imports of a consultation: their files hold rows of everybody.</summary>
    public Task<ImmutableArray<long>> OrdersAsync(long consultationId, CancellationToken cancel) =>
        db.ListAsync("select id from import_orders where consultation_id = $1 order by id", r => r.GetInt64(0), cancel, consultationId);

    /// <summary>Deletes it in one consultation, all or nothing, and notes a hash by which a later import knows whom to leave out.</summary>
    /// <returns>The runs that were emptied.</returns>
    public async Task<ImmutableArray<long>> EraseAsync(long consultationId, string contributor, ImmutableArray<string> contributions, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var theirs = await TheirsAsync(connection, consultationId, contributor, contributions, cancel);
        await Sql.RunAsync(connection, "set local synthesis.erasing = 'on'", cancel);
        await ErasedDecisions.EraseAsync(connection, consultationId, theirs, cancel);
        await Sql.RunAsync(connection, "delete from votes where consultation_id = $1 and (voter = $2 or contribution_id = any($3))", cancel, consultationId, contributor, theirs);
        await Sql.RunAsync(connection, "delete from contributions where consultation_id = $1 and contribution_id = any($2)", cancel, consultationId, theirs);
        await Sql.RunAsync(connection, "delete from rows_set_aside where contribution_id = any($2) and import_id in (select id from imports where consultation_id = $1)", cancel, consultationId, theirs);
        await Sql.RunAsync(connection, """
            delete from rejects where import_id in (select id from imports where consultation_id = $1)
                and exists (select from unnest(cells || value) as cell where cell = any($3) or ($2 <> '' and strpos(cell, $2) > 0))
            """, cancel, consultationId, contributor, theirs);
        await EraseNotesAsync(connection, consultationId, theirs, cancel);
        await Sql.RunAsync(connection, "delete from stage_results where consultation_id = $1", cancel, consultationId);
        await Sql.RunAsync(connection, "delete from kept_texts where consultation_id = $1", cancel, consultationId);
        await Sql.RunAsync(connection, "delete from left_by_runs where consultation_id = $1", cancel, consultationId);
        var runs = await RunsAsync(connection, consultationId, cancel);
        await EmptiedRuns.EmptyAsync(connection, runs, "erasure", cancel);
        await RememberAsync(connection, consultationId, contributor, theirs, cancel);
        await transaction.CommitAsync(cancel);
        return runs;
    }

    // what people noted beside a contribution, and where its words were quoted; whatever table a later version adds names it the same way
    static async Task EraseNotesAsync(NpgsqlConnection connection, long consultationId, string[] theirs, CancellationToken cancel)
    {
        foreach (var table in await Sql.ListAsync(connection, """
            select quote_ident(a.table_name) from information_schema.columns a join information_schema.columns b using (table_schema, table_name)
            join information_schema.tables t using (table_schema, table_name)
            where a.table_schema = 'public' and t.table_type = 'BASE TABLE' and a.column_name = 'consultation_id' and b.column_name = 'contribution_id'
                and a.table_name not in ('contributions', 'votes') order by 1
            """, r => r.GetString(0), cancel))
            await Sql.RunAsync(connection, $"delete from {table} where consultation_id = $1 and contribution_id = any($2)", cancel, consultationId, theirs);
        // digests that were sent or came back quote whole rows: their words go, decisions that were taken from them stay
        await Sql.RunAsync(connection, "delete from digest_lines where consultation_id = $1", cancel, consultationId);
        await Sql.RunAsync(connection, "update digest_returns set file = ''::bytea where digest_id in (select digest_id from digest_parts where consultation_id = $1)", cancel, consultationId);
        await Sql.RunAsync(connection, "update digests set rows = '[]' where id in (select digest_id from digest_parts where consultation_id = $1)", cancel, consultationId);
        await Sql.RunAsync(connection, "update import_orders set state = 'dropped', changed_at = now() where consultation_id = $1 and state in ('checking', 'checked')", cancel, consultationId);
        await Sql.RunAsync(connection, "update recommendation_points set found = '', point = '' where consultation_id = $1 and cited[1] = any($2)", cancel, consultationId, theirs);
        await Sql.RunAsync(connection, """
            update recommendation_points set cited = array(select c from unnest(cited) as c where c <> all($2)) where consultation_id = $1 and cited && $2
            """, cancel, consultationId, theirs);
    }

    static async Task RememberAsync(NpgsqlConnection connection, long consultationId, string contributor, string[] theirs, CancellationToken cancel)
    {
        const string add = "insert into erasures (consultation_id, kind, hash) values ($1, $2, sha256(convert_to($3, 'UTF8'))) on conflict do nothing";
        if (contributor.Length > 0) await Sql.RunAsync(connection, add, cancel, consultationId, "contributor", contributor);
        foreach (var id in theirs) await Sql.RunAsync(connection, add, cancel, consultationId, "contribution", id);
        await Sql.RunAsync(connection, "select keep_erased()", cancel);
    }

    static async Task<string[]> TheirsAsync(NpgsqlConnection connection, long consultationId, string contributor, ImmutableArray<string> contributions, CancellationToken cancel) =>
        [.. await Sql.ListAsync(connection, $"select contribution_id from {Theirs} t order by 1", r => r.GetString(0), cancel, consultationId, contributor, contributions.ToArray())];

    static Task<ImmutableArray<long>> RunsAsync(NpgsqlConnection connection, long consultationId, CancellationToken cancel) => Sql.ListAsync(connection, """
        select id from runs r where consultation_id = $1 and state = 'done' and not exists (select from emptied_runs e where e.run_id = r.id and e.reason = 'erasure') order by id
        """, r => r.GetInt64(0), cancel, consultationId);
}
