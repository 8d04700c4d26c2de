namespace SynthesisPipeline.Analysis;

/// <summary>Folds contributions that hold the same words in the same order into one <see cref="Wording"/>.</summary>
static class Wordings
{
    /// <summary>Collects the distinct texts of a corpus.</summary>
    /// <returns>In order of their first contribution; texts without any word are left out.</returns>
    public static List<Wording> Of(PreparedCorpus texts, DuplicatesOptions options, CancellationToken cancel)
    {
        var corpus = texts.Corpus;
        var count = texts.Texts.Length;
        var read = new (uint[] Words, int Length, UInt128 Key)[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel }, i => read[i] = Read(texts, i, options));

        var wordings = new List<Wording>();
        var byKey = new Dictionary<UInt128, Wording>(count);
        for (var i = 0; i < count; i++)
        {
            var (words, length, key) = read[i];
            if (length == 0) continue;
            if (!byKey.TryGetValue(key, out var wording))
            {
                byKey.Add(key, wording = new(words, length));
                wordings.Add(wording);
            }
            wording.Members.Add(i);
            read[i] = default;
        }
        foreach (var wording in wordings) SetFamily(wording, corpus);
        return wordings;
    }

    static (uint[] Words, int Length, UInt128 Key) Read(PreparedCorpus texts, int index, DuplicatesOptions options)
    {
        var words = CopyWords.Of(texts.Texts[index].Plain);
        ulong low = 0xcbf29ce484222325, high = 0x9E3779B97F4A7C15;
        foreach (var word in words)
        {
            low = (low ^ word.Hash) * 0x100000001b3;
            high = ulong.RotateLeft(high ^ word.Hash * 0xC2B2AE3D27D4EB4Ful, 29) * 0x9FB21C651E98DF25;
        }
        // "Tout à fait d'accord" means something under its proposition only: the same few words elsewhere are no copy
        var contribution = texts.Corpus.Contributions[index];
        if (words.Count < options.MinNearWords && contribution.Kind is ContributionKind.Argument or ContributionKind.Comment
            && texts.Corpus.ParentOf(index) is { } parent)
            low ^= (ulong)(parent + 1) * 0xD6E8FEB86659FD93;
        var hashes = new uint[Math.Min(words.Count, options.MaxWords)];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = words[i].Hash;
        return (hashes, words.Count, new(high, low));
    }

    static void SetFamily(Wording wording, Corpus corpus)
    {
        wording.Family = wording.Members[0];
        var amended = AmendedBy(wording.Members[0]);
        if (amended is null || wording.Members.Any(m => AmendedBy(m) != amended)) return;
        wording.Family = amended.Value;
        wording.IsAmendment = true;

        int? AmendedBy(int index) => corpus.Contributions[index].Kind == ContributionKind.Version ? corpus.ParentOf(index) : null;
    }
}
