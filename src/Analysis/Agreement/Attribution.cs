namespace SynthesisPipeline.Analysis;

/// <summary>Attributes a figure that one contributor states as a fact, in the language of the sentence: "Selon la contribution 1292 : …", "According to contribution 1292: …".</summary>
static class Attribution
{
    const int LongestId = 12;

    /// <summary>Words that may join what contributors wrote: they claim nothing.</summary>
    public const string JoiningWords = "selon la contribution une according to one";

    /// <summary>Gives the sentence, attributed when it states a figure and asks for nothing.</summary>
    public static string Of(Candidate sentence, PreparedCorpus texts)
    {
        if (sentence.IsTitle || !Cues.Figure().IsMatch(sentence.Text) || Cues.Demand().IsMatch(sentence.Text)
            || Phrasing.Words(sentence.Text) is [var first, ..] && Phrasing.IsInfinitive(first)) return sentence.Text;
        var contribution = texts.Corpus.Contributions[sentence.Contribution];
        var number = contribution.Number?.TrimStart('#') ?? contribution.Id.Value;
        var isNamed = number.Length is > 0 and <= LongestId;
        return IsEnglish(sentence, texts)
            ? $"According to {(isNamed ? $"contribution {number}" : "one contribution")}: {sentence.Text}"
            : $"Selon {(isNamed ? $"la contribution {number}" : "une contribution")} : {sentence.Text}";
    }

    static bool IsEnglish(Candidate sentence, PreparedCorpus texts)
    {
        var text = texts.Texts[sentence.Contribution];
        return text.Sentences.Any(s => s.Start < sentence.Start + sentence.Length && sentence.Start < s.End && texts.LanguageOf(text, s) == Language.English);
    }
}
