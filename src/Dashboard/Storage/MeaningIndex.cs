using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the meaning of each contribution as a short vector, brought up to date with the words of the search.</summary>
public sealed class MeaningIndex(NpgsqlDataSource db)
{
    const int BatchSize = 2_000, TextLength = 8_000;

    readonly Lazy<StaticVectors> _encoder = new(() => new());

    /// <summary>Length of a vector.</summary>
    public int Dimensions => _encoder.Value.Dimensions;

    /// <summary>Places the contributions of a pass; those no longer in force go.</summary>
    public async Task CatchUpAsync(SearchPass pass, CancellationToken cancel)
    {
        await db.RunAsync("""
            delete from contribution_vectors v where consultation_id = $1 and not exists (
                select from contributions c where c.consultation_id = $1 and c.contribution_id = v.contribution_id and c.until_import is null)
            """, cancel, pass.Consultation);
        await pass.StepAsync(SearchPass.Meanings, after => AddBatchAsync(pass, after, cancel), cancel);
    }

    async Task<string?> AddBatchAsync(SearchPass pass, string after, CancellationToken cancel)
    {
        var batch = await db.ListAsync($"""
            select contribution_id, title, left(coalesce(body_plain, body_raw), {TextLength}) from contributions
            where consultation_id = $1 and until_import is null and since_import > $2 and since_import <= $4 and contribution_id > $3 order by contribution_id limit {BatchSize}
            """, r => (Id: r.GetString(0), Text: r.GetString(1) + "\n" + r.GetString(2)), cancel, pass.Consultation, pass.Since, after, pass.UpTo);
        if (batch.IsEmpty) return null;
        var vectors = new byte[batch.Length][];
        Parallel.For(0, batch.Length, new() { CancellationToken = cancel }, i => vectors[i] = Encode(batch[i].Text));
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            insert into contribution_vectors (consultation_id, contribution_id, vector) select $1, * from unnest($2, $3)
            on conflict (consultation_id, contribution_id) do update set vector = excluded.vector
            """, connection);
        command.Parameters.Add(new() { Value = pass.Consultation });
        command.Parameters.Add(new() { Value = batch.Select(b => b.Id).ToArray() });
        command.Parameters.Add(new() { Value = vectors, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await command.ExecuteNonQueryAsync(cancel);
        return batch[^1].Id;
    }

    byte[] Encode(string text)
    {
        Span<float> vector = stackalloc float[Dimensions];
        _encoder.Value.Encode(text, vector);
        return MemoryMarshal.AsBytes(QuantisedRows.Quantise(vector).AsSpan()).ToArray();
    }
}
