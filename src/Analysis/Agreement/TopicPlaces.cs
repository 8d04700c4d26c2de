using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows the topic of each contribution, and finds the one that holds most of several.</summary>
sealed class TopicPlaces
{
    const string NoTopic = "Autres points";

    readonly TopicId?[] _topic;
    readonly TopicId?[] _subTopic;
    readonly Dictionary<TopicId, Topic> _topics;

    /// <summary>Reads the memberships.</summary>
    public TopicPlaces(Corpus corpus, TopicFindings topics)
    {
        _topic = new TopicId?[corpus.Contributions.Length];
        _subTopic = new TopicId?[corpus.Contributions.Length];
        foreach (var assignment in topics.Assignments)
            if (corpus.IndexOf(assignment.Contribution) is { } index) (_topic[index], _subTopic[index]) = (assignment.Topic, assignment.SubTopic);
        _topics = topics.Topics.ToDictionary(t => t.Id);
    }

    /// <summary>Gives the topic of level 1 of a contribution, or null.</summary>
    public TopicId? Of(int index) => _topic[index];

    /// <summary>Gives where several contributions mainly belong: the sub-topic when it holds all of the topic's, else the topic; an empty id when nowhere.</summary>
    /// <param name="contributions">Their places in the corpus.</param>
    /// <param name="isWider">Whether the name of the topic heads them rather than that of the sub-topic that holds more than half of the topic's; null: never.</param>
    public (TopicId Topic, string Section) Main(IReadOnlyCollection<int> contributions, Func<Topic, Topic, bool>? isWider = null)
    {
        if (Most(contributions.Select(i => _topic[i])) is not { } topic) return (new(""), NoTopic);
        List<int> inside = [.. contributions.Where(i => _topic[i] == topic)];
        var sub = Most(inside.Select(i => _subTopic[i]));
        var part = sub is { } s && 2 * inside.Count(i => _subTopic[i] == s) > inside.Count ? s : topic;
        var heading = part != topic && isWider is not null && _topics.TryGetValue(topic, out var wide) && _topics.TryGetValue(part, out var narrow) && isWider(wide, narrow) ? topic : part;
        return (inside.All(i => _subTopic[i] == part) ? part : topic, _topics.TryGetValue(heading, out var named) ? named.Label : NoTopic);
    }

    /// <summary>Gives the topic that a topic is a part of, itself where it is none.</summary>
    public TopicId WholeOf(TopicId topic) => _topics.TryGetValue(topic, out var known) && known.ParentId is { } parent ? parent : topic;

    /// <summary>Tells whether a topic still stands under a heading: its own name, that of one of its parts, or that of the topic it is a part of.</summary>
    public bool Stand(TopicId topic, string section) => topic.Value.Length == 0 ? section == NoTopic
        : _topics.ContainsKey(topic) && _topics.Values.Any(t => (t.Id == topic || t.ParentId == topic || t.Id == WholeOf(topic)) && t.Label == section);

    static TopicId? Most(IEnumerable<TopicId?> topics) => topics.OfType<TopicId>().GroupBy(t => t)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (TopicId?)g.Key).FirstOrDefault();
}
