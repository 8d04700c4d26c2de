namespace SynthesisPipeline.Analysis;

/// <summary>Judges an order of things by how much each is worth.</summary>
public static class RankingScores
{
    /// <summary>Gives nDCG@k: Σ gain / log₂(place + 1) over the first k, divided by that of the best order.</summary>
    /// <param name="ranked">Gains in the order to be judged.</param>
    /// <param name="all">Gains of everything there was to rank.</param>
    /// <param name="k">How many places count.</param>
    /// <returns>In [0, 1]; null when nothing is worth anything.</returns>
    public static double? Ndcg(IEnumerable<double> ranked, IReadOnlyCollection<double> all, int k)
    {
        var best = Discounted(all.OrderDescending().Take(k));
        return best <= 0 ? null : Discounted(ranked.Take(k)) / best;
    }

    /// <summary>Gives the nDCG@k that a random order of everything reaches on average.</summary>
    public static double? ExpectedNdcg(IReadOnlyCollection<double> all, int k)
    {
        var best = Discounted(all.OrderDescending().Take(k));
        return best <= 0 ? null : Discounted(Enumerable.Repeat(all.Average(), Math.Min(k, all.Count))) / best;
    }

    /// <summary>Gives the average precision: mean over the relevant of the share of relevant down to each; those not listed count 0.</summary>
    /// <param name="ranked">Whether each, in the order to be judged, is relevant.</param>
    /// <param name="relevant">How many relevant there are in all.</param>
    public static double? AveragePrecision(IEnumerable<bool> ranked, int relevant)
    {
        if (relevant == 0) return null;
        double sum = 0;
        int place = 0, hits = 0;
        foreach (var isRelevant in ranked)
        {
            place++;
            if (isRelevant) sum += (double)++hits / place;
        }
        return sum / relevant;
    }

    /// <summary>Gives the average precision that a random order of n things reaches on average: (1/n) Σₖ (1 + (k − 1)(R − 1)/(n − 1)) / k.</summary>
    public static double? ExpectedAveragePrecision(int relevant, int n)
    {
        if (relevant == 0 || n == 0) return null;
        if (n == 1) return 1;
        return Enumerable.Range(1, n).Sum(k => (1 + (k - 1.0) * (relevant - 1) / (n - 1)) / k) / n;
    }

    /// <summary>Gives Spearman's correlation of ranks, ties sharing their mean rank; null for fewer than two or when one side doesn't vary.</summary>
    public static double? Spearman(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count < 2) return null;
        double[] x = Ranks(a), y = Ranks(b);
        double meanX = x.Average(), meanY = y.Average(), xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? null : xy / Math.Sqrt(xx * yy);
    }

    static double Discounted(IEnumerable<double> gains) => gains.Select((gain, i) => gain / Math.Log2(i + 2)).Sum();

    static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && values[order[next]] == values[order[first]];) next++;
            for (var i = first; i < next; i++) ranks[order[i]] = (first + next - 1) / 2.0;
        }
        return ranks;
    }
}
