using CsvHelper;

namespace SynthesisPipeline.Ingest;

/// <summary>Finds which character parts the cells of a text table.</summary>
static class Separators
{
    const int RowsTried = 30;
    static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>Gives the candidate that cuts the header into most columns; ties go to the one the next rows agree with.</summary>
    /// <param name="start">The first part of the file.</param>
    public static char Find(string start)
    {
        var best = (Separator: ',', Columns: 1, Agreeing: -1);
        foreach (var candidate in Candidates)
        {
            var (columns, agreeing) = Try(start, candidate);
            if (columns > best.Columns || (columns == best.Columns && columns > 1 && agreeing > best.Agreeing))
                best = (candidate, columns, agreeing);
        }
        return best.Separator;
    }

    static (int Columns, int Agreeing) Try(string start, char separator)
    {
        try
        {
            using var reader = CsvReader.FromText(start, DelimitedTable.Settings(separator));
            if (!reader.Read()) return (0, 0);
            var columns = reader.FieldCount;
            var agreeing = 0;
            for (var row = 0; row < RowsTried && reader.Read(); row++)
                if (reader.FieldCount == columns) agreeing++;
            return (columns, agreeing);
        }
        catch (CsvFormatException)
        {
            return (0, 0);
        }
    }
}
