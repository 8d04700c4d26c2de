using System.Collections.Frozen;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Phrases written for a purpose, each of a kind and with a weight, found in folded texts.</summary>
/// <remarks>
/// File: one phrase a line, <c>kind TAB weight TAB words</c>, lower case without accents; a word that ends in * stands for any ending;
/// lines that begin with # are comments. At one place the longest phrase wins.
/// </remarks>
sealed class PhraseList
{
    // by the first two letters of their first word; where several begin in the same way, whole words first, then the longest beginning
    readonly FrozenDictionary<int, Beginning[]> _byFirstLetters;

    /// <summary>How a phrase begins: its first word without the star.</summary>
    readonly record struct Beginning(string Word, bool IsStem, Phrase Phrase);

    /// <summary>One phrase.</summary>
    public sealed record Phrase(string Kind, double Weight, string[] Words);

    /// <summary>A phrase at a place of a text.</summary>
    public readonly record struct Match(Phrase Phrase, int First)
    {
        public int Count => Phrase.Words.Length;
    }

    PhraseList(IEnumerable<Phrase> phrases) => _byFirstLetters = phrases
        .Select(p => new Beginning(p.Words[0].TrimEnd('*'), p.Words[0].EndsWith('*'), p)).Where(b => !b.IsStem || b.Word.Length > 1)
        .GroupBy(b => FirstLetters(b.Word)).ToFrozenDictionary(g => g.Key, g => g.OrderBy(b => b.IsStem).ThenByDescending(b => b.Word.Length).ToArray());

    static int FirstLetters(string word) => word[0] << 16 | (word.Length > 1 ? word[1] : 0);

    /// <summary>Reads the phrases embedded under a name.</summary>
    /// <param name="resource">Name of the embedded file.</param>
    /// <param name="kinds">Kinds to take; all when empty.</param>
    public static PhraseList Load(string resource, params string[] kinds)
    {
        using var reader = new StreamReader(typeof(PhraseList).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded: the build is incomplete"));
        var phrases = new List<Phrase>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (kinds.Length == 0 || kinds.Contains(cells[0]))
                phrases.Add(new(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture), cells[2].Split(' ')));
        }
        return new(phrases);
    }

    /// <summary>Gives the longest phrase that begins at a word, or null.</summary>
    public Phrase? At(FoldedText text, int first)
    {
        var word = text.Words[first];
        if (word.Length == 0 || !_byFirstLetters.TryGetValue(FirstLetters(word), out var beginnings)) return null;
        Phrase? best = null;
        foreach (var (begins, isStem, phrase) in beginnings)
            if ((isStem ? word.StartsWith(begins, StringComparison.Ordinal) : word == begins) && phrase.Words.Length > (best?.Words.Length ?? 0) && Follows(text, first, phrase.Words)) best = phrase;
        return best;
    }

    /// <summary>Finds all phrases, from the left, not overlapping.</summary>
    public IEnumerable<Match> In(FoldedText text, bool[]? taken = null)
    {
        for (var i = 0; i < text.Words.Length; i++)
        {
            if (taken is not null && taken[i] || At(text, i) is not { } phrase) continue;
            yield return new(phrase, i);
            i += phrase.Words.Length - 1;
        }
    }

    /// <summary>Tells whether a phrase stands at a word.</summary>
    public static bool Follows(FoldedText text, int first, ReadOnlySpan<string> words)
    {
        if (first + words.Length > text.Words.Length) return false;
        for (var i = 0; i < words.Length; i++)
        {
            var word = text.Words[first + i];
            if (words[i].EndsWith('*') ? !word.StartsWith(words[i].AsSpan(0, words[i].Length - 1), StringComparison.Ordinal) : word != words[i]) return false;
        }
        return true;
    }
}
