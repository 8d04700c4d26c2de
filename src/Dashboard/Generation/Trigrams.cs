using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Compares two texts by the word triples they share: the measure in which near copies are planted.</summary>
internal static class Trigrams
{
    /// <summary>Gives |A ∩ B| / |A ∪ B| over distinct triples of neighbouring words, in [0, 1]; 1 for two texts without triples that are the same.</summary>
    public static double Jaccard(string a, string b)
    {
        var left = Of(a);
        var right = Of(b);
        if (left.Count == 0 && right.Count == 0) return a == b ? 1 : 0;
        var shared = left.Count(right.Contains);
        return (double)shared / (left.Count + right.Count - shared);
    }

    /// <summary>Gives the distinct triples of a text, lower case, without punctuation.</summary>
    public static HashSet<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0) { words.Add(word.ToString()); word.Clear(); }
        }
        var triples = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 2; i < words.Count; i++) triples.Add($"{words[i - 2]} {words[i - 1]} {words[i]}");
        return triples;
    }
}
