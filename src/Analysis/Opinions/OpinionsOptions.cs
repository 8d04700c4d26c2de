namespace SynthesisPipeline.Analysis;

/// <summary>Options of the opinion groups.</summary>
public sealed record OpinionsOptions
{
    /// <summary>Votes a voter needs to take part in finding the groups. Default 7 (as Polis); 1 or more. Fewer lets accounts with a handful of votes shape the map.</summary>
    public int MinVotes { get; init; } = 7;

    /// <summary>Largest number of groups tried. Default 5; 2 or more.</summary>
    public int MaxGroups { get; init; } = 5;

    /// <summary>Gain of silhouette that one group more must bring. Default 0.05, in [0, 1]. 0 takes the best whatever the gain.</summary>
    public double MinSilhouetteGain { get; init; } = 0.05;

    /// <summary>Voters with enough votes below which no groups are sought. Default 10; 4 or more.</summary>
    public int MinVoters { get; init; } = 10;

    /// <summary>Voters (with enough votes) below which a cluster is no group. Default 3; 1 or more.</summary>
    public int MinGroupVoters { get; init; } = 3;

    /// <summary>Share of the voters (with enough votes) below which a cluster is no group. Default 0.02, in [0, 0.5].</summary>
    public double MinGroupShare { get; init; } = 0.02;
}
