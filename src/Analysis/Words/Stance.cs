namespace SynthesisPipeline.Analysis;

/// <summary>The side an argument takes towards its proposition.</summary>
public enum Side { For, Against }

/// <summary>What a voter answered. The one type for the sign of a vote: every border maps to it by name.</summary>
public enum VoteValue { Agree, Mixed, Disagree }
