using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Labels contributions beside their topic.</summary>
public static class Tags
{
    /// <summary>Assigns all tags.</summary>
    public static ImmutableArray<Tag> Assign(PreparedCorpus texts, TagsOptions options, int seed, CancellationToken cancel) => [];
}
