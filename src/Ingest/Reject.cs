namespace SynthesisPipeline.Ingest;

/// <summary>A row that could not be read, with what to look at.</summary>
/// <param name="File">Name of the file inside its folder or archive.</param>
/// <param name="Line">Line of the file where the row begins, from 1 (the header is line 1); for workbooks and JSON the row or item.</param>
/// <param name="Field">Column at fault; empty when it is the whole row.</param>
/// <param name="Value">What stood there, cut to 200 units.</param>
/// <param name="Reason">What is wrong and what to do, in French.</param>
public sealed record Reject(string File, int Line, string Field, string Value, string Reason);
