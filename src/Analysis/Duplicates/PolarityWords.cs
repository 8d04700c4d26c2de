namespace SynthesisPipeline.Analysis;

/// <summary>Words that turn a short text into its contrary: "Non à la réforme" is no copy of "Oui à la réforme".</summary>
static class PolarityWords
{
    static readonly HashSet<uint> Hashes = [.. new[]
    {
        "ne", "n", "pas", "non", "oui", "jamais", "aucun", "aucune", "sans", "contre", "pour", "anti", "ni", "plus", "moins",
        "no", "not", "yes", "never", "without", "against", "for", "don", "more", "less",
    }.SelectMany(w => CopyWords.Of(w)).Select(w => w.Hash)];

    /// <summary>Tells whether two texts hold the same of these words, each as often.</summary>
    public static bool AreSame(uint[] first, uint[] second) => Sum(first) == Sum(second);

    static ulong Sum(uint[] words)
    {
        var sum = 0UL;
        foreach (var word in words)
            if (Hashes.Contains(word)) sum += word;
        return sum;
    }
}
