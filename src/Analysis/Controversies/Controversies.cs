using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what contributors divide on.</summary>
public static class Controversies
{
    /// <summary>Ranks controversies.</summary>
    public static ImmutableArray<Controversy> Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics,
        ImmutableArray<Tag> tags, OpinionFindings opinions, ControversiesOptions options, CancellationToken cancel) => [];
}
