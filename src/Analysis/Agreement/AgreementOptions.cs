namespace SynthesisPipeline.Analysis;

/// <summary>Options of the drafting stage.</summary>
public sealed record AgreementOptions
{
    /// <summary>Points of agreement at most. Default 60; 1 or more: more are not read.</summary>
    public int MaxPoints { get; init; } = 60;

    /// <summary>Likeness from which contributions count as carrying one idea (mean cosine over pairs). Default 0.5, in [0, 1]: lower merges more and mixes more.</summary>
    public double MinLikeness { get; init; } = 0.5;

    /// <summary>Likeness to a point from which a contribution outside of its cluster is cited too (nearest passage). Default 0.45, in [0, 1]; above 1 adds none.</summary>
    public double MinCarriedLikeness { get; init; } = 0.45;

    /// <summary>Votes from which a proposition's own votes decide whether it may be cited as agreement. Default 5; 1 or more.</summary>
    public int MinVotes { get; init; } = 5;

    /// <summary>Share for that a proposition needs once it has enough votes. Default 0.6, in [0.5, 1].</summary>
    public double MinSupport { get; init; } = 0.6;

    /// <summary>Votes from which an opinion group judges a proposition. Default 10; 1 or more.</summary>
    public int MinGroupVotes { get; init; } = 10;

    /// <summary>Smoothed share for that every opinion group needs. Default 0.67, in [0.5, 1]: just above two thirds, so that what stands on the line is left to people.</summary>
    public double MinGroupSupport { get; init; } = 0.67;

    /// <summary>Longest point in words. Default 45; 10 to 60.</summary>
    public int MaxWords { get; init; } = 45;

    /// <summary>Courses of action at most. Default 40; 0 or more.</summary>
    public int MaxActions { get; init; } = 40;

    /// <summary>Minority positions at most. Default 20; 0 or more.</summary>
    public int MaxMinorities { get; init; } = 20;
}
