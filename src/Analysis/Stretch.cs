using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>All that neighbouring contributions of a corpus show by themselves, whatever the others say: stretches may be cut in any order, on any machine, and are then joined.</summary>
/// <param name="Texts">Their texts.</param>
/// <param name="Copies">What of each is compared when copies are looked for.</param>
/// <param name="Tags">The tags of each that depend on it alone.</param>
public sealed record Stretch(TextStretch Texts, ImmutableArray<CopySignature> Copies, ImmutableArray<ImmutableArray<Tag>> Tags)
{
    /// <summary>Name under which <see cref="IStageResults"/> gives the signatures of all contributions.</summary>
    public const string Signatures = "signatures";

    /// <summary>Name under which <see cref="IStageResults"/> gives the own tags of all contributions.</summary>
    public const string OwnTags = "own tags";

    /// <summary>Cuts one stretch of a corpus.</summary>
    /// <param name="corpus">Contributions in corpus order.</param>
    /// <param name="stretch">Which, from 0, each of <see cref="Text.StretchLength"/>.</param>
    /// <param name="options">Options of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Stretch Cut(Corpus corpus, int stretch, RunOptions options)
    {
        options.Duplicates.Check();
        options.Tags.Check();
        var texts = Text.Cut(corpus, stretch, options.Text);
        return new(texts, CopySignature.Of(texts.Texts, options.Duplicates),
            [.. texts.Texts.Select((text, i) => Analysis.Tags.Own(corpus.Contributions[texts.First + i], text, options.Tags))]);
    }
}
