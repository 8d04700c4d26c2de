namespace SynthesisPipeline.Analysis;

/// <summary>Tells a letter that half of all people sent from the headings of a form that all filled in: both stand in half of the texts, but a heading ends after a line and a letter goes on.</summary>
/// <remarks>
/// A pair of neighbouring words is a letter's where it lies in a stretch of 50 words and more that half of all texts hold pair by pair, unbroken in three texts at least: people who change a letter break the stretch in other places, while the answers under a heading break it always in the same one.
/// When it misleads: a form whose heading is a paragraph of 50 words is taken for a letter, and its answers for what people added. Cost: linear in the words, and only where some text has so many such pairs.
/// </remarks>
static class CommonLetters
{
    const int LeastPairs = 49, LeastTexts = 3;

    /// <summary>Finds the pairs of letters.</summary>
    /// <param name="wordings">All wordings, with <see cref="Wording.Everywhere"/> set.</param>
    /// <param name="weights">Knows which pairs half of all texts hold.</param>
    public static HashSet<uint> Pairs(IReadOnlyList<Wording> wordings, PairWeights weights)
    {
        var texts = new Dictionary<uint, int>();
        var seen = new HashSet<uint>();
        foreach (var wording in wordings)
        {
            if (wording.Everywhere < LeastPairs) continue;
            seen.Clear();
            var words = wording.Words;
            for (int from = 1, to = 1; from < words.Length; from = to = to + 1)
            {
                while (to < words.Length && weights.IsEverywhere(Wording.Pair(words[to - 1], words[to]))) to++;
                if (to - from < LeastPairs) continue;
                for (var i = from; i < to; i++)
                    if (Wording.Pair(words[i - 1], words[i]) is var pair && seen.Add(pair)) texts[pair] = texts.GetValueOrDefault(pair) + 1;
            }
        }
        return [.. texts.Where(t => t.Value >= LeastTexts).Select(t => t.Key)];
    }
}
