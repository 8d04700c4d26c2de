using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what the author of a copy added to the common wording: what everyone overlooks in a form letter.</summary>
/// <remarks>The copy is aligned with the representative; runs of enough words outside the alignment and in the body are added.
/// Single words of the alignment inside a run (le, de, que, found by chance) do not break it.</remarks>
static class AddedPassages
{
    /// <summary>Finds the passages of one copy.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="index">The copy's place.</param>
    /// <param name="representative">Words of the representative.</param>
    /// <param name="options">Shortest passage, and words compared.</param>
    /// <returns>Spans of the raw body, ascending, not overlapping.</returns>
    public static ImmutableArray<TextSpan> Of(PreparedCorpus texts, int index, Wording representative, DuplicatesOptions options)
    {
        var words = CopyWords.Of(texts.Texts[index].Plain);
        if (words.Count > options.MaxWords) words.RemoveRange(options.MaxWords, words.Count - options.MaxWords);
        var kept = KeptWords(words, representative);
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var first = 0; first < words.Count;)
        {
            var after = first;
            while (after < words.Count && !kept[after] && texts.Texts[index].IsTitle(words[after].Start) == texts.Texts[index].IsTitle(words[first].Start)) after++;
            if (after - first >= options.MinAddedWords &&
                texts.RawPassage(index, words[first].Start, words[after - 1].End - words[first].Start) is { } span) spans.Add(span);
            first = Math.Max(after, first + 1);
        }
        return spans.ToImmutable();
    }

    /// <summary>Marks the words that stand in the representative: aligned with it, or in a run of three words moved elsewhere in it.</summary>
    static bool[] KeptWords(List<CopyWord> words, Wording representative)
    {
        var hashes = words.Select(w => w.Hash).ToArray();
        var subsequence = new CommonSubsequence();
        subsequence.Set(representative.Words);
        var kept = subsequence.AlignedIn(hashes, representative.Words);
        for (var i = 0; i < kept.Length; i++)
            if (kept[i] && !(i > 0 && kept[i - 1]) && !(i + 1 < kept.Length && kept[i + 1])) kept[i] = false;
        var triples = new HashSet<uint>();
        for (var i = 2; i < representative.Words.Length; i++)
            triples.Add(Wording.Triple(representative.Words[i - 2], representative.Words[i - 1], representative.Words[i]));
        for (var i = 2; i < hashes.Length; i++)
            if (triples.Contains(Wording.Triple(hashes[i - 2], hashes[i - 1], hashes[i])))
                kept[i - 2] = kept[i - 1] = kept[i] = true;
        return kept;
    }
}
