using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What a controversy was ranked by. In files: lower case.</summary>
public enum ControversyBasis
{
    /// <summary>The gap between groups of voters.</summary>
    Groups,

    /// <summary>The division of votes.</summary>
    Votes,

    /// <summary>Arguments for and against.</summary>
    Arguments,

    /// <summary>Texts that oppose one another.</summary>
    Texts,
}

/// <summary>A proposition or a topic on which contributors divide.</summary>
/// <param name="Rank">From 1; propositions first, topics after.</param>
/// <param name="Contribution">The proposition; null for a topic.</param>
/// <param name="Topic">The topic; null for a proposition.</param>
/// <param name="Score">How divided, in [0, 1]; its formula depends on <paramref name="Basis"/>.</param>
/// <param name="Basis">What it was ranked by.</param>
/// <param name="Low">Lower end of the 95 % interval; at most <paramref name="Score"/>.</param>
/// <param name="High">Upper end of the 95 % interval; at least <paramref name="Score"/>.</param>
/// <param name="Votes">Votes on it (pooled over a topic's propositions); zeros where none.</param>
/// <param name="ArgumentsFor">Arguments declared for, counted as in the input.</param>
/// <param name="ArgumentsAgainst">Arguments declared against, counted as in the input.</param>
/// <param name="Label">Its question in one neutral sentence or phrase.</param>
/// <param name="ForIds">Strongest arguments for, best first: distinct authors, copies once.</param>
/// <param name="AgainstIds">Strongest arguments against, likewise.</param>
public sealed record Controversy(int Rank, ContributionId? Contribution, TopicId? Topic, double Score,
    ControversyBasis Basis, double Low, double High, VoteCounts Votes, int ArgumentsFor, int ArgumentsAgainst,
    string Label, ImmutableArray<ContributionId> ForIds, ImmutableArray<ContributionId> AgainstIds)
{
    /// <summary>What each side grants the other, word for word: first the side for.</summary>
    public ImmutableArray<Concession> Granted { get; init; } = [];
}

/// <summary>A sentence in which one side grants the other something.</summary>
/// <param name="Side">Whose sentence it is.</param>
/// <param name="Citation">Where it stands.</param>
public sealed record Concession(Side Side, Citation Citation);
