using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A text as word lists read it: words without case and accents, each with its place, and its marks counted.</summary>
/// <param name="Text">The text it was read from.</param>
/// <param name="Words">Folded runs of letters and digits, in order.</param>
/// <param name="Places">Where each word stands in the text, in UTF-16 units.</param>
/// <param name="Questions">Question marks.</param>
/// <param name="Exclamations">Exclamation marks.</param>
sealed record FoldedText(string Text, ImmutableArray<string> Words, ImmutableArray<TextSpan> Places, int Questions, int Exclamations)
{
    /// <summary>Reads a text, or its first words.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxWords">Words after these are left out: a report of 30,000 words is judged by its beginning.</param>
    public static FoldedText Of(string text, int maxWords = 2000)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var places = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var word in CopyWords.Of(text))
        {
            if (words.Count == maxWords) break;
            words.Add(Fold(text.AsSpan(word.Start, word.Length)));
            places.Add(new(word.Start, word.Length));
        }
        return new(text, words.ToImmutable(), places.ToImmutable(), text.AsSpan().Count('?'), text.AsSpan().Count('!'));
    }

    /// <summary>Gives a run of words as its author wrote them.</summary>
    public string Surface(int first, int count) =>
        Text[Places[first].Start..Places[first + count - 1].End];

    static string Fold(ReadOnlySpan<char> word)
    {
        // a letter folds to two at most: œ to oe
        Span<char> folded = word.Length <= 64 ? stackalloc char[128] : new char[2 * word.Length];
        var length = 0;
        foreach (var c in word)
            if (c < FoldedLetters.TableLength)
                foreach (var letter in FoldedLetters.Of(c)) folded[length++] = letter;
            else if (!FoldedLetters.IsMark(c)) folded[length++] = char.ToLowerInvariant(c);
        return new(folded[..length]);
    }
}
