using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Names topics by phrases found in their texts, and chooses the contributions that show them best.</summary>
/// <remarks>
/// Phrases are ranked by <see cref="PhraseRanking"/> against the corpus for a topic, against its topic for a sub-topic. The label is the phrase, or the pair of phrases, that sets the topic's texts apart best: share of its texts that speak of one less the same share elsewhere. A second phrase must bring <see cref="SecondGain"/> more, and what fewer than <see cref="LeastShare"/> of the texts hold names nothing while there is more (in topics of <see cref="SmallTopic"/> and more, what two texts hold). Of a part nothing is said that its topic's label says already, or that a single text holds: it is then called other points. Labels are distinct.
/// </remarks>
internal static class TopicNames
{
    const int LabelSample = 50_000, KeyphraseCount = 6, Leading = 12;
    const double KeepLabelShare = 0.8, SecondGain = 0.03, PhraseBonus = 0.08, RankCost = 0.01, LeastShare = 0.12, Narrow = 1.0 / 3, NarrowGain = 0.01;
    const int LeastTexts = 3, SmallTopic = 6;

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
        var topics = ImmutableArray.CreateBuilder<Topic>(tree.Topics.Length);
        var everywhere = new Background(index.Count(index.Sample), Marks(index.Sample, moving.Length), index.Sample.Length, []);
        var parent = everywhere;
        var (marks, marked) = (new bool[moving.Length], Array.Empty<int>());
        for (var t = 0; t < tree.Topics.Length; t++)
        {
            cancel.ThrowIfCancellationRequested();
            var topic = tree.Topics[t];
            var inside = index.Among(topic.Members);
            var counts = index.Count(inside);
            var background = topic.Parent < 0 ? everywhere : parent;
            var ranked = PhraseRanking.Rank(counts, inside.Length, background.Counts, background.Size);
            var written = index.Write(inside, ranked);
            ranked = [.. ranked.Where(written.ContainsKey)];
            // one array for all sub-topics: a new one for each of thousands fills the memory
            foreach (var i in marked) marks[i] = false;
            foreach (var i in marked = inside) marks[i] = true;
            var kept = KeptLabel(topic, earlier, taken);
            var (found, named) = kept is null ? Label(index, ranked, counts, written, marks, inside, background, taken) : (kept, []);
            var label = found
                ?? (topic.Parent < 0 ? $"Sujet {topic.Id}" : $"{topics[topic.Parent].Label} : autres points ({topic.Id})");
            taken.Add(label);
            topics.Add(new(topic.Id, topic.Parent < 0 ? null : tree.Topics[topic.Parent].Id, topic.Parent < 0 ? 1 : 2, label,
                [.. ranked.Take(KeyphraseCount).Select(key => written[key])], topic.Members.Length, Representatives.Of(texts, rows, topic, moving)));
            if (topic.Parent < 0) parent = new(counts, Marks(inside, moving.Length), inside.Length, [.. named, .. ranked.Take(2)]);
        }
        return topics.MoveToImmutable();
    }

    sealed record Background(Dictionary<PhraseKey, int> Counts, bool[] Marks, int Size, PhraseKey[] Label);

    // a label that people have read stays while the topic does
    static string? KeptLabel(OrderedTopic topic, EarlierLevels? earlier, HashSet<string> taken)
    {
        if (earlier is null || !earlier.Labels.TryGetValue(topic.Id, out var label) || taken.Contains(label)) return null;
        var (ids, places) = topic.Parent < 0 ? (earlier.Ids, earlier.Topics) : (earlier.SubIds, earlier.SubTopics);
        var stayed = topic.Members.Count(m => places[m] >= 0 && ids[places[m]] == topic.Id);
        return stayed >= KeepLabelShare * topic.Members.Length ? label : null;
    }

    static (string? Text, PhraseKey[] Keys) Label(PhraseIndex index, List<PhraseKey> ranked, Dictionary<PhraseKey, int> counts, Dictionary<PhraseKey, string> written, bool[] marks, int[] inside, Background background, HashSet<string> taken)
    {
        var size = inside.Length;
        // the topic's own label says nothing about its parts, nor the consultation's name about its topics
        var isPart = background.Label.Length > 0;
        var own = ranked.Where(k => !index.IsTheName(k) && !background.Label.Any(l => l.Contains(k)) && (!isPart || size < LeastTexts || counts[k] > 1)).Take(Leading).ToArray();
        var shared = own.Where(k => counts[k] >= LeastShare * size && (size < SmallTopic || k.Length > 1 || counts[k] >= LeastTexts)).ToArray();
        // a part of which nothing sets texts apart is better called "other points" than by its topic's name or by one of its texts
        foreach (var leading in new PhraseKey[][] { shared, own, isPart ? [] : [.. ranked.Take(Leading)] })
            if (Best(leading) is { } best)
                return best;
        return (null, []);

        (string Text, PhraseKey[] Keys)? Best(PhraseKey[] leading)
        {
            var labels = new List<(double Score, string Text, PhraseKey[] Keys)>();
            for (var a = 0; a < leading.Length; a++)
            {
                labels.Add((Score(leading[a]) - RankCost * a, Text(leading[a]), [leading[a]]));
                // what few texts hold needs a second phrase beside it to say what the others speak of
                var least = counts[leading[a]] < Narrow * size ? NarrowGain : SecondGain;
                for (var b = a + 1; b < leading.Length; b++)
                    if (leading[a].Shared(leading[b]) == 0 && !index.AreAkin(leading[a], leading[b]))
                        labels.Add((Score(leading[a], leading[b]) - least - RankCost * (a + b), Text(leading[a], leading[b]), [leading[a], leading[b]]));
            }
            return labels.Where(l => !taken.Contains(l.Text)).OrderByDescending(l => l.Score).ThenBy(l => l.Text, StringComparer.Ordinal)
                .Select(l => ((string, PhraseKey[])?)(l.Text, l.Keys)).FirstOrDefault();
        }

        string Text(params PhraseKey[] keys)
        {
            var text = string.Join(keys.Any(k => written[k].Contains(" et ", StringComparison.Ordinal)) ? ", " : " et ", keys.Select(k => written[k]));
            return char.ToUpperInvariant(text[0]) + text[1..];
        }

        // a phrase of two words or three says more than one word
        double Score(params PhraseKey[] keys) =>
            index.Fit(keys, marks, size, background.Marks, background.Size) + PhraseBonus * keys.Count(k => k.Length > 1);
    }

    static bool[] Marks(int[] which, int count)
    {
        var marks = new bool[count];
        foreach (var i in which) marks[i] = true;
        return marks;
    }
}
