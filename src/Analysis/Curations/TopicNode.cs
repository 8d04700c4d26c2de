namespace SynthesisPipeline.Analysis;

/// <summary>A topic while decisions are laid over it.</summary>
/// <param name="topic">As the machine found it, or as a person made it.</param>
/// <param name="isMachine">Whether the machine found it.</param>
/// <param name="order">Its place in the machine's order; parts of a split come right behind the whole.</param>
sealed class TopicNode(Topic topic, bool isMachine, double order)
{
    public Topic Found { get; } = topic;
    public bool IsMachine { get; } = isMachine;
    public double Order { get; } = order;
    public string Label { get; set; } = topic.Label;
    public TopicId? Parent { get; set; } = topic.ParentId;
    public TopicNode? MergedInto { get; set; }
    public bool Pinned { get; set; }
    public bool Aside { get; set; }
    public bool Split { get; set; }
    public Curation? Last { get; set; }

    /// <summary>The topic that it is part of now.</summary>
    public TopicNode Now => MergedInto is { } into ? into.Now : this;
}
