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

    /// <summary>Looks up the phrases that topics may be named by; it takes no topic to know them.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions whose words count: of copies only one.</param>
    /// <param name="cancel">Stops between two texts.</param>
    public static PhraseIndex Phrases(PreparedCorpus texts, int[] voices, CancellationToken cancel) => new(texts, Sampling.Stride(voices, LabelSample), cancel);

    /// <summary>Names all topics, in order.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions whose words count: of copies only one.</param>
    /// <param name="index">The phrases of their texts.</param>
    /// <param name="space">Where phrases lie.</param>
    /// <param name="rows">A vector a contribution.</param>
    /// <param name="tree">The topics.</param>
    /// <param name="earlier">Earlier topics, whose labels stay where the topic stays; null = none.</param>
    /// <param name="cancel">Stops between two topics.</param>
    public static ImmutableArray<Topic> Name(PreparedCorpus texts, int[] voices, PhraseIndex index, TopicSpace space, DenseRows rows, TopicOrder tree, EarlierLevels? earlier, CancellationToken cancel)
    {
        var moving = new bool[texts.Texts.Length];
        foreach (var voice in voices) moving[voice] = true;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var kept = tree.Topics.Select(t => KeptLabel(t, earlier, taken)).ToArray();
        var named = new Named[tree.Topics.Length];
        var parallel = new ParallelOptions { CancellationToken = cancel };
        var everywhere = index.Everywhere;
        // topics first: what names one is no name for a part of another
        int[] topics = [.. Enumerable.Range(0, named.Length).Where(t => tree.Topics[t].Parent < 0)];
        var parts = topics.ToDictionary(t => t, t => Enumerable.Range(0, named.Length).Where(p => tree.Topics[p].Parent == t).ToArray());
        var prepared = new Prepared[named.Length];
        Parallel.ForEach(topics, parallel, t => prepared[t] = Prepare(t, topics, (everywhere, index.Sample.Length), null));
        Choose(topics);
        Parallel.ForEach(topics, parallel, t =>
        {
            if (parts[t].Length == 0) return;
            var all = index.Among(tree.Topics[t].Members);
            var whole = (index.Count(all), all.Length);
            foreach (var part in parts[t]) prepared[part] = Prepare(part, parts[t], whole, named[t].Said);
        });
        foreach (var t in topics) Choose(parts[t]);
        return [.. tree.Topics.Select((topic, t) => new Topic(topic.Id, topic.Parent < 0 ? null : tree.Topics[topic.Parent].Id, topic.Parent < 0 ? 1 : 2, named[t].Label,
            named[t].Keyphrases, topic.Members.Length, Representatives.Of(texts, rows, topic, moving)))];

        Prepared Prepare(int t, int[] siblings, (Dictionary<PhraseKey, int> Counts, int Size) background, LabelCandidate[]? heads)
        {
            cancel.ThrowIfCancellationRequested();
            var topic = tree.Topics[t];
            var inside = index.Among(topic.Members);
            var counts = index.Count(inside);
            var ranked = PhraseRanking.Rank(counts, inside.Length, background.Counts, background.Size);
            var specific = ranked.SelectMany((k, rank) => PhraseRanking.Specific(k, counts).Select(p => (Key: p, Rank: rank))).DistinctBy(p => p.Key).Where(p => !ranked.Contains(p.Key)).ToList();
            var joins = PhraseRanking.Joins([.. ranked, .. specific.Select(p => p.Key), .. (heads ?? []).Select(h => h.Key)], counts, inside.Length);
            var written = index.Write(inside, [.. ranked.Concat(specific.Select(p => p.Key)).Concat(joins).Distinct()]);
            var place = new float[space.Dimensions];
            LabelCandidate Candidate(PhraseKey key, int rank) => written[key] is var w ? new(key, w.Text, w.IsForeign, counts[key], rank, !ranked.Contains(key), Nearness(w)) : default;
            LabelCandidate[] candidates = [.. ranked.Select((k, rank) => (Key: k, Rank: rank)).Concat(specific).Where(p => written.ContainsKey(p.Key)).Select(p => Candidate(p.Key, p.Rank))];
            return new(new(index, candidates, [.. joins.Where(written.ContainsKey).Select(j => Candidate(j, 0))], heads ?? [], new(topic.Parent < 0 ? tree.Topic : tree.SubTopic, t, inside.Length, topic.Parent < 0 ? null : tree.Topic, topic.Parent, background.Size, topic.Parent < 0 ? tree.SubTopic : null)),
                candidates, [.. ranked.Where(written.ContainsKey).Select(k => written[k].Text).DistinctBy(Sense).Take(KeyphraseCount)]);

            double Nearness(WrittenPhrase phrase)
            {
                space.Place(texts.Texts[phrase.In], phrase.Found.FirstToken..(phrase.Found.LastToken + 1), place);
                double own = 0, others = 0;
                foreach (var s in siblings)
                    if (s == t) own = Dense.Dot(place, tree.Topics[s].Centre);
                    else others += Dense.Dot(place, tree.Topics[s].Centre);
                return own - others / Math.Max(1, siblings.Length - 1);
            }
        }

        void Choose(int[] which)
        {
            var said = new List<PhraseKey>();
            foreach (var t in which)
            {
                var topic = tree.Topics[t];
                var (found, phrases) = kept[t] is null ? prepared[t].Label.Choose(topic.Id, [.. said], taken)
                    : (kept[t], [.. prepared[t].Candidates.Where(c => kept[t]!.Contains(c.Written, StringComparison.OrdinalIgnoreCase))]); // looked at on the line above
                var label = found
                    ?? (topic.Parent < 0 ? $"Sujet {topic.Id}" : named[topic.Parent].Label + TopicLabel.OtherPoints(named[topic.Parent].Said is { Length: > 0 } whole && whole.All(s => s.IsForeign), topic.Id));
                taken.Add(Sense(label));
                said.AddRange(phrases.Select(p => p.Key));
                named[t] = new(label, phrases, prepared[t].Keyphrases);
            }
        }
    }

    sealed record Prepared(TopicLabel Label, LabelCandidate[] Candidates, ImmutableArray<string> Keyphrases);

    sealed record Named(string Label, LabelCandidate[] Said, ImmutableArray<string> Keyphrases);

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
}
