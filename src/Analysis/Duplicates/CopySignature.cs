using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>What of one contribution is compared when copies and paraphrases are looked for. It depends on that contribution alone, so that any machine may take it.</summary>
/// <param name="Words">Hashes of its first words, in order.</param>
/// <param name="Length">Number of all its words.</param>
/// <param name="Key">Hash of all its words in order.</param>
/// <param name="Meaning">Its vector in whole numbers, where it may be paraphrased; default where it was not asked for.</param>
public readonly record struct CopySignature(ImmutableArray<uint> Words, int Length, UInt128 Key, ImmutableArray<sbyte> Meaning)
{
    /// <summary>Takes the signature of a text, without its meaning.</summary>
    internal static CopySignature Of(string plain, DuplicatesOptions options)
    {
        var words = CopyWords.Of(plain);
        ulong low = 0xcbf29ce484222325, high = 0x9E3779B97F4A7C15;
        foreach (var word in words)
        {
            low = (low ^ word.Hash) * 0x100000001b3;
            high = ulong.RotateLeft(high ^ word.Hash * 0xC2B2AE3D27D4EB4Ful, 29) * 0x9FB21C651E98DF25;
        }
        var hashes = new uint[Math.Min(words.Count, options.MaxWords)];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = words[i].Hash;
        return new(ImmutableCollectionsMarshal.AsImmutableArray(hashes), words.Count, new(high, low), default);
    }

    /// <summary>Takes the signatures of some texts, with their meaning.</summary>
    internal static ImmutableArray<CopySignature> Of(ImmutableArray<PreparedText> texts, DuplicatesOptions options)
    {
        var encoder = new StaticVectors();
        return [.. texts.Select(t => Of(t.Plain, options)).Zip(texts, (signature, text) => options.SuggestsParaphrases && Paraphrases.IsSubject(signature.Length)
            ? signature with { Meaning = ImmutableCollectionsMarshal.AsImmutableArray(Paraphrases.MeaningOf(text.Plain, encoder)) } : signature)];
    }
}
