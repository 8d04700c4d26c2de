using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows topics of earlier runs again: by their id while its members are still there, else by where the members went.</summary>
sealed class TopicMatches
{
    const double StillItself = 0.6, Changed = 0.3, WentThere = 0.5;

    readonly Lazy<Dictionary<ContributionId, Assignment>> _assignments;
    readonly Dictionary<TopicId, Topic> _topics;
    readonly Dictionary<TopicRef, (TopicId? Id, Fate Fate, FormattableString Why)> _known = new(ReferenceEqualityComparer.Instance);

    readonly Dictionary<TopicId, TopicId> _owners = [];

    /// <summary>Reads what the machine found.</summary>
    /// <param name="machine">Topics of this run.</param>
    /// <param name="named">Topics that decisions name, rank or set aside: a topic of this run stands for one of them at most.</param>
    public TopicMatches(TopicFindings machine, IEnumerable<TopicRef> named)
    {
        _assignments = new(() => machine.Assignments.ToDictionary(a => a.Contribution));
        _topics = machine.Topics.ToDictionary(t => t.Id);
        foreach (var topic in named.OrderBy(t => Of(t).Id == t.Id ? 0 : 1).ThenBy(t => t.Id))
            if (Of(topic).Id is { } id) _owners.TryAdd(id, topic.Id);
    }

    /// <summary>Whether the topic that took the place of this one stands for another already.</summary>
    public bool IsTaken(TopicRef topic) => Of(topic).Id is { } id && _owners.TryGetValue(id, out var owner) && owner != topic.Id;

    /// <summary>Finds the machine's topic that a person meant.</summary>
    /// <returns>Its id (null when none), whether the decision held, and in French what changed.</returns>
    public (TopicId? Id, Fate Fate, FormattableString Why) Of(TopicRef topic)
    {
        if (!_known.TryGetValue(topic, out var match)) _known[topic] = match = Find(topic);
        return match;
    }

    (TopicId? Id, Fate Fate, FormattableString Why) Find(TopicRef topic)
    {
        var members = topic.Members.Where(_assignments.Value.ContainsKey).ToList();
        var there = _topics.TryGetValue(topic.Id, out var same) && same.Level == topic.Level;
        if (members.Count == 0)
            return there && topic.Members.IsEmpty ? (topic.Id, Fate.Held, Fates.Nothing) : there
                ? (topic.Id, Fate.Adapted, $"Plus aucune des contributions connues du sujet « {topic.Label} » n’est là ; il garde son numéro.")
                : (null, Fate.Asks, $"Le sujet « {topic.Label} » n’existe plus.");
        if (there)
        {
            var share = (double)members.Count(m => Level(m, topic.Level) == topic.Id) / members.Count;
            if (share >= StillItself) return (topic.Id, Fate.Held, Fates.Nothing);
            if (share >= Changed) return (topic.Id, Fate.Adapted, $"Le sujet « {topic.Label} » a changé ; contributions connues qui y sont encore : {members.Count(m => Level(m, topic.Level) == topic.Id)} sur {members.Count}.");
        }
        var most = members.Select(m => Level(m, topic.Level)).OfType<TopicId>().GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return most is not null && most.Count() >= WentThere * members.Count
            ? (most.Key, Fate.Adapted, $"Les contributions du sujet « {topic.Label} » sont maintenant dans « {_topics[most.Key].Label} ».")
            : (null, Fate.Asks, $"Le sujet « {topic.Label} » s’est dispersé : ses contributions sont dans plusieurs sujets.");
    }

    TopicId? Level(ContributionId id, int level) => level == 1 ? _assignments.Value[id].Topic : _assignments.Value[id].SubTopic;
}
