using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Options of the tags stage.</summary>
public sealed record TagsOptions
{
    /// <summary>Least confidence of an instrument, addressee, lens or stakeholder tag; below it nothing is said. Default 0.5; 0 to 1. Sides of arguments are always given.</summary>
    public double MinConfidence { get; init; } = 0.5;

    /// <summary>Least evidence (sum of weights of words) of an instrument, addressee or lens on an argument or comment, whose proposition already says most. Default 3; 0 and more.</summary>
    public double MinArgumentEvidence { get; init; } = 3;

    /// <summary>Most entities a contribution. Default 12; 0 to 1,000.</summary>
    public int MaxEntities { get; init; } = 12;

    /// <summary>People's answers on tags, in the order in which they were given: of two on one tag the later counts. Other contributions learn from them. Default none.</summary>
    public ImmutableArray<TagCorrection> Corrections { get; init; } = [];

    /// <summary>Families of tags that an administrator wrote. Default none.</summary>
    public ImmutableArray<TagFamily> Families { get; init; } = [];

    /// <summary>Refuses options out of their range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of the range its documentation gives.</exception>
    public void Check()
    {
        if (!(MinConfidence is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(MinConfidence), MinConfidence, "MinConfidence: expected 0 to 1");
        if (!(MinArgumentEvidence >= 0)) throw new ArgumentOutOfRangeException(nameof(MinArgumentEvidence), MinArgumentEvidence, "MinArgumentEvidence: expected 0 or more");
        if (MaxEntities is < 0 or > 1000) throw new ArgumentOutOfRangeException(nameof(MaxEntities), MaxEntities, "MaxEntities: expected 0 to 1,000");
    }
}
