namespace SynthesisPipeline.Analysis;

/// <summary>How topics are found among vectors.</summary>
public enum TopicClustering
{
    /// <summary>Spherical k-means into small clusters, Ward's tree over them, refinement.</summary>
    SphericalKMeans,

    /// <summary>The k-means of ML.NET, then the same refinement.</summary>
    MicrosoftMlKMeans,
}

/// <summary>Options of the topics stage.</summary>
public sealed record TopicsOptions
{
    /// <summary>The coarsest <see cref="Detail"/>.</summary>
    public const double LeastDetail = 0.25;

    /// <summary>The finest <see cref="Detail"/>.</summary>
    public const double MostDetail = 4;

    /// <summary>Finer or coarser than what the size of the corpus suggests: factor on the numbers of topics and sub-topics. Default 1; 0.25 to 4.</summary>
    public double Detail { get; init; } = 1;

    /// <summary>How topics of level 1 are found. Default our own, which measured better (docs/decisions/0002-own-clustering.md).</summary>
    public TopicClustering Clustering { get; init; } = TopicClustering.SphericalKMeans;

    /// <summary>Smallest topic that is cut into sub-topics, in contributions. Default 12; 4 and more.</summary>
    public int MinSizeForSubTopics { get; init; } = 12;

    /// <summary>A unit of a contribution goes to a topic of its own only when it is nearer to it than to the contribution's topic by this margin of cosine. Default 0.1; 0 to 1.</summary>
    public double IdeaMargin { get; init; } = 0.1;

    /// <summary>Least cosine of a unit with the centre of a topic that is not its contribution's: under it what it speaks of is not sure enough, and it stays. Default 0.35; 0 to 1.</summary>
    public double LeastIdeaSimilarity { get; init; } = 0.35;

    /// <summary>Shortest unit that may go to a topic of its own, in words. Default 8; 1 and more.</summary>
    public int MinIdeaWords { get; init; } = 8;

    /// <summary>Share of all contributions above which a topic is called too large. Default 0.25; 0 to 1.</summary>
    public double LargestShare { get; init; } = 0.25;

    /// <summary>Refuses a detail out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Detail"/> is outside of 0.25 to 4.</exception>
    public void Check()
    {
        if (!(Detail is >= LeastDetail and <= MostDetail)) throw new ArgumentOutOfRangeException(nameof(Detail), Detail, "Detail: expected 0.25 to 4");
    }
}
