using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's decisions over the topics and the memberships.</summary>
sealed class CurateTopics
{
    readonly TopicFindings _machine;
    readonly Corpus _corpus;
    readonly Fates _fates;
    readonly TopicMatches _matches;
    readonly Dictionary<TopicId, TopicNode> _nodes = [];
    readonly Lazy<Dictionary<ContributionId, int>> _places;
    Assignment[]? _moved;
    readonly List<TopicNode> _order = [];
    ImmutableArray<CuratedTopic> _all = [];

    public CurateTopics(Findings machine, Corpus corpus, Fates fates)
    {
        (_machine, _corpus, _fates, _matches) = (machine.Topics, corpus, fates, new(machine.Topics, fates.InForce.Select(c => c.Decision).OfType<TopicDecision>()
            .Where(d => d is RenameTopic or PinTopic or SetTopicAside or PlaceTopic).Select(d => d.Topic)));
        foreach (var topic in _machine.Topics) _nodes.Add(topic.Id, new(topic, true, _nodes.Count));
        _places = new(() => _machine.Assignments.Select((a, i) => (a.Contribution, i)).ToDictionary(p => p.Contribution, p => p.i));
    }

    /// <summary>The memberships, of their own once a decision changes one: most decisions leave them alone.</summary>
    Assignment[] Moved => _moved ??= [.. _machine.Assignments];

    /// <summary>Contributions whose topic a person chose.</summary>
    public ImmutableHashSet<ContributionId> Placed { get; private set; } = [];

    /// <summary>Applies decisions on topics.</summary>
    public TopicFindings Apply()
    {
        var changed = false;
        // people's own topics first: a decision on a part may come before the split only when the split was done again later
        foreach (var curation in _fates.InForce)
            if (curation.Decision is SplitTopic split) MakeParts(curation, split);
        _order.AddRange(_nodes.Values.OrderBy(n => n.Order).ThenBy(n => n.Found.Id));
        foreach (var curation in _fates.InForce)
        {
            changed |= curation.Decision is TopicDecision or MoveContributions;
            if (curation.Decision is MoveContributions move) Move(curation, move);
            else if (curation.Decision is TopicDecision decision && Node(decision.Topic, curation) is { } node)
            {
                if (node.IsMachine && decision is not (MergeTopics or SplitTopic) && _matches.IsTaken(decision.Topic))
                {
                    _fates.Say(curation, Fate.Asks, $"« {decision.Topic.Label} » est maintenant dans « {node.Found.Label} », sur lequel porte une autre décision.");
                    continue;
                }
                node.Last = curation;
                Apply(curation, decision, node);
            }
        }
        var found = changed ? Rebuild() : _machine;
        var sizes = found.Topics.ToDictionary(t => t.Id);
        _all = [.. Ordered().Select(n => new CuratedTopic(sizes.GetValueOrDefault(n.Found.Id) ?? n.Found with { Label = n.Label, ParentId = n.Parent, Size = 0 },
            n.IsMachine ? n.Found.Label : null, n.Pinned, n.Aside, n.MergedInto?.Now.Found.Id, n.Last))];
        return found;
    }

    /// <summary>Every topic with its history, in the order shown.</summary>
    public ImmutableArray<CuratedTopic> All() => _all;

    /// <summary>Whether a topic that a person meant is there.</summary>
    public bool Has(TopicRef topic) => Node(topic, null) is not null;

    /// <summary>The machine's id of the topic that a person meant; null when there is none.</summary>
    public TopicId? MachineIdOf(TopicRef topic) => _matches.Of(topic).Id;

    /// <summary>What became of a topic: itself, or the one it went into.</summary>
    public TopicId? Now(TopicId? id) => id is { } known && _nodes.TryGetValue(known, out var node) ? node.Now.Found.Id : id;

    /// <summary>Whether a topic, or the one that holds it, is set aside.</summary>
    public bool IsAside(TopicId id) => _nodes.TryGetValue(id, out var node) && (node.Now.Aside || (node.Now.Parent is { } parent && _nodes.TryGetValue(parent, out var above) && above.Now.Aside));

    /// <summary>Whether what was drafted from a topic must be placed anew.</summary>
    public bool WasSplit(TopicId id) => _nodes.TryGetValue(id, out var node) && (node.Split || node.Now.Split);

    /// <summary>What the sub-theme that the machine named after a topic is called now.</summary>
    public string SectionOf(TopicId topic, string section)
    {
        if (!_nodes.TryGetValue(topic, out var node)) return section;
        for (var n = node; n is not null; n = n.Parent is { } parent ? _nodes.GetValueOrDefault(parent) : null)
            if (n.Found.Label == section) return n.Now.Label;
        // the heading of a part of the topic: points that draw on several sub-topics stand under the topic itself
        return _nodes.Values.FirstOrDefault(n => n.Parent == topic && n.Found.Label == section)?.Now.Label ?? section;
    }

    TopicNode? Node(TopicRef topic, Curation? curation)
    {
        if (_nodes.TryGetValue(topic.Id, out var own) && !own.IsMachine) return own;
        var match = _matches.Of(topic);
        if (curation is not null) _fates.Say(curation, match.Fate, match.Why);
        return match.Id is { } id ? _nodes[id] : null;
    }

    void Apply(Curation curation, TopicDecision decision, TopicNode node)
    {
        switch (decision)
        {
            case RenameTopic rename: node.Label = rename.Label; break;
            case PinTopic pin: node.Pinned = pin.Pinned; break;
            case SetTopicAside aside: node.Aside = aside.Aside; break;
            case MergeTopics merge: Merge(curation, merge, node); break;
            case SplitTopic split: Split(curation, split, node); break;
            case PlaceTopic place: Place(curation, place, node); break;
            default: throw new InvalidOperationException($"Decision {decision.GetType().Name}: no rule for it");
        }
    }

    void MakeParts(Curation curation, SplitTopic split)
    {
        if (Node(split.Topic, curation) is not { } whole) return;
        for (var i = 0; i < split.Parts.Length; i++)
        {
            var part = split.Parts[i];
            _nodes.TryAdd(part.Id, new(new(part.Id, whole.Found.ParentId, whole.Found.Level, part.Label, [], 0, []), false, whole.Order + (i + 1) / 1024.0));
        }
    }

    void Split(Curation curation, SplitTopic split, TopicNode node)
    {
        var whole = node.Now;
        whole.Split = node.Split = true;
        var gone = 0;
        foreach (var part in split.Parts)
        {
            var made = _nodes[part.Id];
            made.Last ??= curation;
            foreach (var member in part.Members)
                if (_places.Value.TryGetValue(member, out var i) && In(Moved[i], whole)) Set(i, made.Now);
                else gone++;
        }
        if (gone > 0) _fates.Say(curation, Fate.Adapted, Counted.Say(gone, $"Une des contributions à répartir n’est plus dans le sujet « {whole.Label} ».", $"{gone} des contributions à répartir ne sont plus dans le sujet « {whole.Label} »."));
    }

    void Merge(Curation curation, MergeTopics merge, TopicNode node)
    {
        var into = node.Now;
        foreach (var other in merge.From)
        {
            if (Node(other, curation)?.Now is not { } from || from == into) continue;
            if (from.Found.Level != into.Found.Level)
            {
                _fates.Say(curation, Fate.Asks, $"« {from.Label} » et « {into.Label} » ne sont pas du même niveau.");
                continue;
            }
            foreach (ref var assignment in Moved.AsSpan())
                if (assignment.Topic == from.Found.Id) assignment = assignment with { Topic = into.Found.Id };
                else if (assignment.SubTopic == from.Found.Id) assignment = assignment with { Topic = into.Parent ?? assignment.Topic, SubTopic = into.Found.Id };
            foreach (var below in _nodes.Values.Where(n => n.Parent == from.Found.Id)) below.Parent = into.Found.Id;
            from.MergedInto = into;
            from.Last = curation;
        }
    }

    void Place(Curation curation, PlaceTopic place, TopicNode node)
    {
        if (place.Before is null)
        {
            _order.Remove(node);
            _order.Add(node);
        }
        else if (Node(place.Before, curation) is { } before && before != node)
        {
            _order.Remove(node);
            _order.Insert(_order.IndexOf(before), node);
        }
    }

    void Move(Curation curation, MoveContributions move)
    {
        var to = move.To is { } wanted ? Node(wanted, curation)?.Now : null;
        if (move.To is not null && to is null) return; // said by the match
        var gone = 0;
        foreach (var id in move.Contributions)
            if (_places.Value.TryGetValue(id, out var i))
            {
                Set(i, to);
                Placed = Placed.Add(id);
            }
            else gone++;
        if (to is not null) to.Last = curation;
        if (gone > 0) _fates.Say(curation, gone == move.Contributions.Length ? Fate.Asks : Fate.Adapted, Counted.Say(gone, $"Une des contributions déplacées n’est plus dans ce traitement.", $"{gone} des contributions déplacées ne sont plus dans ce traitement."));
    }

    /// <summary>Places a contribution: a person's choice is certain.</summary>
    void Set(int place, TopicNode? to)
    {
        var id = Moved[place].Contribution;
        Moved[place] = to is null ? new(id, null, null, 0)
            : to.Found.Level == 1 ? new(id, to.Found.Id, null, 1)
            : new(id, to.Parent is { } parent ? Now(parent) : null, to.Found.Id, 1);
    }

    static bool In(Assignment assignment, TopicNode node) => node.Found.Level == 1 ? assignment.Topic == node.Found.Id : assignment.SubTopic == node.Found.Id;

    /// <summary>Topics as they are shown: pinned first, those set aside last, sub-topics behind their topic.</summary>
    IEnumerable<TopicNode> Ordered()
    {
        var ranked = _order.OrderBy(n => n.Aside ? 2 : n.Pinned ? 0 : 1).ToList(); // a stable sort
        var below = ranked.Where(n => n.Found.Level == 2).ToLookup(n => n.Parent);
        return ranked.Where(n => n.Found.Level == 1).SelectMany(n => below[n.Found.Id].Prepend(n));
    }

    TopicFindings Rebuild()
    {
        if (_moved is null) return _machine with { Topics = [.. Ordered().Where(n => n.MergedInto is null && (n.Found.Size > 0 || n.Pinned)).Select(n => n.Found with { Label = n.Label, ParentId = n.Parent })] };
        var members = new Dictionary<TopicId, List<Assignment>>();
        foreach (var a in Moved)
            foreach (var id in new[] { a.Topic, a.SubTopic }.OfType<TopicId>())
                if (members.TryGetValue(id, out var list)) list.Add(a);
                else members[id] = [a];
        var topics = Ordered().Where(n => n.MergedInto is null && (members.ContainsKey(n.Found.Id) || n.Pinned)).Select(n =>
        {
            var inside = members.GetValueOrDefault(n.Found.Id) ?? [];
            var ids = inside.Select(a => a.Contribution).ToHashSet();
            ImmutableArray<ContributionId> shown = [.. n.Found.Representatives.Where(ids.Contains)];
            return n.Found with
            {
                Label = n.Label, ParentId = n.Parent, Size = inside.Count,
                Representatives = shown.IsEmpty ? [.. inside.OrderByDescending(a => a.Similarity).ThenBy(a => a.Contribution).Take(3).Select(a => a.Contribution)] : shown,
            };
        });
        return new([.. topics], [.. Moved], Ideas(), _machine.Warnings);
    }

    /// <summary>Ideas follow: those of the contribution's old topic go where it went, all others where their topic went.</summary>
    ImmutableArray<Idea> Ideas() => [.. _machine.Ideas.Select(idea =>
    {
        if (!_places.Value.TryGetValue(idea.Contribution, out var place)) return idea;
        var (before, after) = (_machine.Assignments[place], Moved[place]);
        if (idea.Topic == before.Topic && Now(before.Topic) != after.Topic) return idea with { Topic = after.Topic, SubTopic = after.SubTopic };
        return idea.Topic == before.Topic && idea.SubTopic == before.SubTopic ? idea with { Topic = after.Topic, SubTopic = after.SubTopic }
            : idea with { Topic = Now(idea.Topic), SubTopic = Now(idea.SubTopic) };
    })];
}
