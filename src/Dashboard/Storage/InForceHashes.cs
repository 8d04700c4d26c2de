using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>Tells which rows say what is in force already, so that an unchanged million need not be sent again.</summary>
sealed class InForceHashes : IDisposable
{
    readonly NpgsqlCommand _command;

    /// <summary>Prepares the question.</summary>
    /// <param name="beside">A connection of its own: the import's is busy receiving rows.</param>
    /// <param name="consultation">The consultation; no other import of it runs meanwhile.</param>
    public InForceHashes(NpgsqlConnection beside, long consultation)
    {
        // row by row through the index: a join might begin with the table, of which the planner knows nothing when it was filled a moment ago
        using (var settings = new NpgsqlCommand("set enable_seqscan = off; set jit = off", beside)) settings.ExecuteNonQuery();
        _command = new("""
            select asked.place::int from unnest($2, $3) with ordinality as asked (id, hash, place)
            where asked.hash = (select c.content_hash from contributions c where c.consultation_id = $1 and c.contribution_id = asked.id collate "C" and c.until_import is null)
            """, beside) { CommandTimeout = 0 };
        _command.Parameters.Add(new() { Value = consultation });
        _command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        _command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        _command.Prepare();
    }

    /// <summary>Compares rows with what is in force.</summary>
    /// <param name="ids">Ids as the database holds them, each once.</param>
    /// <param name="hashes">Their hashes, in the same order.</param>
    /// <returns>For each row whether the same stands there.</returns>
    public bool[] Same(string[] ids, byte[][] hashes)
    {
        (_command.Parameters[1].Value, _command.Parameters[2].Value) = (ids, hashes);
        var same = new bool[ids.Length];
        using var places = _command.ExecuteReader();
        while (places.Read()) same[places.GetInt32(0) - 1] = true;
        return same;
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();
}
