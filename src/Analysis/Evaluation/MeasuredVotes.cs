namespace SynthesisPipeline.Analysis;

/// <summary>Reckons what votes tell about a share, apart from the product's own code: it judges that code.</summary>
static class MeasuredVotes
{
    const double Z = 1.959963984540054;

    /// <summary>Gives the lower Wilson 95 % bound of a share; 0 without votes (Wilson 1927).</summary>
    public static double WilsonLow(double hits, double n)
    {
        if (n <= 0) return 0;
        double p = hits / n, z2 = Z * Z;
        return Math.Max(0, (p + z2 / (2 * n) - Z * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n))) / (1 + z2 / n));
    }

    /// <summary>Gives the division of votes: 2 · min(L(agree), L(disagree)); 1 = surely half against half, 0 = one-sided or too few.</summary>
    public static double Division(VoteCounts votes) =>
        2 * Math.Min(WilsonLow(votes.Agree, votes.Total), WilsonLow(votes.Disagree, votes.Total));

    /// <summary>Gives (agree + 1) / (votes + 2).</summary>
    public static double SmoothedAgree(VoteCounts votes) => (votes.Agree + 1.0) / (votes.Total + 2);

    /// <summary>Gives how typical a side is of a group: ratio of smoothed shares inside and outside × two-proportion z, the larger of agreeing and disagreeing.</summary>
    public static double Strength(VoteCounts inside, VoteCounts outside) =>
        Math.Max(Strength(inside.Agree, inside.Total, outside.Agree, outside.Total),
            Strength(inside.Disagree, inside.Total, outside.Disagree, outside.Total));

    static double Strength(int inHits, int inVotes, int outHits, int outVotes)
    {
        if (inVotes == 0 || outVotes == 0) return 0;
        double ratio = (inHits + 1.0) / (inVotes + 2) / ((outHits + 1.0) / (outVotes + 2));
        double pooled = (double)(inHits + outHits) / (inVotes + outVotes);
        var spread = Math.Sqrt(pooled * (1 - pooled) * (1.0 / inVotes + 1.0 / outVotes));
        return spread == 0 ? 0 : ratio * ((double)inHits / inVotes - (double)outHits / outVotes) / spread;
    }
}
