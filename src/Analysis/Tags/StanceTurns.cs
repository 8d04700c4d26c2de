using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Turns of phrase (one and two words) that lean to a side, learnt from declared arguments as a correction of what is known without them.</summary>
/// <remarks>
/// Penalised logistic regression: minimises Σ −ln σ(±(s + Σ w x)) + λ/2 Σ w², s the score before, x = ln(n/d) / (4 √t) for a turn that stands in
/// d of n texts and in a text of t turns. Turns count from 5 texts under several propositions; those with a figure never. λ = 3 keeps the correction small: on unseen propositions of
/// rua-fonctionnement weaker penalties lose what the written words alone reach. Cost: 120 passes over the examples; one thread, no chance.
/// </remarks>
sealed class StanceTurns
{
    const double Penalty = 3;
    const int Passes = 120;
    const int MinTexts = 5;
    readonly Dictionary<string, double> _weights;

    StanceTurns(Dictionary<string, double> weights) => _weights = weights;

    /// <summary>Knows no turn.</summary>
    public static StanceTurns None { get; } = new([]);

    /// <summary>Makes turns from their weights.</summary>
    public static StanceTurns From(IEnumerable<KeyValuePair<string, double>> weights) => new(new(weights, StringComparer.Ordinal));

    /// <summary>The turns and their weights, ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, double>> Weights => _weights.OrderBy(w => w.Key, StringComparer.Ordinal);

    /// <summary>Gives the correction for a text, in log-odds of for, and adds the turns that weigh to <paramref name="why"/>.</summary>
    public double Of(FoldedText text, List<(double Weight, string Words)>? why = null)
    {
        var turns = TurnsOf(text);
        var scale = 1 / (4 * Math.Sqrt(Math.Max(1, turns.Length)));
        var sum = 0.0;
        foreach (var turn in turns)
        {
            if (!_weights.TryGetValue(turn, out var weight)) continue;
            sum += weight * scale;
            why?.Add((weight * scale, turn.TrimStart('^', ' ')));
        }
        return sum;
    }

    /// <summary>Learns from examples.</summary>
    /// <param name="examples">In an order that does not depend on chance.</param>
    /// <param name="minParents">Propositions under which a turn must stand: the more, the less it depends on their subject.</param>
    /// <param name="cancel">Stops between two passes.</param>
    public static StanceTurns Learn(IReadOnlyList<StanceExample> examples, int minParents, CancellationToken cancel)
    {
        var texts = examples.Select(e => TurnsOf(e.Text)).ToArray();
        var numberOf = KnownTurns(examples, texts, minParents, out var names, out var idf);
        var rows = texts.Select(t => t.Where(numberOf.ContainsKey).Select(g => numberOf[g]).ToArray()).ToArray();
        var scales = texts.Select(t => 1 / (4 * Math.Sqrt(Math.Max(1, t.Length)))).ToArray();
        var weights = new double[names.Count];
        var steps = Steps(rows, scales, idf);
        var gradient = new double[names.Count];
        var bias = 0.0;
        for (var pass = 0; pass < Passes; pass++)
        {
            cancel.ThrowIfCancellationRequested();
            Array.Clear(gradient);
            var biasGradient = 0.0;
            for (var i = 0; i < rows.Length; i++)
            {
                var z = examples[i].Score + bias;
                foreach (var k in rows[i]) z += weights[k] * idf[k] * scales[i];
                var residual = (examples[i].IsFor ? 1 : 0) - 1 / (1 + Math.Exp(-z));
                biasGradient += residual;
                foreach (var k in rows[i]) gradient[k] += residual * idf[k] * scales[i];
            }
            bias += biasGradient * 2 / rows.Length;
            for (var k = 0; k < weights.Length; k++) weights[k] += (gradient[k] - Penalty * weights[k]) / steps[k];
        }
        return From(Enumerable.Range(0, weights.Length).Select(k => KeyValuePair.Create(names[k], weights[k] * idf[k])));
    }

    /// <summary>Bounds of the curvature, so that all weights can move at once and never overshoot.</summary>
    static double[] Steps(int[][] rows, double[] scales, List<double> idf)
    {
        var steps = new double[idf.Count];
        Array.Fill(steps, Penalty);
        for (var i = 0; i < rows.Length; i++)
        {
            var reach = rows[i].Sum(k => idf[k] * scales[i]);
            foreach (var k in rows[i]) steps[k] += 0.25 * idf[k] * scales[i] * reach;
        }
        return steps;
    }

    static Dictionary<string, int> KnownTurns(IReadOnlyList<StanceExample> examples, ImmutableArray<string>[] texts, int minParents,
        out List<string> names, out List<double> idf)
    {
        var counts = new Dictionary<string, (int Texts, HashSet<string> Parents)>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
            foreach (var turn in texts[i])
            {
                var (count, parents) = counts.TryGetValue(turn, out var known) ? known : (0, new(StringComparer.Ordinal));
                parents.Add(examples[i].Parent);
                counts[turn] = (count + 1, parents);
            }
        names = [.. counts.Where(c => c.Value.Texts >= MinTexts && c.Value.Parents.Count >= minParents && !c.Key.Any(char.IsAsciiDigit)).Select(c => c.Key).Order(StringComparer.Ordinal)];
        idf = [.. names.Select(n => Math.Log((double)texts.Length / counts[n].Texts))];
        return names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
    }

    static ImmutableArray<string> TurnsOf(FoldedText text)
    {
        var turns = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Words.Length; i++)
        {
            turns.Add(text.Words[i]);
            turns.Add((i == 0 ? "^" : text.Words[i - 1]) + " " + text.Words[i]);
        }
        return [.. turns];
    }
}
