using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Phrases written for a purpose, each of a kind and with a weight, found in folded texts.</summary>
/// <remarks>
/// File: one phrase a line, <c>kind TAB weight TAB words</c>, lower case without accents; a word that ends in * stands for any ending;
/// lines that begin with # are comments. At one place the longest phrase wins.
/// </remarks>
sealed class PhraseList
{
    readonly Dictionary<string, List<Phrase>> _byFirstWord = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Phrase>> _byFirstStem = new(StringComparer.Ordinal);
    int _longestStem;

    /// <summary>One phrase.</summary>
    public sealed record Phrase(string Kind, double Weight, string[] Words);

    /// <summary>A phrase at a place of a text.</summary>
    public readonly record struct Match(Phrase Phrase, int First)
    {
        public int Count => Phrase.Words.Length;
    }

    PhraseList(IEnumerable<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            var first = phrase.Words[0];
            var isStem = first.EndsWith('*');
            var key = isStem ? first[..^1] : first;
            if (isStem) _longestStem = Math.Max(_longestStem, key.Length);
            var lists = isStem ? _byFirstStem : _byFirstWord;
            if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
            list.Add(phrase);
        }
    }

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
        Phrase? best = null;
        var word = text.Words[first];
        if (_byFirstWord.TryGetValue(word, out var exact)) Choose(exact);
        var stems = _byFirstStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(word.Length, _longestStem); length > 1; length--)
            if (stems.TryGetValue(word.AsSpan(0, length), out var begun)) Choose(begun);
        return best;

        void Choose(List<Phrase> phrases)
        {
            foreach (var phrase in phrases)
                if (phrase.Words.Length > (best?.Words.Length ?? 0) && Follows(text, first, phrase.Words)) best = phrase;
        }
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
