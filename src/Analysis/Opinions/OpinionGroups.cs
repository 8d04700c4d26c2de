namespace SynthesisPipeline.Analysis;

/// <summary>Finds groups of voters who vote alike.</summary>
public static class OpinionGroups
{
    /// <summary>Parts voters into opinion groups.</summary>
    public static OpinionFindings Find(Corpus corpus, OpinionsOptions options, int seed, CancellationToken cancel) => OpinionFindings.None;
}
