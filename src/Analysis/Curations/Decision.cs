namespace SynthesisPipeline.Analysis;

/// <summary>What a person decided. One record a kind; a decision is never changed, only withdrawn by a later one.</summary>
/// <remarks>The only base class of the core: the kinds form a closed list that stores and screens go through.</remarks>
public abstract record Decision;

/// <summary>Takes an earlier decision back (undo). Withdrawing a withdrawal brings the first one back (redo).</summary>
/// <param name="Curation">Number of the decision taken back.</param>
public sealed record Withdraw(long Curation) : Decision;

/// <summary>A decision as it was made: who, when, before which findings, why.</summary>
/// <param name="Id">Its number: decisions apply in this order.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="SeenRun">The run whose findings the person had before their eyes; 0 when none.</param>
/// <param name="Decision">What.</param>
/// <param name="Reason">Why; null where not said.</param>
public sealed record Curation(long Id, DateTimeOffset At, string By, long SeenRun, Decision Decision, string? Reason);
