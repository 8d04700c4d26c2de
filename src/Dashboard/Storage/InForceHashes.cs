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
        // by the index, whatever the planner thinks of a table that was filled a moment ago
        using (var settings = new NpgsqlCommand("set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off", beside)) settings.ExecuteNonQuery();
        _command = new("""
            select asked.place::int from unnest($2, $3) with ordinality as asked (id, hash, place)
            join contributions c on c.consultation_id = $1 and c.contribution_id = asked.id collate "C" and c.until_import is null
            where c.content_hash = asked.hash
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
