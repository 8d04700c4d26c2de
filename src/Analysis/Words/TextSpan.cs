namespace SynthesisPipeline.Analysis;

/// <summary>Marks a stretch of a text: start and length in UTF-16 units.</summary>
/// <remarks>Which text is said where it is used; in every file that leaves the product it is the raw body cell.</remarks>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>First unit after the span.</summary>
    public int End => Start + Length;
}
