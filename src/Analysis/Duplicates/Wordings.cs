using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Folds contributions that hold the same words in the same order into one <see cref="Wording"/>.</summary>
static class Wordings
{
    /// <summary>Collects the distinct texts of a corpus.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="signatures">One a contribution, where they were taken beforehand; else they are taken here.</param>
    /// <param name="options">Words compared.</param>
    /// <param name="cancel">Stops between two texts.</param>
    /// <returns>In order of their first contribution; texts without any word are left out.</returns>
    public static List<Wording> Of(PreparedCorpus texts, ImmutableArray<CopySignature>? signatures, DuplicatesOptions options, CancellationToken cancel)
    {
        var corpus = texts.Corpus;
        var count = texts.Texts.Length;
        var read = new CopySignature[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel },
            i => read[i] = UnderParent(corpus, i, signatures is { } taken ? taken[i] : CopySignature.Of(texts.Texts[i].Plain, options), options));

        var wordings = new List<Wording>();
        var byKey = new Dictionary<UInt128, Wording>(count);
        for (var i = 0; i < count; i++)
        {
            var signature = read[i];
            if (signature.Length == 0) continue;
            if (!byKey.TryGetValue(signature.Key, out var wording))
            {
                byKey.Add(signature.Key, wording = new(ImmutableCollectionsMarshal.AsArray(signature.Words)!, signature.Length)); // never default
                wordings.Add(wording);
            }
            wording.Members.Add(i);
            read[i] = default;
        }
        foreach (var wording in wordings) SetFamily(wording, corpus);
        return wordings;
    }

    // "Tout à fait d'accord" means something under its proposition only: the same few words elsewhere are no copy
    static CopySignature UnderParent(Corpus corpus, int index, CopySignature signature, DuplicatesOptions options) =>
        signature.Length < options.MinNearWords && corpus.Contributions[index].Kind is ContributionKind.Argument or ContributionKind.Comment && corpus.ParentOf(index) is { } parent
            ? signature with { Key = signature.Key ^ unchecked((ulong)(parent + 1) * 0xD6E8FEB86659FD93) } : signature;

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
