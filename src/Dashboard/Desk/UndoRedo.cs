using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says what a person's "undo" and "redo" mean now. Both are decisions themselves: nothing is ever erased.</summary>
public static class UndoRedo
{
    /// <summary>Finds the last decision in force of a person, and the last one they took back and did not decide anything after.</summary>
    public static (Curation? Undo, (long Withdrawal, Decision Decision)? Redo) Of(ImmutableArray<DecisionFate> fates, string by)
    {
        var mine = fates.Where(f => f.Curation.By == by && f.Fate != Fate.Withdrawn).Select(f => f.Curation).ToList();
        var undo = mine.LastOrDefault(c => c.Decision is not Withdraw);
        var lastNew = fates.LastOrDefault(f => f.Curation.By == by && f.Curation.Decision is not Withdraw)?.Curation.Id ?? 0;
        var byId = fates.ToDictionary(f => f.Curation.Id, f => f.Curation);
        foreach (var back in Enumerable.Reverse(mine))
            if (back.Decision is Withdraw { Curation: var id } && back.Id > lastNew && byId.TryGetValue(id, out var taken) && taken.Decision is not Withdraw)
                return (undo, (back.Id, taken.Decision));
        return (undo, null);
    }
}
