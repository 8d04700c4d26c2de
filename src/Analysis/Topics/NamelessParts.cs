using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Joins the parts of a topic that are named alike but for their id ("Réseaux : autres points"): what fits nowhere is one part that a reader looks through, and a topic that has no other part has none.</summary>
static class NamelessParts
{
    /// <summary>Gives the levels with such parts joined; null where there are none.</summary>
    /// <param name="levels">Topics and parts as numbers.</param>
    /// <param name="tree">The same in order.</param>
    /// <param name="topics">The same with their names, in the tree's order.</param>
    public static TopicLevels? Join(TopicLevels levels, TopicOrder tree, ImmutableArray<Topic> topics)
    {
        // the place that each part goes to: that of the largest which is named alike
        int[] home = [.. Enumerable.Range(0, topics.Length)];
        var first = new Dictionary<(int Parent, string Name), int>();
        for (var t = 0; t < home.Length; t++)
            if (TopicLabel.WithoutId(topics[t]) is { } name && !first.TryAdd((tree.Topics[t].Parent, name), t)) home[t] = first[(tree.Topics[t].Parent, name)];
        if (home.Select((h, t) => h == t).All(stays => stays)) return null;

        var numberOf = new int[home.Length];
        for (var i = 0; i < tree.SubTopic.Length; i++) if (tree.SubTopic[i] >= 0) numberOf[tree.SubTopic[i]] = levels.SubTopics[i];
        int[] target = [.. Enumerable.Range(0, levels.Parents.Length)];
        var centres = levels.SubCentres.Take(target);
        for (var t = 0; t < home.Length; t++)
        {
            if (home[t] == t) continue;
            target[numberOf[t]] = numberOf[home[t]];
            Dense.Add(levels.SubCentres[numberOf[t]], tree.Topics[t].Members.Length / (float)tree.Topics[home[t]].Members.Length, centres[numberOf[home[t]]]);
        }
        for (var c = 0; c < centres.Count; c++) Dense.Normalise(centres[c]);
        return levels with { SubTopics = [.. levels.SubTopics.Select(s => s < 0 ? s : target[s])], SubCentres = centres };
    }
}
