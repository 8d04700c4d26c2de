namespace SynthesisPipeline.Ingest;

/// <summary>A table read row by row, forwards, whatever file it stands in.</summary>
interface ITable : IDisposable
{
    /// <summary>Names of the columns as the file writes them, trimmed; more may come with later rows of JSON.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    bool Read();

    /// <summary>Line of the file where the row begins, from 1; for workbooks and JSON its row or item.</summary>
    int Line { get; }

    /// <summary>Number of cells in this row; may be less or more than there are columns.</summary>
    int Count { get; }

    /// <summary>What is wrong with the whole row, in French; null when it is sound.</summary>
    string? Fault { get; }

    /// <summary>Gives a cell as it stands; empty where the row is shorter.</summary>
    string this[int column] { get; }
}

/// <summary>A table that can be opened, and opened again.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Name">The file's name, with the sheet where a workbook has several.</param>
/// <param name="Open">Opens it at its first row.</param>
sealed record TableSource(InputFile File, string Name, Func<ITable> Open);
