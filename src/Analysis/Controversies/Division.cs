namespace SynthesisPipeline.Analysis;

/// <summary>How divided people are on something: a score with its 95 % interval, and what it rests on. All in [0, 1].</summary>
readonly record struct Division(ControversyBasis Basis, double Score, double Low, double High)
{
    /// <summary>Measures the gap between opinion groups: the largest difference of smoothed agree shares between two groups that have a say.</summary>
    /// <remarks>
    /// Interval: Newcombe's hybrid score interval of the difference (1998, method 10) for the two groups furthest apart.
    /// When it misleads: a proposition that splits every group in the middle has no gap; look at its votes as well.
    /// </remarks>
    /// <returns>Null unless two groups cast <paramref name="minVotes"/> votes or more each.</returns>
    public static Division? BetweenGroups(IEnumerable<VoteCounts> groups, int minVotes)
    {
        VoteCounts? lowest = null, highest = null;
        foreach (var votes in groups)
        {
            if (votes.Total < minVotes) continue;
            if (lowest is not { } l || Agree(votes) < Agree(l)) lowest = votes;
            if (highest is not { } h || Agree(votes) >= Agree(h)) highest = votes;
        }
        if (lowest is not { } low || highest is not { } high || low == high && groups.Count(v => v.Total >= minVotes) < 2) return null;
        var gap = Agree(high) - Agree(low);
        Share a = Proportions.SupportOf(high), b = Proportions.SupportOf(low);
        var difference = a.Value - b.Value;
        var lower = difference - Math.Sqrt(Squared(a.Value - a.Low) + Squared(b.High - b.Value));
        var upper = difference + Math.Sqrt(Squared(a.High - a.Value) + Squared(b.Value - b.Low));
        return new(ControversyBasis.Groups, gap, Math.Clamp(lower, 0, gap), Math.Clamp(upper, gap, 1));
    }

    /// <summary>Measures how surely votes are divided: see <see cref="Proportions.Division"/>. The score is itself the lower end.</summary>
    /// <returns>Null under <paramref name="minVotes"/> votes.</returns>
    public static Division? OfVotes(VoteCounts votes, int minVotes) => votes.Total < Math.Max(1, minVotes) ? null
        : OfSides(ControversyBasis.Votes, votes.Agree, votes.Disagree, votes.Total);

    /// <summary>Measures how surely arguments are divided, as for votes.</summary>
    /// <returns>Null unless both sides have an argument.</returns>
    public static Division? OfArguments(int pro, int contra) => pro == 0 || contra == 0 ? null
        : OfSides(ControversyBasis.Arguments, pro, contra, pro + contra);

    /// <summary>Measures how surely texts are divided, as for votes: people who go one way and people who go the other.</summary>
    public static Division OfTexts(int pro, int contra) => OfSides(ControversyBasis.Texts, pro, contra, pro + contra);

    /// <summary>Pools several divisions of one kind: twice the sum of the smaller sides over the sum of all.</summary>
    /// <remarks>Not the division of the sums: a liked and a disliked proposition side by side are no controversy.</remarks>
    /// <param name="basis">Votes or arguments.</param>
    /// <param name="smaller">Sum over propositions of the smaller side.</param>
    /// <param name="total">Sum over propositions of all.</param>
    public static Division Pooled(ControversyBasis basis, int smaller, int total)
    {
        var share = Proportions.Wilson(smaller, total);
        return new(basis, Math.Min(1, 2 * share.Value), Math.Min(1, 2 * share.Low), Math.Min(1, 2 * share.High));
    }

    /// <summary>Whether it stands in the list: by votes or arguments, the smaller side surely holds its share; else the score decides.</summary>
    public bool Divides(ControversiesOptions options) => Basis is ControversyBasis.Votes or ControversyBasis.Arguments ? Low >= 2 * options.MinContestedShare : Score >= options.MinScore;

    static Division OfSides(ControversyBasis basis, int pro, int contra, int total)
    {
        Share a = Proportions.Wilson(pro, total), b = Proportions.Wilson(contra, total);
        var score = Math.Min(1, 2 * Math.Min(a.Low, b.Low));
        return new(basis, score, score, Math.Clamp(2 * Math.Min(a.High, b.High), score, 1));
    }

    static double Agree(VoteCounts votes) => Proportions.Smoothed(votes.Agree, votes.Total);

    static double Squared(double x) => x * x;
}
