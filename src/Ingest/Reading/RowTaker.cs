using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Hands rows of one file to the sink and counts each once.</summary>
/// <param name="state">What tables know of each other.</param>
/// <param name="file">Name of the table.</param>
/// <param name="table">The table, for the cells of a row that is refused.</param>
sealed class RowTaker(ReadingState state, string file, ITable table)
{
    const int MostUnitsKept = 200_000;

    readonly ImmutableArray<string> _columns = [.. table.Columns];
    long _contributions, _votes, _setAside, _rejected;

    /// <summary>Rows handed over so far.</summary>
    public ImportCounts Counts => new(_contributions + _votes + _setAside + _rejected, _contributions, _votes, _setAside, _rejected);

    /// <summary>Hands over a contribution.</summary>
    public void Take(Contribution contribution, int line)
    {
        _contributions++;
        state.Sink.Take(contribution, file, line);
    }

    /// <summary>Hands over a vote, unless what it is on was never read or was set aside.</summary>
    /// <param name="vote">The vote.</param>
    /// <param name="line">Its line.</param>
    /// <param name="id">Its own id; empty where it has none.</param>
    /// <param name="cells">Its row where the table has gone on since; null for the current row.</param>
    /// <returns>False when it was rejected.</returns>
    public bool TakeVote(Vote vote, int line, string id, ImmutableArray<string>? cells = null)
    {
        var place = state.Ids.PlaceAnywhere(vote.Contribution.Value);
        if (place < 0)
        {
            Reject(line, "contribution_id", vote.Contribution.Value, "Vote sur une contribution qui n'est pas dans l'import : ajoutez le fichier qui la contient.", cells);
            return false;
        }
        if (state.Ids.IsSetAside(place))
        {
            SetAside(line, id, $"Vote sur une contribution mise à part ({Shown.Name(vote.Contribution.Value)}).", null);
            return true;
        }
        if (state.Votes.Add(place, vote.Voter, vote.Value)) state.Notices.Add(file, "vote remplaçant un vote antérieur du même votant, le dernier compte", vote.Contribution.Value);
        _votes++;
        state.Sink.Take(vote, file, line);
        return true;
    }

    /// <summary>Hands over a row kept apart.</summary>
    public void SetAside(int line, string id, string why, Contribution? contribution)
    {
        _setAside++;
        state.Sink.Take(new SetAsideRow(file, line, new(id), why, contribution));
    }

    /// <summary>Hands over a refusal.</summary>
    public void Reject(int line, string field, string value, string why, ImmutableArray<string>? cells = null)
    {
        _rejected++;
        state.Sink.Take(new Reject(file, line, field, Shown.Cell(value), why) { Columns = _columns, Cells = cells ?? Row() });
    }

    /// <summary>Gives the current row as it stands, a cell a column; empty where it is too long to keep.</summary>
    public ImmutableArray<string> Row()
    {
        var units = 0;
        var cells = ImmutableArray.CreateBuilder<string>(_columns.Length);
        for (var i = 0; i < _columns.Length; i++)
        {
            cells.Add(table[i]);
            units += cells[i].Length;
            if (units > MostUnitsKept) return [];
        }
        return cells.MoveToImmutable();
    }
}
