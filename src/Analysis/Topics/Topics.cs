using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what contributions speak of.</summary>
public static class Topics
{
    /// <summary>Groups contributions into topics and sub-topics.</summary>
    public static TopicFindings Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, EarlierTopics? earlier,
        TopicsOptions options, ITextEncoder? encoder, int seed, CancellationToken cancel) =>
        new([], [.. texts.Corpus.Contributions.Select(c => new Assignment(c.Id, null, null, 0))], [], []);
}
