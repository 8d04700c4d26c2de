using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Names topics by phrases found in their texts, and chooses the contributions that show them best.</summary>
/// <remarks>
/// Phrases are ranked by <see cref="PhraseRanking"/> against the corpus for a topic, against its topic for a sub-topic; <see cref="TopicLabel"/> chooses among them. A part of which nothing can be said is called other points. Labels are distinct by <see cref="Sense"/>, over both levels.
/// </remarks>
internal static class TopicNames
{
    const int LabelSample = 50_000, KeyphraseCount = 6;
    const double KeepLabelShare = 0.8;

    /// <summary>Names all topics, in order.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions whose words count: of copies only one.</param>
    /// <param name="rows">A vector a contribution.</param>
    /// <param name="tree">The topics.</param>
    /// <param name="earlier">Earlier topics, whose labels stay where the topic stays; null = none.</param>
    /// <param name="cancel">Stops between two topics.</param>
    public static ImmutableArray<Topic> Name(PreparedCorpus texts, int[] voices, DenseRows rows, TopicOrder tree, EarlierLevels? earlier, CancellationToken cancel)
    {
        var index = new PhraseIndex(texts, Sampling.Stride(voices, LabelSample), cancel);
        var moving = Marks(voices, texts.Texts.Length);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var kept = tree.Topics.Select(t => KeptLabel(t, earlier, taken)).ToArray();
        var named = new Named[tree.Topics.Length];
        var everywhere = new LabelBackground(index.Count(index.Sample), Marks(index.Sample, moving.Length), index.Sample.Length, []);
        var whole = everywhere;
        var (marks, marked, of) = (new bool[moving.Length], Array.Empty<int>(), -1);
        // topics first: what names one is no name for a part of another
        foreach (var t in Enumerable.Range(0, named.Length).OrderBy(t => tree.Topics[t].Parent >= 0))
        {
            cancel.ThrowIfCancellationRequested();
            var topic = tree.Topics[t];
            if (topic.Parent >= 0 && topic.Parent != of)
            {
                of = topic.Parent;
                var all = index.Among(tree.Topics[of].Members);
                whole = new(index.Count(all), Marks(all, moving.Length), all.Length, [.. named[of].Keys, .. named[of].Ranked.Take(2)]);
            }
            var inside = index.Among(topic.Members);
            var counts = index.Count(inside);
            var background = topic.Parent < 0 ? everywhere : whole;
            var ranked = PhraseRanking.Rank(counts, inside.Length, background.Counts, background.Size);
            var specific = ranked.SelectMany((k, rank) => PhraseRanking.Specific(k, counts).Select(p => (Key: p, Rank: rank))).DistinctBy(p => p.Key).Where(p => !ranked.Contains(p.Key)).ToList();
            var written = index.Write(inside, [.. ranked, .. specific.Select(p => p.Key)]);
            var candidates = ranked.Select((k, rank) => (Key: k, Rank: rank)).Concat(specific).Where(p => written.ContainsKey(p.Key)).Select(p => new LabelCandidate(p.Key, written[p.Key].Text, written[p.Key].IsForeign, counts[p.Key], p.Rank)).ToArray();
            ranked = [.. ranked.Where(written.ContainsKey)];
            // one array for all sub-topics: a new one for each of thousands fills the memory
            foreach (var i in marked) marks[i] = false;
            foreach (var i in marked = inside) marks[i] = true;
            PhraseKey[] siblings = [.. Enumerable.Range(0, named.Length).Where(s => named[s] is not null && tree.Topics[s].Parent == topic.Parent).SelectMany(s => named[s].Keys)];
            var (found, keys) = kept[t] is null ? TopicLabel.Of(index, candidates, marks, inside.Length, background, siblings, taken) : (kept[t], []);
            var label = found
                ?? (topic.Parent < 0 ? $"Sujet {topic.Id}" : $"{named[topic.Parent].Label} : autres points ({topic.Id})");
            taken.Add(Sense(label));
            named[t] = new(label, keys, ranked, [.. ranked.Take(KeyphraseCount).Select(key => written[key].Text)]);
        }
        return [.. tree.Topics.Select((topic, t) => new Topic(topic.Id, topic.Parent < 0 ? null : tree.Topics[topic.Parent].Id, topic.Parent < 0 ? 1 : 2, named[t].Label,
            named[t].Keyphrases, topic.Members.Length, Representatives.Of(texts, rows, topic, moving)))];
    }

    sealed record Named(string Label, PhraseKey[] Keys, List<PhraseKey> Ranked, ImmutableArray<string> Keyphrases);

    // a label that people have read stays while the topic does
    static string? KeptLabel(OrderedTopic topic, EarlierLevels? earlier, HashSet<string> taken)
    {
        if (earlier is null || !earlier.Labels.TryGetValue(topic.Id, out var label)) return null;
        var (ids, places) = topic.Parent < 0 ? (earlier.Ids, earlier.Topics) : (earlier.SubIds, earlier.SubTopics);
        var stayed = topic.Members.Count(m => places[m] >= 0 && ids[places[m]] == topic.Id);
        return stayed >= KeepLabelShare * topic.Members.Length && taken.Add(Sense(label)) ? label : null;
    }

    /// <summary>Gives what a label says, whatever the order and the number of its words: "Droit" and "Droits" are one name to a reader.</summary>
    internal static string Sense(string label)
    {
        var words = label.ToLowerInvariant().Split([.. label.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        string[] said = [.. words.Where(w => !StopWords.Contains(w))];
        return string.Join(' ', (said.Length > 0 ? said : words).Select(w => Stems.Of(Lemmas.Of(w, PartOfSpeech.Noun))).Distinct().Order(StringComparer.Ordinal));
    }

    static bool[] Marks(int[] which, int count)
    {
        var marks = new bool[count];
        foreach (var i in which) marks[i] = true;
        return marks;
    }
}
