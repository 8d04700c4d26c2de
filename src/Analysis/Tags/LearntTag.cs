using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One tag as people's answers taught it.</summary>
/// <remarks>
/// Logistic regression by ML.NET over <see cref="TagFeatures"/>. Five folds tell how it does on answers it has not seen; a straight line over the log-odds
/// of these, learnt the same way, turns them into shares (Platt 1999). Used only where its log-loss on unseen answers is below that of the written rules by twice the standard error.
/// </remarks>
sealed record LearntTag(LinearModel Model, LinearModel Line, TagLearning Learning)
{
    const int Folds = 5;
    const double Penalty = 1, LinePenalty = 0.1;
    const double Step = 0.1;

    /// <summary>Gives the confidence for a contribution.</summary>
    public double Of(SparseExample example) => Share(Line.Of(OnLine(Model.Of(example), false)));

    /// <summary>Learns a tag.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="value">Its value.</param>
    /// <param name="examples">People's answers with their features, in corpus order.</param>
    /// <param name="rules">Confidence of the written rules for each; 0 where they say nothing.</param>
    /// <param name="width">Number of features.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="cancel">Stops between two folds.</param>
    public static LearntTag Learn(TagKind kind, string value, ImmutableArray<SparseExample> examples, ImmutableArray<double> rules, int width, int seed, CancellationToken cancel)
    {
        var unseen = new double[examples.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            cancel.ThrowIfCancellationRequested();
            var model = Fit([.. examples.Where((_, i) => i % Folds != fold)], width, seed);
            for (var i = fold; i < examples.Length; i += Folds) unseen[i] = model.Of(examples[i]);
        }
        var line = MicrosoftMlLogistic.Fit([.. examples.Select((e, i) => OnLine(unseen[i], e.IsTrue))], 1, LinePenalty, seed);
        ImmutableArray<double> said = [.. unseen.Select(z => Share(line.Of(OnLine(z, false))))];
        ImmutableArray<bool> right = [.. examples.Select(e => e.IsTrue)];
        var before = Losses(ByRule(rules, right), right);
        var after = Losses(said, right);
        return new(Fit(examples, width, seed), line,
            new(kind, value, examples.Length, right.Count(r => r), IsBetter(before, after), before.Average(), after.Average(), ReliabilityOf(said, right)));
    }

    /// <summary>Says how often what was said with about one confidence was right.</summary>
    public static ImmutableArray<ReliabilityLine> ReliabilityOf(ImmutableArray<double> said, ImmutableArray<bool> right) =>
        [.. said.Select((s, i) => (Said: s, Right: right[i])).GroupBy(x => Math.Min(9, (int)(x.Said / Step))).OrderBy(g => g.Key)
            .Select(g => new ReliabilityLine(g.Key * Step, (g.Key + 1) * Step, g.Count(), g.Average(x => x.Said), g.Average(x => x.Right ? 1.0 : 0)))];

    static LinearModel Fit(ImmutableArray<SparseExample> examples, int width, int seed) =>
        examples.All(e => e.IsTrue == examples[0].IsTrue)
            ? new(examples[0].IsTrue ? 2 : -2, [.. new double[width]])
            : MicrosoftMlLogistic.Fit(examples, width, Penalty, seed);

    static SparseExample OnLine(double odds, bool isTrue) => new([0], [(float)odds], isTrue);

    static double Share(double odds) => 1 / (1 + Math.Exp(-odds));

    /// <summary>The best the rules could say: the share given where they speak, and where they don't.</summary>
    static ImmutableArray<double> ByRule(ImmutableArray<double> rules, ImmutableArray<bool> right)
    {
        double ShareWhere(Func<double, bool> speaks)
        {
            var some = right.Where((_, i) => speaks(rules[i])).ToList();
            return (some.Count(r => r) + 1.0) / (some.Count + 2.0);
        }
        var (where, elsewhere) = (ShareWhere(r => r > 0), ShareWhere(r => r == 0));
        return [.. rules.Select(r => r > 0 ? where : elsewhere)];
    }

    static ImmutableArray<double> Losses(ImmutableArray<double> said, ImmutableArray<bool> right) =>
        [.. said.Select((s, i) => -Math.Log(Math.Clamp(right[i] ? s : 1 - s, 1e-6, 1)))];

    /// <summary>Tells whether the loss fell by more than chance lets it: twice the standard error of the differences.</summary>
    static bool IsBetter(ImmutableArray<double> before, ImmutableArray<double> after)
    {
        var gains = before.Select((b, i) => b - after[i]).ToList();
        var mean = gains.Average();
        var deviation = Math.Sqrt(gains.Sum(g => (g - mean) * (g - mean)) / (gains.Count - 1));
        return mean > 2 * deviation / Math.Sqrt(gains.Count);
    }
}
