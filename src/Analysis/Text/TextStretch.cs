using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Neighbouring contributions of a corpus, cut up apart from the others: stretches may be cut in any order, on any machine, and are then joined.</summary>
/// <param name="First">Place of its first contribution in the corpus.</param>
/// <param name="Texts">One a contribution, in corpus order; tokens carry the numbers of <paramref name="Forms"/>.</param>
/// <param name="Forms">The words that stand in it, in the order in which they were met.</param>
/// <param name="DocumentCounts">For each word, in how many of its contributions it stands.</param>
public sealed record TextStretch(int First, ImmutableArray<PreparedText> Texts, ImmutableArray<string> Forms, ImmutableArray<int> DocumentCounts);
