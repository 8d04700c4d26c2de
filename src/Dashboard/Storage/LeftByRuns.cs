using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps what the last run that found something anew left for those that go on from it (<see cref="EarlierRun"/>).</summary>
public sealed class LeftByRuns(NpgsqlDataSource db)
{
    const int PartBytes = 1 << 23; // a value is sent in one message

    /// <summary>Writes it in place of what an earlier run left, in the transaction that ends the run.</summary>
    internal static async Task WriteAsync(NpgsqlConnection connection, long run, string name, byte[]? packed, CancellationToken cancel)
    {
        if (packed is null) return;
        await Sql.RunAsync(connection, "delete from left_by_runs where name = $2 and consultation_id = (select consultation_id from runs where id = $1)", cancel, run, name);
        for (var part = 0; part * (long)PartBytes < packed.Length; part++)
            await Sql.RunAsync(connection, "insert into left_by_runs (consultation_id, name, part, run_id, content) select consultation_id, $2, $3, id, $4 from runs where id = $1",
                cancel, run, name, part, packed.AsSpan(part * PartBytes, Math.Min(PartBytes, packed.Length - part * PartBytes)).ToArray());
    }

    /// <summary>Finds what was left under a name.</summary>
    /// <param name="consultation">The consultation.</param>
    /// <param name="name">Of <see cref="EarlierRun"/>.</param>
    /// <param name="from">The run that a new one starts from: what a later one left is not for it.</param>
    /// <param name="options">What options of the run decide it, as JSON, and their values now.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>Its import; null where there is nothing, or another program or other options left it.</returns>
    public async Task<long?> ImportAsync(long consultation, string name, long from, (string Path, string Now)[] options, CancellationToken cancel) => (await db.ListAsync($"""
        select r.import_id from left_by_runs l join runs r on r.id = l.run_id
        where l.consultation_id = $1 and l.name = $2 and l.part = 0 and l.run_id <= $3 and r.state = 'done' and r.code_version = $4
            and array(select coalesce(r.effective_options -> path, 'null') from unnest($5::text[]) with ordinality as p (path, place) order by place) = array(select now::jsonb from unnest($6::text[]) with ordinality as n (now, place) order by place)
        """, r => r.LongOrNull(0), cancel, consultation, name, from, CodeVersion.Current, options.Select(o => o.Path).ToArray(), options.Select(o => o.Now).ToArray())).FirstOrDefault();

    /// <summary>Reads what was left.</summary>
    public async Task<byte[]> ReadAsync(long consultation, string name, CancellationToken cancel)
    {
        var parts = await db.ListAsync("select content from left_by_runs where consultation_id = $1 and name = $2 order by part", r => r.GetFieldValue<byte[]>(0), cancel, consultation, name);
        var packed = new byte[parts.Sum(p => (long)p.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(packed, at);
            at += part.Length;
        }
        return packed;
    }
}
