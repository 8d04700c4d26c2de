using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Sends contributions by binary COPY, each with its hash: into their own table while a consultation is empty, else those that differ into a temporary one.</summary>
sealed class ContributionCopy : IDisposable
{
    const int RowsOfLook = 1_024, UnitsOfLook = 4 << 20;
    const string ToStaged = "staged_contributions (source_id, content_hash, set_aside, ";

    readonly NpgsqlConnection _connection;
    readonly (long Import, long Consultation)? _straight;
    readonly InForceHashes? _inForce;
    readonly List<Hashed> _waiting = [];
    NpgsqlBinaryImporter? _copy;
    long _units;

    ContributionCopy(NpgsqlConnection connection, (long, long)? straight, InForceHashes? inForce) =>
        (_connection, _straight, _inForce) = (connection, straight, inForce);

    readonly record struct Hashed(Contribution Contribution, string? SetAside, int Source, string Attributes, byte[] Hash);

    /// <summary>Ids of the rows that say what is in force already; whoever writes them down empties the list.</summary>
    public List<string> Same { get; } = [];

    /// <summary>Sends all rows as first versions, into the table of contributions itself.</summary>
    public static ContributionCopy Straight(NpgsqlConnection connection, long import, long consultation) => new(connection, (import, consultation), null);

    /// <summary>Sends all rows into <c>staged_contributions</c>.</summary>
    public static ContributionCopy Staged(NpgsqlConnection connection) => new(connection, null, null);

    /// <summary>Sends into <c>staged_contributions</c> what differs from what is in force.</summary>
    public static ContributionCopy OfDifferences(NpgsqlConnection connection, InForceHashes inForce) => new(connection, null, inForce);

    /// <summary>Takes one contribution.</summary>
    public void Add(Contribution contribution, string? setAside, int source)
    {
        var attributes = ContributionRows.Attributes(contribution);
        var row = new Hashed(contribution, setAside, source, attributes, ContributionHash.Of(contribution, attributes, setAside));
        if (_inForce is null)
        {
            Send(row);
            return;
        }
        _waiting.Add(row);
        _units += contribution.Body.Raw.Length + attributes.Length;
        if (_waiting.Count == RowsOfLook || _units >= UnitsOfLook) SendWaiting();
    }

    /// <summary>Compares the rows that wait and sends those that differ.</summary>
    public void SendWaiting()
    {
        if (_inForce is null || _waiting.Count == 0) return;
        string[] ids = [.. _waiting.Select(w => StorableText.Of(w.Contribution.Id.Value))];
        var same = _inForce.Same(ids, [.. _waiting.Select(w => w.Hash)]);
        for (var i = 0; i < ids.Length; i++)
            if (same[i]) Same.Add(ids[i]); else Send(_waiting[i]);
        _waiting.Clear();
        _units = 0;
    }

    /// <summary>Ends the COPY under way, so that the connection can do something else.</summary>
    public void End()
    {
        if (_copy is null) return;
        _copy.Complete();
        _copy.Dispose();
        _copy = null;
    }

    /// <summary>Breaks off a COPY that was not ended.</summary>
    public void Dispose()
    {
        _copy?.Dispose();
        _inForce?.Dispose();
    }

    void Send(Hashed row)
    {
        if (_copy is null)
        {
            _copy = _connection.BeginBinaryImport($"copy {(_straight is null ? ToStaged : "contributions (consultation_id, version, since_import, source_id, content_hash, set_aside, ")}{ContributionRows.Columns}) from stdin (format binary)");
            _copy.Timeout = TimeSpan.Zero;
        }
        _copy.StartRow();
        if (_straight is var (import, consultation))
        {
            _copy.Write(consultation, NpgsqlDbType.Bigint);
            _copy.Write(1, NpgsqlDbType.Integer);
            _copy.Write(import, NpgsqlDbType.Bigint);
        }
        _copy.Write(row.Source, NpgsqlDbType.Integer);
        _copy.Write(row.Hash, NpgsqlDbType.Bytea);
        _copy.Text(row.SetAside);
        ContributionRows.Write(_copy, row.Contribution, row.Attributes);
    }
}
