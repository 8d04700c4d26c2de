namespace SynthesisPipeline.Analysis;

/// <summary>What the votes on a proposition allow the draft to do with it.</summary>
enum Verdict
{
    /// <summary>Too few votes to tell: the texts decide.</summary>
    Unknown,

    /// <summary>Shared: by every opinion group where groups judge it, else by enough of those who voted.</summary>
    Shared,

    /// <summary>Its own votes neither show a shared proposition nor exclude one: it carries a point that the votes of all who say the same allow, and never words it.</summary>
    Undecided,

    /// <summary>Contested or rejected: never cited as agreement.</summary>
    Contested,
}

/// <summary>Decides by votes and sides what may carry a point of agreement.</summary>
sealed class Admission
{
    readonly Verdict[] _verdicts;
    readonly double[] _consensus;

    /// <summary>Judges every contribution.</summary>
    /// <remarks>
    /// Where two opinion groups or more cast 10 votes each, all must be at 2/3 (smoothed): group-informed consensus (Small et al. 2021).
    /// Else from 5 votes on: 60 % for, and the lower Wilson bound past one half from 10 on. What misses that is undecided while the Wilson interval still
    /// holds 60 % and, from 10 votes on, half or more are for; else contested. Arguments declared against carry no point.
    /// </remarks>
    public Admission(Corpus corpus, OpinionFindings opinions, AgreementOptions options)
    {
        var groups = new Dictionary<int, List<VoteCounts>>();
        _consensus = new double[corpus.Contributions.Length];
        if (opinions.GroupCount >= 2)
            foreach (var statement in opinions.Statements)
                if (corpus.IndexOf(statement.Contribution) is { } index)
                {
                    if (!groups.TryGetValue(index, out var list)) groups[index] = list = [];
                    list.Add(statement.Votes);
                    _consensus[index] = statement.Consensus;
                }
        _verdicts = [.. Enumerable.Range(0, corpus.Contributions.Length).Select(i =>
            corpus.Contributions[i].Stance == Side.Against ? Verdict.Contested
            : Judge(corpus.VotesOf(i) ?? default, groups.GetValueOrDefault(i), options) is var verdict && verdict != Verdict.Unknown ? verdict
            : JudgeArguments(corpus, i))];
    }

    /// <summary>Gives the verdict on a contribution.</summary>
    public Verdict Of(int index) => _verdicts[index];

    /// <summary>Gives the product of the groups' agree shares; 0 without groups.</summary>
    public double Consensus(int index) => _consensus[index];

    static Verdict Judge(VoteCounts votes, List<VoteCounts>? groups, AgreementOptions options)
    {
        if (votes.Total < options.MinVotes) return votes.Disagree > votes.Agree || 2 * votes.Agree < votes.Total ? Doubted(votes, options) : Verdict.Unknown;
        if (groups is not null && groups.Count(g => g.Total >= options.MinGroupVotes) >= 2)
        {
            var all = groups.Where(g => g.Total >= options.MinGroupVotes).All(g => Proportions.Smoothed(g.Agree, g.Total) >= options.MinGroupSupport);
            // a group with few votes has no say by itself, but its voters count among all
            return all && (groups.All(g => g.Total >= options.MinGroupVotes) || Proportions.SupportOf(votes).Low >= options.MinGroupSupport - 0.1)
                ? Verdict.Shared : Verdict.Contested;
        }
        var support = Proportions.SupportOf(votes);
        if (support.Value < options.MinSupport) return Doubted(votes, options);
        return support.Low > 0.5 ? Verdict.Shared : votes.Total >= 2 * options.MinVotes ? Doubted(votes, options) : Verdict.Unknown;
    }

    static Verdict Doubted(VoteCounts votes, AgreementOptions options) =>
        Proportions.SupportOf(votes).High >= options.MinSupport && (votes.Total < 2 * options.MinVotes || 2 * votes.Agree >= votes.Total) ? Verdict.Undecided : Verdict.Contested;

    /// <summary>Without votes, a proposition that draws clearly more arguments against than for is contested.</summary>
    static Verdict JudgeArguments(Corpus corpus, int index)
    {
        int pro = 0, contra = 0;
        foreach (var child in corpus.ChildrenOf(index))
            if (corpus.Contributions[child].Stance is { } side)
                if (side == Side.For) pro++; else contra++;
        return contra > 0 && Proportions.Wilson(contra, pro + contra).Low > 0.35 ? Verdict.Contested : Verdict.Unknown;
    }
}
