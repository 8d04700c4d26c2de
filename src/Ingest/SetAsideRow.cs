using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>A row that was read and understood but must not be drafted from: moderated, flagged by an abuse report, or the report itself.</summary>
/// <param name="File">Name of the file inside its folder or archive.</param>
/// <param name="Line">Line of the file where the row begins, from 1.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Reason">Why, in French.</param>
/// <param name="Contribution">What it said, kept for the administrator; null for rows that hold no contribution (an abuse report, a vote on what is set aside).</param>
public sealed record SetAsideRow(string File, int Line, ContributionId Id, string Reason, Contribution? Contribution);
