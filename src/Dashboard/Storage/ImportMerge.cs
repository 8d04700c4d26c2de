using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes staged rows into a consultation, set by set: what is new opens a version, what changed closes one and opens the next, what says the same is not written.</summary>
/// <param name="connection">The transaction in which the rows were staged.</param>
/// <param name="import">Number of the import.</param>
/// <param name="consultation">The consultation.</param>
/// <param name="hasContributions">Whether the consultation held contributions before: if not, the staged ones stand in their table already.</param>
/// <param name="sources">Keys of the sources that were read.</param>
sealed class ImportMerge(NpgsqlConnection connection, long import, long consultation, bool hasContributions, int[] sources)
{
    /// <summary>Withdrawing more than this share of a source needs a person's word that the file is the whole.</summary>
    public const double MostVanishing = 0.5;

    ImmutableArray<Loss> _contributionsLost = [], _votesLost = [];
    bool _hasVotes;

    /// <summary>What one source held before this import, and how much of it is missing now.</summary>
    readonly record struct Loss(int Source, long Missing, long Before)
    {
        public bool IsTooMuch => Missing > Before * MostVanishing;
    }

    /// <summary>Looks at what is in force before anything is merged, and notes what of it is not among the staged rows.</summary>
    /// <param name="replacedVotes">Votes that a later one of the same voter replaces: they leave the staged rows.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many contributions are missing.</returns>
    public async Task<long> CompareAsync(long replacedVotes, CancellationToken cancel)
    {
        if (replacedVotes > 0)
            await RunAsync("""
                delete from staged_votes a using (select contribution_id, voter, max(place) as last from staged_votes group by 1, 2 having count(*) > 1) d
                where a.contribution_id = d.contribution_id and a.voter = d.voter and a.place < d.last
                """, cancel);
        _hasVotes = await LongSql.ScalarAsync<bool>(connection, "select exists (select from votes where consultation_id = $1)", cancel, consultation);
        await RunAsync("create temp table staged_touched (contribution_id text collate \"C\") on commit drop", cancel);
        if (!hasContributions) return 0;
        // of rows that came a moment ago there are no statistics: the planner would take a million for a thousand and go through them a million times
        await RunAsync("set local enable_nestloop = off; set local jit = off; set local work_mem = '64MB'; analyze staged_contributions; analyze staged_same; analyze staged_votes", cancel);
        await RunAsync("""
            create temp table staged_missing on commit drop as select contribution_id, source_id from contributions c
            where consultation_id = $1 and until_import is null
                and not exists (select from staged_contributions s where s.contribution_id = c.contribution_id)
                and not exists (select from staged_same s where s.contribution_id = c.contribution_id)
            """, cancel, consultation);
        var missing = await LongSql.ScalarAsync<long>(connection, "select count(*) from staged_missing", cancel);
        if (missing > 0) _contributionsLost = await LossesAsync("""
            select c.source_id, (select count(*) from staged_missing m where m.source_id = c.source_id), count(*) from contributions c
            where consultation_id = $1 and until_import is null and source_id = any($2) group by c.source_id
            """, cancel);
        if (_hasVotes)
            _votesLost = await LossesAsync("""
                select v.source_id, count(*) filter (where s.voter is null), count(*) from votes v
                left join staged_votes s on s.contribution_id = v.contribution_id and s.voter = v.voter
                where v.consultation_id = $1 and v.until_import is null and v.source_id = any($2) group by v.source_id
                """, cancel);
        return missing;
    }

    /// <summary>Merges the staged contributions. Rows set aside are not counted.</summary>
    /// <param name="read">Contributions to draft from that were read.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(long New, long Changed)> MergeContributionsAsync(long read, CancellationToken cancel)
    {
        if (!hasContributions) return (read, 0);
        if (!await LongSql.ScalarAsync<bool>(connection, "select exists (select from staged_contributions)", cancel)) return (0, 0);
        await RunAsync("""
            create temp table staged_differences on commit drop as
            select s.contribution_id, c.version is not null as in_force from staged_contributions s
            left join contributions c on c.consultation_id = $1 and c.contribution_id = s.contribution_id and c.until_import is null
            where c.content_hash is distinct from s.content_hash
            """, cancel, consultation);
        await RunAsync("analyze staged_differences", cancel);
        // two statements, since within one the order of both is not defined
        await RunAsync("""
            update contributions c set until_import = $1 from staged_differences d
            where c.consultation_id = $2 and c.contribution_id = d.contribution_id and c.until_import is null and d.in_force
            """, cancel, import, consultation);
        var counts = await CountAsync($"""
            with opened as (
                insert into contributions (consultation_id, version, since_import, source_id, content_hash, set_aside, {ContributionRows.Columns})
                select $2, 1 + coalesce((select max(version) from contributions v where v.consultation_id = $2 and v.contribution_id = s.contribution_id), 0),
                    $1, source_id, content_hash, set_aside, {ContributionRows.Columns}
                from staged_contributions s where contribution_id in (select contribution_id from staged_differences)
                returning version, set_aside)
            select count(*) filter (where version = 1), count(*) filter (where version > 1) from opened where set_aside is null
            """, cancel, import, consultation);
        await RunAsync("insert into staged_touched select contribution_id from staged_differences where in_force", cancel);
        return counts;
    }

    /// <summary>Merges the staged votes.</summary>
    public async Task<(long New, long Changed)> MergeVotesAsync(CancellationToken cancel)
    {
        if (!_hasVotes)
            return (await RunAsync("""
                insert into votes (consultation_id, contribution_id, voter, value, since_import, source_id)
                select $2, contribution_id, voter, value, $1, source_id from staged_votes
                """, cancel, import, consultation), 0);
        await RunAsync("""
            create temp table staged_ballots on commit drop as
            select s.contribution_id, s.voter, s.value, s.source_id, v.value is not null as in_force from staged_votes s
            left join votes v on v.consultation_id = $1 and v.contribution_id = s.contribution_id and v.voter = s.voter and v.until_import is null
            where v.value is distinct from s.value
            """, cancel, consultation);
        await RunAsync("analyze staged_ballots", cancel);
        await RunAsync("""
            update votes v set until_import = $1 from staged_ballots b
            where v.consultation_id = $2 and v.contribution_id = b.contribution_id and v.voter = b.voter and v.until_import is null and b.in_force
            """, cancel, import, consultation);
        return await CountAsync("""
            with opened as (
                insert into votes (consultation_id, contribution_id, voter, value, since_import, source_id)
                select $2, contribution_id, voter, value, $1, source_id from staged_ballots
                returning contribution_id, voter),
            dated as (select exists (
                select from votes v where v.consultation_id = $2 and v.contribution_id = o.contribution_id and v.voter = o.voter) as known from opened o)
            select count(*) filter (where not known), count(*) filter (where known) from dated
            """, cancel, import, consultation);
    }

    /// <summary>Closes what is missing, all of it: the files were said to be the whole.</summary>
    public async Task<long> WithdrawAllAsync(CancellationToken cancel)
    {
        if (!hasContributions) return 0;
        await WithdrawVotesAsync(null, cancel);
        return await WithdrawAsync(null, cancel);
    }

    /// <summary>Closes what vanished from the files that were read before and now again; spares a source that would lose more than half of its rows.</summary>
    /// <returns>How many contributions were withdrawn, and how many stay because too many are missing.</returns>
    public async Task<(long Withdrawn, long Spared)> WithdrawVanishedAsync(CancellationToken cancel)
    {
        if (!hasContributions) return (0, 0);
        var vanishing = _contributionsLost.Where(l => l.Missing > 0 && !l.IsTooMuch).Select(l => l.Source).ToArray();
        await WithdrawVotesAsync([.. _votesLost.Where(l => l.Missing > 0 && !l.IsTooMuch).Select(l => l.Source)], cancel);
        return (await WithdrawAsync(vanishing, cancel), _contributionsLost.Where(l => l.IsTooMuch).Sum(l => l.Missing));
    }

    /// <summary>Empties the parents that would close a circle over what was imported before.</summary>
    /// <returns>Ids of the contributions whose parent was refused.</returns>
    public async Task<IReadOnlyList<string>> CutCirclesAsync(CancellationToken cancel)
    {
        if (!hasContributions) return []; // the reader has cut those within the files
        await RunAsync("set local enable_nestloop = on", cancel);
        return await LongSql.ListAsync(connection, """
            with recursive walk as (
                select c.contribution_id as start, c.parent_id as at, 1 as depth from contributions c
                where c.consultation_id = $2 and c.until_import is null and c.since_import = $1 and c.parent_id is not null
                union all
                select w.start, c.parent_id, w.depth + 1 from walk w
                join contributions c on c.consultation_id = $2 and c.until_import is null and c.contribution_id = w.at
                where c.parent_id is not null and w.at <> w.start and w.depth < 1000)
            update contributions c set parent_id = null
            where c.consultation_id = $2 and c.until_import is null and c.since_import = $1
                and c.contribution_id = any(array(select w.start from walk w where w.at = w.start)) -- walked once, not for each row
            returning c.contribution_id
            """, r => r.GetString(0), cancel, import, consultation);
    }

    async Task<long> WithdrawAsync(int[]? ofSources, CancellationToken cancel)
    {
        var which = ofSources is null ? "" : "and m.source_id = any($3)";
        object?[] parameters = ofSources is null ? [import, consultation] : [import, consultation, ofSources];
        await RunAsync($"insert into staged_touched select contribution_id from staged_missing m where true {which.Replace("$3", "$1", StringComparison.Ordinal)}",
            cancel, parameters[2..]);
        return await RunAsync($"""
            update contributions c set until_import = $1 from staged_missing m
            where c.consultation_id = $2 and c.contribution_id = m.contribution_id and c.until_import is null {which}
            """, cancel, parameters);
    }

    async Task WithdrawVotesAsync(int[]? ofSources, CancellationToken cancel)
    {
        if (ofSources is []) return;
        object?[] parameters = ofSources is null ? [import, consultation] : [import, consultation, ofSources];
        await RunAsync($"""
            update votes v set until_import = $1 where consultation_id = $2 and until_import is null {(ofSources is null ? "" : "and source_id = any($3)")}
            and not exists (select from staged_votes s where s.contribution_id = v.contribution_id and s.voter = v.voter)
            """, cancel, parameters);
    }

    Task<ImmutableArray<Loss>> LossesAsync(string sql, CancellationToken cancel) =>
        LongSql.ListAsync(connection, sql, r => new Loss(r.GetInt32(0), r.GetInt64(1), r.GetInt64(2)), cancel, consultation, sources);

    async Task<(long New, long Changed)> CountAsync(string sql, CancellationToken cancel, params object?[] parameters) =>
        (await LongSql.ListAsync(connection, sql, r => (r.GetInt64(0), r.GetInt64(1)), cancel, parameters))[0];

    Task<int> RunAsync(string sql, CancellationToken cancel, params object?[] parameters) => LongSql.RunAsync(connection, sql, cancel, parameters);
}
