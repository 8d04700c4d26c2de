using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Cuts a table of any width to what a page can show.</summary>
static class FoundTables
{
    const int MostColumns = 60, MostRows = 5, MostUnits = 120;

    public static FoundTable Of(MappingGuess guess, bool isMapped)
    {
        var shown = guess.Columns.Select((column, i) => (column, i)).Where(c => c.i < MostColumns || c.column.Word is not null).ToList();
        return new(guess.File, guess.Format, [.. shown.Select(c => new FoundColumn(c.column.Name, c.column.Word))], guess.Columns.Length - shown.Count,
            [.. guess.Rows.Take(MostRows).Select(row => shown.Select(c => Cut(row[c.i])).ToImmutableArray())], isMapped);
    }

    static string Cut(string cell) => cell.Length <= MostUnits ? cell : cell[..(char.IsHighSurrogate(cell[MostUnits - 2]) ? MostUnits - 2 : MostUnits - 1)] + "…";
}
