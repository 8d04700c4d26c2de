namespace SynthesisPipeline.Analysis;

/// <summary>Attributes a figure that one contributor states as a fact: "Selon la contribution 1292 : …".</summary>
static class Attribution
{
    const int LongestId = 12;

    /// <summary>Words that may join what contributors wrote: they claim nothing.</summary>
    public const string JoiningWords = "selon la contribution une";

    /// <summary>Gives the sentence, attributed when it states a figure and asks for nothing.</summary>
    public static string Of(Candidate sentence, Corpus corpus)
    {
        if (sentence.IsTitle || !Cues.Figure().IsMatch(sentence.Text) || Cues.Demand().IsMatch(sentence.Text)
            || Phrasing.Words(sentence.Text) is [var first, ..] && Phrasing.IsInfinitive(first)) return sentence.Text;
        var contribution = corpus.Contributions[sentence.Contribution];
        var number = contribution.Number?.TrimStart('#') ?? contribution.Id.Value;
        return number.Length is > 0 and <= LongestId ? $"Selon la contribution {number} : {sentence.Text}" : $"Selon une contribution : {sentence.Text}";
    }
}
