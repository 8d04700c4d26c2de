namespace SynthesisPipeline.Analysis;

/// <summary>The side an argument takes towards its proposition.</summary>
public enum Side
{
    /// <summary>For the proposition.</summary>
    For,

    /// <summary>Against it.</summary>
    Against,
}

/// <summary>What a voter answered. The one type for the sign of a vote: every border maps to it by name.</summary>
public enum VoteValue
{
    /// <summary>For.</summary>
    Agree,

    /// <summary>Neither for nor against, but a vote.</summary>
    Mixed,

    /// <summary>Against.</summary>
    Disagree,
}
