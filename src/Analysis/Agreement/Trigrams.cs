namespace SynthesisPipeline.Analysis;

/// <summary>Compares wordings by runs of three words.</summary>
static class Trigrams
{
    /// <summary>Gives shared runs of three words over all runs, in [0, 1]; sentences of fewer than three words compare as one run.</summary>
    public static double Jaccard(string a, string b)
    {
        HashSet<string> x = Of(a), y = Of(b);
        var shared = x.Count(y.Contains);
        return x.Count + y.Count == 0 ? 1 : (double)shared / (x.Count + y.Count - shared);
    }

    static HashSet<string> Of(string sentence)
    {
        var words = Phrasing.Words(sentence);
        if (words.Length == 0) return [];
        if (words.Length < 3) return [string.Join(' ', words)];
        return [.. Enumerable.Range(0, words.Length - 2).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}")];
    }
}
