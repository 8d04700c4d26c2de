using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>All that some contributions of a corpus show by themselves, whatever the others say: stretches may be cut in any order, on any machine, and are then joined.</summary>
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

    /// <summary>Joins all stretches of a corpus; a stretch is joined once.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="stretches">Stretches that hold each of its contributions once, in any order.</param>
    /// <param name="cancel">Stops between two stretches.</param>
    /// <returns>The same however the corpus was cut; signatures and tags in corpus order.</returns>
    public static (PreparedCorpus Texts, ImmutableArray<CopySignature> Copies, ImmutableArray<ImmutableArray<Tag>> Tags) Join(
        Corpus corpus, IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var texts = Text.Join(corpus, [.. stretches.Select(s => s.Texts)], cancel);
        var copies = new CopySignature[corpus.Contributions.Length];
        var tags = new ImmutableArray<Tag>[copies.Length];
        foreach (var stretch in stretches)
            for (var i = 0; i < stretch.Copies.Length; i++)
            {
                var place = corpus.IndexOf(stretch.Texts.Texts[i].Contribution.Id)!.Value; // cut from this corpus
                (copies[place], tags[place]) = (stretch.Copies[i], stretch.Tags[i]);
            }
        return (texts, ImmutableCollectionsMarshal.AsImmutableArray(copies), ImmutableCollectionsMarshal.AsImmutableArray(tags));
    }
}
