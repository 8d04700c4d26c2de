using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Leaves courses of action that were chosen before what they cite: who says the same was found among all, and is not looked for again.</summary>
static class StandingActions
{
    /// <summary>Adds to each line what an earlier line of the same words cites and that is as it was; support is today's.</summary>
    /// <param name="actions">Today's lines.</param>
    /// <param name="earlier">The earlier lines.</param>
    /// <param name="changed">What has come in or changed since.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="carriers">Pools votes.</param>
    public static ImmutableArray<ActionLine> Of(ImmutableArray<ActionLine> actions, ImmutableArray<ActionLine> earlier, IReadOnlySet<ContributionId> changed, Corpus corpus, Carriers carriers)
    {
        var standing = earlier.DistinctBy(a => a.Action).ToDictionary(a => a.Action, a => a.Citations, StringComparer.Ordinal);
        return [.. actions.Select(a => standing.TryGetValue(a.Action, out var citations) ? With(a, citations) : a)];

        ActionLine With(ActionLine line, ImmutableArray<Citation> citations)
        {
            var still = citations.Where(c => !changed.Contains(c.Contribution) && corpus.IndexOf(c.Contribution) is not null).ToList();
            var known = still.Select(c => c.Contribution).ToHashSet();
            // the source stands first in both
            ImmutableArray<Citation> all = [.. still, .. line.Citations.Where(c => known.Add(c.Contribution))];
            if (all[0].Contribution != line.Citations[0].Contribution) all = [line.Citations[0], .. all.Where(c => c.Contribution != line.Citations[0].Contribution)];
            return line with { Citations = all, Support = carriers.Votes(all.Select(c => corpus.IndexOf(c.Contribution)!.Value)) is { } votes ? Proportions.SupportOf(votes).Value : null }; // cited, so known
        }
    }
}
