using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds contributions that say the same in the same words.</summary>
public static class Duplicates
{
    /// <summary>Groups copies.</summary>
    public static ImmutableArray<DuplicateGroup> Find(PreparedCorpus texts, DuplicatesOptions options, CancellationToken cancel) => [];
}
