namespace SynthesisPipeline.Analysis;

/// <summary>Names one contribution as its platform named it: any text, compared ordinally.</summary>
/// <remarks>It is not the public number (<c>#746</c>), which is <see cref="Contribution.Number"/>.</remarks>
public readonly record struct ContributionId(string Value) : IComparable<ContributionId>
{
    /// <summary>Compares two ids code unit by code unit, the same in every culture.</summary>
    public int CompareTo(ContributionId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Gives the id as it stands in the files.</summary>
    public override string ToString() => Value;
}
