using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Turns of phrase (one and two words, by their first six letters) that lean to a side, learnt from declared arguments as a correction of what is known without them.</summary>
/// <remarks>
/// Penalised logistic regression by ML.NET (docs/decisions/0004-stance-by-ml-net.md): features are the turns, x = ln(n/d) / (4 √t) for a turn that
/// stands in d of n texts and in a text of t turns, and the score before. ML.NET knows no offset: the score is scaled so that its weight escapes the
/// penalty, and the weights of the turns are divided by it, so that they correct the score as it is. The bias is left out: the share of for in one
/// consultation says nothing about another. Turns count from 5 texts under several propositions; those with a figure never. λ = 3 keeps the correction small.
/// </remarks>
sealed class StanceTurns
{
    const double Penalty = 3;
    const double ScoreScale = 10;
    const double MinScoreWeight = 0.2;
    const int MinTexts = 5, MinGuessedTexts = 4;
    const double GuessPenalty = 0.5;
    readonly Dictionary<string, double> _weights;

    StanceTurns(Dictionary<string, double> weights) => _weights = weights;

    /// <summary>Knows no turn.</summary>
    public static StanceTurns None { get; } = new([]);

    /// <summary>Makes turns from their weights.</summary>
    public static StanceTurns From(IEnumerable<KeyValuePair<string, double>> weights) => new(new(weights, StringComparer.Ordinal));

    /// <summary>The turns and their weights, ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, double>> Weights => _weights.OrderBy(w => w.Key, StringComparer.Ordinal);

    /// <summary>Gives the correction for a text, in log-odds of for.</summary>
    public double Of(FoldedText text, List<(double Weight, string Words)>? why = null) => Of(TurnsOf(text), text, why);

    /// <summary>Gives the correction for a text, in log-odds of for, and adds the turns that weigh to <paramref name="why"/>.</summary>
    /// <param name="turns">Turns of the text: <see cref="TurnsOf"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="why">Where to add; null for nowhere.</param>
    public double Of(ImmutableArray<string> turns, FoldedText text, List<(double Weight, string Words)>? why = null)
    {
        if (_weights.Count == 0) return 0;
        var scale = ScaleOf(turns.Length);
        var places = why is null ? null : PlacesOf(text);
        var sum = 0.0;
        foreach (var turn in turns)
        {
            if (!_weights.TryGetValue(turn, out var weight)) continue;
            sum += weight * scale;
            if (places is not null) why!.Add((weight * scale, text.Surface(places[turn].First, places[turn].Count).ToLowerInvariant())); // there are places only where it is asked why
        }
        return sum;
    }

    /// <summary>Learns from examples.</summary>
    /// <param name="examples">In an order that does not depend on chance; both sides stand among them.</param>
    /// <param name="minParents">Propositions under which a turn must stand: the more, the less it depends on their subject.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="cancel">Stops before the learning.</param>
    public static StanceTurns Learn(IReadOnlyList<StanceExample> examples, int minParents, int seed, CancellationToken cancel)
    {
        var texts = SideBySide.Each(examples, e => TurnsOf(e.Text), cancel);
        var numberOf = KnownTurns(texts, i => examples[i].Parent, MinTexts, minParents, out var names, out var rarities);
        if (names.Count == 0) return None;
        cancel.ThrowIfCancellationRequested();
        var scorePlace = names.Count;
        var rows = SideBySide.Each([.. examples.Zip(texts)], x =>
        {
            var row = Row(x.Second, numberOf, rarities, x.First.IsFor, 1);
            return row with { Places = row.Places.Add(scorePlace), Values = row.Values.Add((float)(ScoreScale * x.First.Score)) };
        }, cancel);
        var model = MicrosoftMlLogistic.Fit(rows, names.Count + 1, Penalty, seed);
        var scoreWeight = Math.Max(MinScoreWeight, ScoreScale * model.Weights[^1]);
        return From(names.Select((n, k) => KeyValuePair.Create(n, model.Weights[k] * rarities[k] / scoreWeight)));
    }

    /// <summary>Learns which turns go with a side in one consultation from sides that are only guessed, the surer the more.</summary>
    /// <param name="guesses">Turns of texts and the log-odds of for that they are guessed with, in an order that does not depend on chance.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="cancel">Stops before the learning.</param>
    /// <returns>Turns of at least four texts; none where all guesses go one way. A guess of log-odds o counts tanh(2 |o|).</returns>
    public static StanceTurns LearnFromGuesses(IReadOnlyList<(ImmutableArray<string> Turns, double Odds)> guesses, int seed, CancellationToken cancel)
    {
        if (guesses.All(g => g.Odds > 0) || guesses.All(g => g.Odds <= 0)) return None;
        var texts = guesses.Select(g => g.Turns).ToArray();
        var numberOf = KnownTurns(texts, _ => "", MinGuessedTexts, 1, out var names, out var rarities);
        if (names.Count == 0) return None;
        cancel.ThrowIfCancellationRequested();
        var rows = guesses.Select((g, i) => Row(texts[i], numberOf, rarities, g.Odds > 0, (float)Math.Tanh(2 * Math.Abs(g.Odds)))).ToList();
        var model = MicrosoftMlLogistic.Fit(rows, names.Count, GuessPenalty, seed);
        return From(names.Select((n, k) => KeyValuePair.Create(n, model.Weights[k] * rarities[k])));
    }

    static SparseExample Row(ImmutableArray<string> turns, Dictionary<string, int> numberOf, List<double> rarities, bool isFor, float weight)
    {
        var places = turns.Where(numberOf.ContainsKey).Select(t => numberOf[t]).Order().ToImmutableArray();
        var scale = ScaleOf(turns.Length);
        return new([.. places], [.. places.Select(k => (float)(rarities[k] * scale))], isFor, weight);
    }

    static double ScaleOf(int turns) => 1 / (4 * Math.Sqrt(Math.Max(1, turns)));

    static Dictionary<string, int> KnownTurns(ImmutableArray<string>[] texts, Func<int, string> parentOf, int minTexts, int minParents,
        out List<string> names, out List<double> rarities)
    {
        // of its propositions no more are kept than it needs
        var counts = new Dictionary<string, (int Texts, ImmutableArray<string> Parents)>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            var parent = parentOf(i);
            foreach (var turn in texts[i])
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, turn, out var isKnown);
                if (!isKnown) known.Parents = [];
                known.Texts++;
                if (known.Parents.Length < minParents && !known.Parents.Contains(parent)) known.Parents = known.Parents.Add(parent);
            }
        }
        names = [.. counts.Where(c => c.Value.Texts >= minTexts && c.Value.Parents.Length >= minParents && !c.Key.Any(char.IsAsciiDigit)).Select(c => c.Key).Order(StringComparer.Ordinal)];
        rarities = [.. names.Select(n => Math.Log((double)texts.Length / counts[n].Texts))];
        return names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
    }

    /// <summary>Gives the turns of a text, each once.</summary>
    public static ImmutableArray<string> TurnsOf(FoldedText text)
    {
        var turns = new HashSet<string>(2 * text.Words.Length, StringComparer.Ordinal);
        foreach (var (turn, _, _) in Read(text)) turns.Add(turn);
        return [.. turns];
    }

    /// <summary>Gives each turn with the words that say it first.</summary>
    static Dictionary<string, (int First, int Count)> PlacesOf(FoldedText text)
    {
        var places = new Dictionary<string, (int, int)>(2 * text.Words.Length, StringComparer.Ordinal);
        foreach (var (turn, first, count) in Read(text)) places.TryAdd(turn, (first, count));
        return places;
    }

    // "^" is the beginning, which is no word
    static IEnumerable<(string Turn, int First, int Count)> Read(FoldedText text)
    {
        var before = "^";
        for (var i = 0; i < text.Words.Length; i++)
        {
            var stem = StanceWords.Stem(text.Words[i]);
            yield return (stem, i, 1);
            yield return (before + " " + stem, Math.Max(0, i - 1), i == 0 ? 1 : 2);
            before = stem;
        }
    }
}
