using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Marks the contributions that are not in French, wholly or in part, so that a reader finds them: they are kept, and placed by the words that are known.</summary>
/// <remarks>By the small words of each sentence (<see cref="Languages"/>); docs/quality.md says how often that is right. When it misleads: a list of names has no small words.</remarks>
static class LanguageTags
{
    /// <summary>Value of a text in another language than French and English.</summary>
    public const string OtherLanguage = "autre langue";

    /// <summary>Value of an English text.</summary>
    public const string English = "anglais";

    /// <summary>Value of a French text with sentences in another language.</summary>
    public const string Mixed = "plusieurs langues";

    const double Whole = 0.95, Part = 0.85;

    /// <summary>Gives at most one tag.</summary>
    public static IEnumerable<Tag> Of(PreparedCorpus texts, int index)
    {
        var text = texts.Texts[index];
        var id = texts.Corpus.Contributions[index].Id;
        if (text.Language is Language.English or Language.Other)
        {
            yield return new(id, TagKind.Free, text.Language == Language.English ? English : OtherLanguage, Whole, TagOrigin.Rule, Marks(text.Sentences));
            yield break;
        }
        Sentence[] foreign = [.. text.Sentences.Where(s => texts.LanguageOf(text, s) is Language.English or Language.Other)];
        if (foreign.Length > 0 && foreign.Length < text.Sentences.Length) yield return new(id, TagKind.Free, Mixed, Part, TagOrigin.Rule, Marks(foreign));

        ImmutableArray<string> Marks(IEnumerable<Sentence> sentences) =>
            [.. sentences.SelectMany(s => text.Tokens.AsSpan(s.FirstToken, s.TokenCount).ToArray()).Select(t => texts.Vocabulary.Forms[t.Word])
                .Where(f => Languages.MarkOf(f) is Language.English or Language.Other).Distinct(StringComparer.Ordinal).Take(4)];
    }
}
