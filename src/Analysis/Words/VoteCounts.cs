namespace SynthesisPipeline.Analysis;

/// <summary>Counts the votes of one contribution: D'accord, Mitigé, Pas d'accord. Each is 0 or more.</summary>
public readonly record struct VoteCounts(int Agree, int Mixed, int Disagree)
{
    /// <summary>All votes.</summary>
    public int Total => Agree + Mixed + Disagree;

    /// <summary>Adds two counts.</summary>
    public static VoteCounts operator +(VoteCounts a, VoteCounts b) =>
        new(a.Agree + b.Agree, a.Mixed + b.Mixed, a.Disagree + b.Disagree);

    /// <summary>Counts one vote more.</summary>
    public VoteCounts With(VoteValue vote) => vote switch
    {
        VoteValue.Agree => this with { Agree = Agree + 1 },
        VoteValue.Mixed => this with { Mixed = Mixed + 1 },
        VoteValue.Disagree => this with { Disagree = Disagree + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(vote), vote, "Expected Agree, Mixed or Disagree"),
    };
}
