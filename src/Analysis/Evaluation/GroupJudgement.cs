using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How groups of voters judged one statement.</summary>
/// <param name="Contribution">The statement.</param>
/// <param name="Groups">The votes of each group, in ordinal order of the groups' names.</param>
public sealed record GroupJudgement(ContributionId Contribution, ImmutableArray<VoteCounts> Groups)
{
    const int JudgedFrom = 10;
    const double ConsensusShare = 2.0 / 3, DivisiveGap = 0.3;

    /// <summary>Whether every group judged it: 10 votes or more each, two groups or more.</summary>
    public bool IsJudged => Groups.Length > 1 && Groups.All(g => g.Total >= JudgedFrom);

    /// <summary>Whether every group agrees: smoothed share of 2/3 or more each.</summary>
    public bool IsConsensus => IsJudged && Shares.All(s => s >= ConsensusShare);

    /// <summary>Whether the smoothed shares of two groups lie 0.3 or more apart.</summary>
    public bool IsDivisive => IsJudged && Gap >= DivisiveGap;

    /// <summary>Product of the smoothed agree shares (group-informed consensus, Small et al. 2021).</summary>
    public double Consensus => Shares.Aggregate(1.0, (product, share) => product * share);

    /// <summary>Largest difference of smoothed agree shares between two groups.</summary>
    public double Gap => Shares.Max() - Shares.Min();

    IEnumerable<double> Shares => Groups.Select(MeasuredVotes.SmoothedAgree);

    /// <summary>Judges every statement that has vote rows.</summary>
    /// <param name="corpus">Holds the votes.</param>
    /// <param name="groupOf">The group of each voter; voters without one are left out.</param>
    /// <returns>In corpus order.</returns>
    public static ImmutableArray<GroupJudgement> Of(Corpus corpus, IReadOnlyDictionary<string, string> groupOf)
    {
        var groups = groupOf.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. corpus.Votes.GroupBy(v => v.Contribution).OrderBy(g => g.Key).Select(g =>
        {
            var counts = new VoteCounts[groups.Count];
            foreach (var vote in g)
                if (groupOf.TryGetValue(vote.Voter, out var group))
                {
                    var i = groups.BinarySearch(group, StringComparer.Ordinal);
                    counts[i] = counts[i].With(vote.Value);
                }
            return new GroupJudgement(g.Key, [.. counts]);
        })];
    }
}
