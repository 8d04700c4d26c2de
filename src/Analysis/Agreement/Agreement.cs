using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Drafts points of agreement, courses of action and minority positions from contributors' own sentences.</summary>
public static class Agreement
{
    /// <summary>Drafts the table.</summary>
    public static AgreementDraft Draft(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics,
        ImmutableArray<Tag> tags, OpinionFindings opinions, ImmutableArray<Controversy> controversies,
        AgreementOptions options, CancellationToken cancel) => new([], [], [], []);
}
