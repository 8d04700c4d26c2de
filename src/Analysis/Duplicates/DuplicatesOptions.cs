namespace SynthesisPipeline.Analysis;

/// <summary>Options of the duplicates stage.</summary>
public sealed record DuplicatesOptions
{
    /// <summary>Likeness from which two texts are copies. Default 0.5; 0.3 to 1: lower finds more rewritten copies and joins more strangers.</summary>
    public double MinLikeness { get; init; } = 0.5;

    /// <summary>Shortest text, in words, that may be more than an exact copy. Default 4; 1 to 50.</summary>
    public int MinNearWords { get; init; } = 4;

    /// <summary>Distinct authors from which one text is a campaign. Default 3; 2 or more.</summary>
    public int MinCampaignAuthors { get; init; } = 3;

    /// <summary>Shortest wording, in words, that people cannot have found each by himself: below it, one text by many authors is no campaign. Default 10; 1 to 100.</summary>
    public int MinCampaignWords { get; init; } = 10;

    /// <summary>Shortest passage, in words, that counts as added to a common wording. Default 6; 1 to 100.</summary>
    public int MinAddedWords { get; init; } = 6;

    /// <summary>Words of a text that are compared; what follows counts for exact copies only. Default 600; 50 to 5,000.</summary>
    public int MaxWords { get; init; } = 600;

    /// <summary>Whether texts that may say the same in other words are suggested. Default true.</summary>
    public bool SuggestsParaphrases { get; init; } = true;

    /// <summary>Refuses options out of their range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of the range its documentation gives.</exception>
    public void Check()
    {
        Within(MinLikeness, 0.3, 1, nameof(MinLikeness));
        Within(MinNearWords, 1, 50, nameof(MinNearWords));
        Within(MinCampaignAuthors, 2, int.MaxValue, nameof(MinCampaignAuthors));
        Within(MinCampaignWords, 1, 100, nameof(MinCampaignWords));
        Within(MinAddedWords, 1, 100, nameof(MinAddedWords));
        Within(MaxWords, 50, 5000, nameof(MaxWords));
    }

    static void Within(double value, double low, double high, string name)
    {
        if (!(value >= low && value <= high))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name}: expected {low} to {high}"));
    }
}
