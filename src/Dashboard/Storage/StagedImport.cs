using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Receives what a reader reads into tables of one transaction, by binary COPY, so that memory holds a few thousand rows and a killed process leaves nothing.</summary>
/// <remarks>A connection does one COPY at a time: contributions go straight in, the other sorts of rows wait in short lists until it is their turn.</remarks>
/// <param name="connection">An open connection in a transaction.</param>
/// <param name="contributions">Sends contributions, on the same connection.</param>
/// <param name="sources">Keys of the files that rows come from.</param>
/// <param name="meter">Where readers of a progress bar look.</param>
sealed class StagedImport(NpgsqlConnection connection, ContributionCopy contributions, SourceKeys sources, ImportMeter meter) : IImportSink
{
    const int RowsWaiting = 8_192, UnitsWaiting = 4 << 20;

    readonly List<(Vote Vote, int Source)> _votes = [];
    readonly List<(SetAsideRow Row, int Place)> _setAside = [];
    readonly List<(Reject Reject, int Place, int Header)> _rejects = [];
    readonly List<(string File, ImmutableArray<string> Columns)> _headers = [];
    int _setAsides, _rejected;
    long _voteNumber, _waitingUnits;

    /// <summary>Columns of the tables that rejected rows came from, in the order that the staged rejects count them.</summary>
    public IReadOnlyList<(string File, ImmutableArray<string> Columns)> Headers => _headers;

    /// <summary>Contributions to draft from that were staged.</summary>
    public long Contributions { get; private set; }

    /// <summary>Makes the temporary tables.</summary>
    public async Task OpenAsync(CancellationToken cancel) => await Sql.RunAsync(connection, $"""
        create temp table staged_contributions on commit drop as
            select source_id, content_hash, set_aside, {ContributionRows.Columns} from contributions limit 0;
        create temp table staged_same on commit drop as select contribution_id from contributions limit 0;
        create temp table staged_votes on commit drop as select contribution_id, voter, value, source_id, 0::bigint as place from votes limit 0;
        create temp table staged_rejects on commit drop as select position, file, line, field, value, reason, header, cells from rejects limit 0;
        create temp table staged_set_aside on commit drop as select position, file, line, contribution_id, reason from rows_set_aside limit 0;
        """, cancel);

    /// <inheritdoc/>
    public void Take(Contribution contribution, string file, int line)
    {
        Contributions++;
        Stage(contribution, null, file);
    }

    /// <inheritdoc/>
    public void Take(Vote vote, string file, int line)
    {
        _votes.Add((vote, sources.Of(file)));
        Count(0);
    }

    /// <inheritdoc/>
    public void Take(SetAsideRow row)
    {
        if (row.Contribution is { } contribution) Stage(contribution, row.Reason, row.File);
        _setAside.Add((row with { Contribution = null }, _setAsides++));
        Count(row.Reason.Length);
    }

    /// <inheritdoc/>
    public void Take(Reject reject)
    {
        var header = reject.Cells.IsEmpty ? -1 : _headers.FindLastIndex(h => h.Columns == reject.Columns);
        if (header < 0 && !reject.Cells.IsEmpty)
        {
            header = _headers.Count;
            _headers.Add((reject.File, reject.Columns));
        }
        _rejects.Add((reject, _rejected++, header));
        Count(reject.Cells.Sum(c => c.Length) + reject.Value.Length);
    }

    /// <summary>Sends what still waits.</summary>
    public void Complete()
    {
        contributions.SendWaiting();
        Flush();
        contributions.End();
    }

    void Stage(Contribution contribution, string? setAside, string file)
    {
        contributions.Add(contribution, setAside, sources.Of(file));
        meter.AddRow();
        if (contributions.Same.Count >= RowsWaiting) Flush();
    }

    void Count(int units)
    {
        meter.AddRow();
        _waitingUnits += units;
        if (_votes.Count >= RowsWaiting || _setAside.Count >= RowsWaiting || _rejects.Count >= RowsWaiting || _waitingUnits >= UnitsWaiting) Flush();
    }

    void Flush()
    {
        if (_votes.Count + _setAside.Count + _rejects.Count + contributions.Same.Count == 0) return;
        contributions.End();
        Copy("staged_same (contribution_id)", contributions.Same, (copy, id) => copy.Text(id));
        Copy("staged_votes (contribution_id, voter, value, source_id, place)", _votes, (copy, v) =>
        {
            copy.Text(v.Vote.Contribution.Value);
            copy.Text(v.Vote.Voter);
            copy.Text(WordNames.Of(v.Vote.Value));
            copy.Write(v.Source, NpgsqlDbType.Integer);
            copy.Write(_voteNumber++, NpgsqlDbType.Bigint);
        });
        Copy("staged_set_aside (position, file, line, contribution_id, reason)", _setAside, (copy, s) =>
        {
            copy.Write(s.Place, NpgsqlDbType.Integer);
            copy.Text(s.Row.File);
            copy.Write(s.Row.Line, NpgsqlDbType.Integer);
            copy.Text(s.Row.Id.Value);
            copy.Text(s.Row.Reason);
        });
        Copy("staged_rejects (position, file, line, field, value, reason, header, cells)", _rejects, (copy, r) =>
        {
            copy.Write(r.Place, NpgsqlDbType.Integer);
            copy.Text(r.Reject.File);
            copy.Write(r.Reject.Line, NpgsqlDbType.Integer);
            copy.Text(r.Reject.Field);
            copy.Text(r.Reject.Value);
            copy.Text(r.Reject.Reason);
            copy.Int(r.Header < 0 ? null : r.Header);
            if (r.Header < 0) copy.WriteNull(); else copy.Write(r.Reject.Cells.Select(StorableText.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        });
        _waitingUnits = 0;
    }

    void Copy<T>(string target, List<T> rows, Action<NpgsqlBinaryImporter, T> write)
    {
        if (rows.Count == 0) return;
        using var copy = connection.BeginBinaryImport($"copy {target} from stdin (format binary)");
        copy.Timeout = TimeSpan.Zero;
        foreach (var row in rows)
        {
            copy.StartRow();
            write(copy, row);
        }
        copy.Complete();
        rows.Clear();
    }
}
