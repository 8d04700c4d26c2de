using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Names topics by phrases found in their texts, and chooses the contributions that show them best.</summary>
/// <remarks>
/// A phrase scores z = δ / √var, where δ is the difference of its log-odds inside and outside of the topic on counts of texts, with a Dirichlet prior of strength 40 from the background (Monroe, Colaresi &amp; Quinn 2008), times 1 + 0.35 per further content word, times coverage^0.15. Background: the corpus for a topic, its topic for a sub-topic. A label is the best two that share no word.
/// </remarks>
internal static class TopicNames
{
    const int LabelSample = 50_000, KeyphraseCount = 6;
    const double Prior = 40, LengthBonus = 0.35, CoveragePower = 0.15;

    /// <summary>Names all topics, in order.</summary>
    public static ImmutableArray<Topic> Name(PreparedCorpus texts, int[] voices, DenseRows rows, TopicOrder tree, CancellationToken cancel)
    {
        var sample = Sampling.Stride(voices, LabelSample);
        var phrases = new PhraseKey[texts.Texts.Length][];
        Parallel.For(0, sample.Length, new ParallelOptions { CancellationToken = cancel }, () => new List<Phrases.Found>(), (i, _, found) =>
        {
            Phrases.In(texts.Texts[sample[i]], texts.Vocabulary, found);
            phrases[sample[i]] = [.. found.Select(f => f.Key).Distinct()];
            return found;
        }, _ => { });
        var moving = new bool[texts.Texts.Length];
        foreach (var voice in voices) moving[voice] = true;

        int[] InSample(int topic) => [.. tree.Topics[topic].Members.Where(m => phrases[m] is not null)];
        var everywhere = Count(sample, phrases);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var topics = ImmutableArray.CreateBuilder<Topic>(tree.Topics.Length);
        var parentCounts = (Place: -1, Counts: everywhere, Size: sample.Length);
        for (var t = 0; t < tree.Topics.Length; t++)
        {
            cancel.ThrowIfCancellationRequested();
            var topic = tree.Topics[t];
            var inside = InSample(t);
            var counts = Count(inside, phrases);
            if (topic.Parent < 0) parentCounts = (t, counts, inside.Length);
            var ranked = topic.Parent < 0 ? Rank(counts, inside.Length, everywhere, sample.Length) : Rank(counts, inside.Length, parentCounts.Counts, parentCounts.Size);
            var written = Write(texts, inside, ranked);
            var label = Label(written, topic.Parent < 0 ? "" : topics[topic.Parent].Label, taken, topic.Id);
            taken.Add(label);
            topics.Add(new(topic.Id, topic.Parent < 0 ? null : tree.Topics[topic.Parent].Id, topic.Parent < 0 ? 1 : 2, label,
                [.. written.Take(KeyphraseCount).Select(w => w.Text)], topic.Members.Length, Representatives.Of(texts, rows, topic, moving)));
        }
        return topics.MoveToImmutable();
    }

    static Dictionary<PhraseKey, int> Count(int[] which, PhraseKey[][] phrases)
    {
        var counts = new Dictionary<PhraseKey, int>();
        foreach (var i in which)
            foreach (var key in phrases[i]) counts[key] = counts.GetValueOrDefault(key) + 1;
        return counts;
    }

    static List<PhraseKey> Rank(Dictionary<PhraseKey, int> inside, int size, Dictionary<PhraseKey, int> background, int backgroundSize)
    {
        var least = Math.Max(Math.Min(2, size), Math.Min(3, size / 8));
        var scored = new List<(double Score, PhraseKey Key)>();
        foreach (var (key, count) in inside)
        {
            if (count < least) continue;
            double all = background[key], prior = Prior * all / backgroundSize;
            var delta = Math.Log((count + prior) / (size + Prior - count - prior))
                - Math.Log((all - count + prior) / (backgroundSize - size + Prior - (all - count) - prior));
            var z = delta / Math.Sqrt(1 / (count + prior) + 1 / (all - count + prior));
            scored.Add((z * (1 + LengthBonus * (key.Length - 1)) * Math.Pow((double)count / size, CoveragePower), key));
        }
        scored.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Key.CompareTo(b.Key));
        var chosen = new List<PhraseKey>();
        foreach (var (_, key) in scored)
        {
            if (chosen.Count == 2 * KeyphraseCount) break;
            // a single word gives way to the phrase that holds it, when that stands in 35 % of its texts
            var longer = scored.Where(s => s.Key.Length > key.Length && s.Key.Contains(key) && inside[s.Key] >= 0.35 * inside[key]).Select(s => (PhraseKey?)s.Key).FirstOrDefault();
            var candidate = key.Length == 1 ? longer ?? key : key;
            if (chosen.All(c => 2 * c.Shared(candidate) < Math.Min(c.Length, candidate.Length) || c.Shared(candidate) == 0)) chosen.Add(candidate);
        }
        return chosen;
    }

    // the commonest way of writing each phrase
    static List<(PhraseKey Key, string Text)> Write(PreparedCorpus texts, int[] inside, List<PhraseKey> keys)
    {
        var forms = keys.ToDictionary(k => k, _ => new SortedDictionary<string, int>(StringComparer.Ordinal));
        var found = new List<Phrases.Found>();
        foreach (var i in inside)
        {
            Phrases.In(texts.Texts[i], texts.Vocabulary, found);
            foreach (var phrase in found)
                if (forms.TryGetValue(phrase.Key, out var ways))
                {
                    var text = Phrases.Written(texts.Texts[i], phrase);
                    text = text.Any(char.IsLower) ? text.ToLowerInvariant() : text;
                    ways[text] = ways.GetValueOrDefault(text) + 1;
                }
        }
        return [.. keys.Select(k => (k, forms[k].OrderByDescending(w => w.Value).First().Key))];
    }

    static string Label(List<(PhraseKey Key, string Text)> written, string parentLabel, HashSet<string> taken, TopicId id)
    {
        for (var second = 1; second <= written.Count; second++)
            for (var first = 0; first < Math.Min(second, 3); first++)
            {
                var label = second == written.Count ? written[first].Text : $"{written[first].Text}, {written[second].Text}";
                label = char.ToUpperInvariant(label[0]) + label[1..];
                if (label != parentLabel && !taken.Contains(label)) return label;
            }
        return $"Sujet {id}";
    }
}
