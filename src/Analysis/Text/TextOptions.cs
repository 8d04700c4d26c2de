namespace SynthesisPipeline.Analysis;

/// <summary>Options of the text stage.</summary>
public sealed record TextOptions
{
    /// <summary>Shortest idea, in words: shorter units join a neighbour. Default 5; 1 to 50.</summary>
    public int MinIdeaWords { get; init; } = 5;
}
