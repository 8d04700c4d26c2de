namespace SynthesisPipeline.Analysis;

/// <summary>A phrase that may name a topic.</summary>
/// <param name="Key">Its stems.</param>
/// <param name="Written">How people write it.</param>
/// <param name="IsForeign">Whether most of them write it in another language than French.</param>
/// <param name="Count">Texts of the topic that hold it.</param>
/// <param name="Rank">Its place among the phrases that set the topic apart; of a longer one that of its word. 0 = first.</param>
internal readonly record struct LabelCandidate(PhraseKey Key, string Written, bool IsForeign, int Count, int Rank);

/// <summary>What a topic must be told from: all texts for a topic, those of its topic for a part.</summary>
/// <param name="Counts">For each phrase, how many of these texts hold it.</param>
/// <param name="Marks">Marks these texts.</param>
/// <param name="Size">How many they are.</param>
/// <param name="Label">The phrases that name them already; empty for all texts.</param>
internal sealed record LabelBackground(Dictionary<PhraseKey, int> Counts, bool[] Marks, int Size, PhraseKey[] Label);

/// <summary>Chooses the label of one topic: the phrase, or the pair of phrases, that sets its texts apart best.</summary>
/// <remarks>
/// Score = <see cref="PhraseIndex.Fit"/> + <see cref="PhraseBonus"/> for a phrase of two words and more, which says more than one word (<see cref="SecondBonus"/> for a second one), less <see cref="SameCost"/> a phrase that names a sibling already or <see cref="AkinCost"/> one that speaks of the same, less <see cref="RankCost"/> a rank. A second phrase must bring <see cref="SecondGain"/> more beside a phrase and <see cref="NarrowGain"/> beside one that under a third of the texts hold; beside a single word, which says little of a group, it may even lose as much as <see cref="WordGain"/>. What fewer than <see cref="LeastShare"/> of the texts hold names nothing while there is more (in topics of <see cref="SmallTopic"/> and more, what two texts hold). Of a part nothing is said that its topic's label says already, or that a single text holds.
/// Cost: pairs of at most 36 candidates, each once through the texts that hold its stems.
/// </remarks>
internal static class TopicLabel
{
    const double SecondGain = 0.03, PhraseBonus = 0.08, SecondBonus = 0.03, SameCost = 0.1, AkinCost = 0.05, RankCost = 0.01, LeastShare = 0.12, Narrow = 1.0 / 3, NarrowGain = 0.01, WordGain = -0.01;
    const int LeastTexts = 3, SmallTopic = 6;

    /// <summary>Chooses a label.</summary>
    /// <param name="index">The phrases of all texts.</param>
    /// <param name="candidates">Phrases that may name the topic.</param>
    /// <param name="inside">Marks the topic's texts.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="background">What it must be told from.</param>
    /// <param name="siblings">Phrases that name siblings.</param>
    /// <param name="taken">What labels say that are given (<see cref="TopicNames.Sense"/>).</param>
    /// <returns>The label and its phrases; null where nothing names it.</returns>
    public static (string? Text, PhraseKey[] Keys) Of(PhraseIndex index, LabelCandidate[] candidates, bool[] inside, int size, LabelBackground background, PhraseKey[] siblings, HashSet<string> taken)
    {
        // the topic's own label says nothing about its parts, nor the consultation's name about its topics, nor what all speak of about any
        var isPart = background.Label.Length > 0;
        LabelCandidate[] own = [.. candidates.Where(c => !index.IsTheName(c.Key) && !index.IsOfAll(c.Key, inside, size) && !background.Label.Any(l => l.Contains(c.Key)) && (!isPart || size < LeastTexts || c.Count > 1))];
        LabelCandidate[] shared = [.. own.Where(c => c.Count >= LeastShare * size && (size < SmallTopic || c.Key.Length > 1 || c.Count >= LeastTexts))];
        var costs = candidates.ToDictionary(c => c.Key, c => (siblings.Contains(c.Key) ? SameCost : siblings.Any(s => index.AreAkin(s, c.Key)) ? AkinCost : 0));
        // a part of which nothing sets texts apart is better called "other points" than by its topic's name or by one of its texts
        foreach (var leading in new[] { shared, own, isPart ? [] : candidates })
            if (Best(leading) is { } best)
                return best;
        return (null, []);

        (string Text, PhraseKey[] Keys)? Best(LabelCandidate[] leading)
        {
            var labels = new List<(double Score, string Text, PhraseKey[] Keys)>();
            // ranks among those that are left
            int[] ranks = [.. leading.Select(c => c.Rank).Distinct().Order()];
            double Score(params LabelCandidate[] said)
            {
                PhraseKey[] keys = [.. said.Select(c => c.Key)];
                var bonus = keys.Count(k => k.Length > 1) switch { 0 => 0, 1 => PhraseBonus, _ => PhraseBonus + SecondBonus };
                return index.Fit(keys, inside, size, background.Marks, background.Size) + bonus - said.Sum(c => costs[c.Key] + RankCost * Array.BinarySearch(ranks, c.Rank));
            }

            for (var a = 0; a < leading.Length; a++)
            {
                labels.Add((Score(leading[a]), Text(leading[a]), [leading[a].Key]));
                for (var b = a + 1; b < leading.Length; b++)
                {
                    var (first, second) = leading[a].Rank <= leading[b].Rank ? (leading[a], leading[b]) : (leading[b], leading[a]);
                    // what few texts hold, or a single word, needs a second phrase beside it to say what the others speak of
                    if (first.Key.Shared(second.Key) == 0 && !index.AreAkin(first.Key, second.Key))
                        labels.Add((Score(first, second) - (first.Key.Length == 1 ? WordGain : first.Count < Narrow * size ? NarrowGain : SecondGain), Text(first, second), [first.Key, second.Key]));
                }
            }
            return labels.OrderByDescending(l => l.Score).ThenBy(l => l.Text, StringComparer.Ordinal).Where(l => !taken.Contains(TopicNames.Sense(l.Text)))
                .Select(l => ((string, PhraseKey[])?)(l.Text, l.Keys)).FirstOrDefault();
        }

        static string Text(params LabelCandidate[] said)
        {
            var text = string.Join(said.Any(c => c.Written.Contains(" et ", StringComparison.Ordinal)) ? ", " : said.All(c => c.IsForeign) ? " and " : " et ", said.Select(c => c.Written));
            return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }
}
