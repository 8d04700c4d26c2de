using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>A row that could not be read, with what to look at.</summary>
/// <param name="File">Name of the file inside its folder or archive.</param>
/// <param name="Line">Line of the file where the row begins, from 1 (the header is line 1); for workbooks and JSON the row or item.</param>
/// <param name="Field">Column at fault; empty when it is the whole row.</param>
/// <param name="Value">What stood there, cut to 200 units.</param>
/// <param name="Reason">What is wrong and what to do, in French.</param>
public sealed record Reject(string File, int Line, string Field, string Value, string Reason)
{
    /// <summary>Columns of its table, the same array for all rejects of one table; empty where the row was not kept.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The row as it stood, a cell a column, so that it can be mended and imported again; empty where it holds more than 200,000 units or is no table's.</summary>
    public ImmutableArray<string> Cells { get; init; } = [];
}
