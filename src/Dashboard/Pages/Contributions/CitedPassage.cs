using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Contributions;

/// <summary>A passage that a finding cites.</summary>
/// <param name="Number">Its number on the page, from 1.</param>
/// <param name="Raw">Its span of the raw body; null when the words stand in the title.</param>
/// <param name="Where">The kind of finding, a key of the screens.</param>
/// <param name="Words">What the finding says.</param>
/// <param name="Address">Where the finding is shown.</param>
public sealed record CitedPassage(int Number, TextSpan? Raw, string Where, string Words, string Address)
{
    /// <summary>The finding in words.</summary>
    public string Why => $"{Number}. {Where} : {Words}";
}
