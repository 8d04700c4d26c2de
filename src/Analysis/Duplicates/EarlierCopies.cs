using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Groups of copies of an earlier run, from which a new run goes on: it looks only for what new and changed contributions are copies of.</summary>
/// <param name="Groups">All groups that the earlier run found, paraphrases included.</param>
/// <param name="Changed">Contributions of the new corpus that the earlier run did not read as they are now: new or changed ones.</param>
public sealed record EarlierCopies(ImmutableArray<DuplicateGroup> Groups, ImmutableArray<ContributionId> Changed);
