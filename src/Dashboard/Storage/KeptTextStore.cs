using System.Collections.Immutable;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>A part of what is kept: its number, the contributions it is about, and sixteen bytes a contribution of all its fields.</summary>
public sealed record KeptPart(int Part, string[] Ids, byte[] Hashes);

/// <summary>Keeps, packed, what the contributions of a consultation showed by themselves in its last run.</summary>
public sealed class KeptTextStore(NpgsqlDataSource db)
{
    /// <summary>Lists the parts kept under a key; none where another program or other options made them.</summary>
    public Task<ImmutableArray<KeptPart>> ListAsync(long consultationId, string key, CancellationToken cancel) => db.ListAsync(
        "select part, ids, hashes from kept_texts where consultation_id = $1 and key = $2 order by part",
        r => new KeptPart(r.GetInt32(0), r.GetFieldValue<string[]>(1), r.GetFieldValue<byte[]>(2)), cancel, consultationId, key);

    /// <summary>Reads what one part holds.</summary>
    public Task<byte[]> ContentAsync(long consultationId, int part, CancellationToken cancel) =>
        db.ScalarAsync<byte[]>("select content from kept_texts where consultation_id = $1 and part = $2", cancel, consultationId, part);

    /// <summary>Adds a part, under a number of its own, to those of a key.</summary>
    public Task<int> AddAsync(long consultationId, string key, KeptPart part, byte[] content, CancellationToken cancel) => db.RunAsync(
        "insert into kept_texts (consultation_id, part, key, ids, hashes, content) values ($1, $2, $3, $4, $5, $6)",
        cancel, consultationId, part.Part, key, part.Ids, part.Hashes, content);

    /// <summary>Takes over the parts of a stage that a run leaves behind, in place of all that was kept; does nothing when it leaves none.</summary>
    /// <param name="consultationId">The consultation.</param>
    /// <param name="key">Key to keep them under.</param>
    /// <param name="run">Key of the run's own results.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="hashesOf">Gives sixteen bytes for each of some contributions.</param>
    /// <param name="cancel">Stops it: all is as it was.</param>
    public async Task TakeOverAsync(long consultationId, string key, string run, string stage, Func<string[], byte[]> hashesOf, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var parts = await Sql.ListAsync(connection, "select part, ids from stage_results where key = $1 and stage = $2 and ids is not null and content is not null order by part",
            r => (Part: r.GetInt32(0), Ids: r.GetFieldValue<string[]>(1)), cancel, run, stage);
        if (parts.IsEmpty) return;
        await Sql.RunAsync(connection, "delete from kept_texts where consultation_id = $1", cancel, consultationId);
        foreach (var (part, ids) in parts)
            await Sql.RunAsync(connection, """
                insert into kept_texts (consultation_id, part, key, ids, hashes, content)
                select consultation_id, part, $4, ids, $5, content from stage_results where key = $1 and stage = $2 and part = $3
                """, cancel, run, stage, part, key, hashesOf(ids));
        await transaction.CommitAsync(cancel);
    }
}
