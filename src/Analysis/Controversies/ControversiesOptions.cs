namespace SynthesisPipeline.Analysis;

/// <summary>Options of the controversies stage.</summary>
public sealed record ControversiesOptions
{
    /// <summary>Votes from which a proposition is ranked by its votes. Default 10; 1 or more.</summary>
    public int MinVotes { get; init; } = 10;

    /// <summary>Votes from which an opinion group has a say on a proposition. Default 10; 1 or more.</summary>
    public int MinGroupVotes { get; init; } = 10;

    /// <summary>Share that the smaller side surely has (lower Wilson bound) where votes or arguments rank a topic, or a proposition behind the thirtieth; under it, it is not listed. Default 0.1, in [0, 0.5]: one in ten.</summary>
    public double MinContestedShare { get; init; } = 0.1;

    /// <summary>Score under which nothing is listed. Default 0.05, in [0, 1]: raise it for a shorter list.</summary>
    public double MinScore { get; init; } = 0.05;

    /// <summary>Confidence from which sides read from texts rank a proposition that has neither votes nor declared sides. Default 0.6, in [0, 1].</summary>
    public double MinTextConfidence { get; init; } = 0.6;

    /// <summary>Propositions listed at most. Default 100; 0 or more.</summary>
    public int MaxPropositions { get; init; } = 100;

    /// <summary>Arguments shown a side at most. Default 5; 0 or more.</summary>
    public int MaxArguments { get; init; } = 5;

    /// <summary>Confidence from which a side read from the text is shown where none was declared. Default 0.9, in [0, 1]; 1.01 shows declared sides only.</summary>
    public double MinStanceConfidence { get; init; } = 0.9;
}
