namespace SynthesisPipeline.Analysis;

/// <summary>A share with its 95 % interval. All in [0, 1]; Low ≤ Value ≤ High.</summary>
public readonly record struct Share(double Value, double Low, double High);

/// <summary>Says how sure a share is, given how many were asked.</summary>
public static class Proportions
{
    /// <summary>Quantile of the normal law that leaves 2.5 % on each side.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>Gives a share with its Wilson 95 % interval.</summary>
    /// <remarks>
    /// With p = successes/n and z = 1.96: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    /// Wilson, "Probable inference", JASA 22 (1927). It never leaves [0, 1] and is not empty at 0 or n successes.
    /// When it misleads: voters choose what they vote on and whether to come at all; the interval knows of chance only.
    /// </remarks>
    /// <param name="successes">How many, 0 or more.</param>
    /// <param name="n">Out of how many, at least <paramref name="successes"/>.</param>
    /// <returns>The share and its bounds; 0 between 0 and 1 when <paramref name="n"/> is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or there are more successes than trials.</exception>
    public static Share Wilson(int successes, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        if (n == 0) return new(0, 0, 1);
        var p = (double)successes / n;
        const double z2 = Z95 * Z95;
        var centre = p + z2 / (2.0 * n);
        var half = Z95 * Math.Sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        var scale = 1 + z2 / n;
        return new(p, successes == 0 ? 0 : Math.Max(0, (centre - half) / scale), successes == n ? 1 : Math.Min(1, (centre + half) / scale));
    }

    /// <summary>Gives a share drawn towards one half as if two more had answered, one each way: (successes + 1) / (n + 2).</summary>
    public static double Smoothed(int successes, int n) => (successes + 1.0) / (n + 2.0);

    /// <summary>Gives the two-proportion z: how many standard errors two shares are apart, positive when the first is greater; 0 where that can't be told.</summary>
    /// <remarks>z = (p₁ − p₂) / √(p(1−p)(1/n₁ + 1/n₂)), p = share of both together.</remarks>
    public static double TwoProportionZ(int successes1, int n1, int successes2, int n2)
    {
        if (n1 == 0 || n2 == 0) return 0;
        var pooled = (double)(successes1 + successes2) / (n1 + n2);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return error == 0 ? 0 : ((double)successes1 / n1 - (double)successes2 / n2) / error;
    }

    /// <summary>Gives the share for among all votes (mixed is a vote, neither for nor against).</summary>
    public static Share SupportOf(VoteCounts votes) => Wilson(votes.Agree, votes.Total);

    /// <summary>Says how surely voters are divided: twice the lower Wilson bound of the smaller side's share of all votes.</summary>
    /// <remarks>
    /// 2 · min(L(agree), L(disagree)): 1 = surely half against half, 0 = one-sided or too few votes to tell.
    /// When it misleads: many mixed votes lower it, although mixed voters may be the most torn of all.
    /// </remarks>
    public static double Division(VoteCounts votes)
    {
        if (votes.Total == 0) return 0;
        return 2 * Math.Min(Wilson(votes.Agree, votes.Total).Low, Wilson(votes.Disagree, votes.Total).Low);
    }
}
