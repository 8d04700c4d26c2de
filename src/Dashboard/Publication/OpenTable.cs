using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the cells of a column hold.</summary>
public enum CellType { Words, Whole, Number, Instant }

/// <summary>One column of the open data.</summary>
/// <param name="Name">Its name in the files.</param>
/// <param name="Type">What it holds.</param>
/// <param name="About">What it means, in French.</param>
/// <param name="Required">Whether no cell is empty.</param>
public sealed record OpenColumn(string Name, CellType Type, string About, bool Required = false);

/// <summary>One table of the open data: CSV, Parquet and schema are all written from it.</summary>
/// <param name="Name">Its name: the file's without its ending.</param>
/// <param name="About">What a row is, in French.</param>
/// <param name="Columns">Columns in order.</param>
/// <param name="Key">Columns that name a row; empty where none do.</param>
/// <param name="Refers">Columns that hold a key of another table: column, table, its column.</param>
/// <param name="Rows">Rows in order: string, long, double, DateTimeOffset or null.</param>
public sealed record OpenTable(string Name, string About, ImmutableArray<OpenColumn> Columns, ImmutableArray<string> Key,
    ImmutableArray<(string Column, string Table, string Other)> Refers, ImmutableArray<object?[]> Rows)
{
    /// <summary>Writes a moment as ISO 8601, with the offset of the data.</summary>
    public static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
