using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads a table with a row a voter and a column a contribution: each filled cell is one vote row.</summary>
/// <remarks>Rejects are told apart by line, so a line with cells that can't be read counts one rejected row, whatever their number.</remarks>
sealed class MatrixReading(ReadingState state, PlannedTable planned, ITable table)
{
    readonly RowTaker _taker = new(state, planned.Source.Name, table);
    readonly RowCells _cells = new(table, state.Options);

    /// <summary>Reads all rows and counts their cells.</summary>
    public ImportCounts Read()
    {
        var columns = Polis.VoteColumns(table.Columns);
        while (table.Read())
        {
            state.Cancel.ThrowIfCancellationRequested();
            _cells.Reset();
            var voter = _cells[planned.Format.Map, Field.Voter];
            if (table.Fault is not null || string.IsNullOrWhiteSpace(voter))
            {
                _taker.Reject(table.Line, table.Columns[planned.Format.Map[Field.Voter]], voter, table.Fault ?? "Cette ligne de votes n'a pas de votant.");
                continue;
            }
            ReadCells(columns, planned.Scope.Person(voter));
        }
        return _taker.Counts;
    }

    void ReadCells(System.Collections.Immutable.ImmutableArray<(int Column, string Comment)> columns, string voter)
    {
        var refused = false;
        foreach (var (column, comment) in columns)
        {
            var cell = _cells.At(column);
            if (string.IsNullOrWhiteSpace(cell) && _cells.BadColumn is null) continue;
            if (Words.Vote(cell) is { } value)
            {
                var known = state.Ids.PlaceAnywhere(planned.Scope.Own(comment)) >= 0;
                if (known || !refused) refused |= !_taker.TakeVote(new(new(planned.Scope.Own(comment)), voter, value), table.Line, "");
            }
            else if (!refused)
            {
                refused = true;
                _taker.Reject(table.Line, comment, cell, "Vote inconnu : attendu 1, 0 ou -1.");
            }
        }
    }
}
