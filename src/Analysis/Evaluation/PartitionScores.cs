using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Compares two ways of parting the same things.</summary>
/// <param name="N">Number of things.</param>
/// <param name="Ami">Adjusted mutual information: 0 for random partitions, 1 for equal ones.</param>
/// <param name="Ari">Adjusted Rand index: likewise.</param>
/// <param name="VMeasure">Harmonic mean of homogeneity and completeness, not corrected for chance.</param>
/// <param name="Purity">Share of things in the commonest gold class of their group, not corrected for chance.</param>
/// <remarks>
/// AMI = (MI − E[MI]) / ((H₁ + H₂)/2 − E[MI]), E[MI] exact under the hypergeometric model (Vinh, Epps &amp; Bailey 2010).
/// ARI: Hubert &amp; Arabie 1985. V-measure: Rosenberg &amp; Hirschberg 2007. Cost: O(cells × smaller class).
/// </remarks>
public sealed record PartitionScores(int N, double Ami, double Ari, double VMeasure, double Purity)
{
    /// <summary>Compares.</summary>
    /// <param name="found">The group of each thing.</param>
    /// <param name="gold">The gold class of each thing, in the same order.</param>
    public static PartitionScores Of(IReadOnlyList<string> found, IReadOnlyList<string> gold)
    {
        if (found.Count != gold.Count) throw new ArgumentException($"{found.Count} groups for {gold.Count} gold classes", nameof(gold));
        var n = found.Count;
        if (n == 0) return new(0, double.NaN, double.NaN, double.NaN, double.NaN);
        var table = Contingency.Of(found, gold);
        double h1 = Entropy(table.Rows, n), h2 = Entropy(table.Columns, n), mi = MutualInformation(table, n);
        var expected = ExpectedMutualInformation(table, n);
        var room = (h1 + h2) / 2 - expected;
        // two partitions of one class each, or of singletons each, are equal
        var ami = Math.Abs(room) < 1e-12 ? 1 : (mi - expected) / room;
        var v = h1 + h2 == 0 ? 1 : 2 * mi / (h1 + h2);
        return new(n, ami, AdjustedRand(table, n), v, Purest(found, gold, int.MaxValue));
    }

    /// <summary>Gives the purity of the k largest groups only.</summary>
    public static double PurityAt(int k, IReadOnlyList<string> found, IReadOnlyList<string> gold) => Purest(found, gold, k);

    static double Purest(IReadOnlyList<string> found, IReadOnlyList<string> gold, int k)
    {
        var groups = found.Zip(gold).GroupBy(p => p.First, p => p.Second, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(k).ToList();
        return groups.Sum(g => (double)g.GroupBy(c => c, StringComparer.Ordinal).Max(c => c.Count())) / groups.Sum(g => g.Count());
    }

    static double Entropy(ImmutableArray<int> sizes, double n) => -sizes.Sum(s => s / n * Math.Log(s / n));

    static double MutualInformation(Contingency table, double n) => table.Cells.Sum(cell =>
        cell.Count / n * Math.Log(n * cell.Count / ((double)table.Rows[cell.Row] * table.Columns[cell.Column])));

    static double AdjustedRand(Contingency table, int n)
    {
        static double Pairs(double m) => m * (m - 1) / 2;
        double together = table.Cells.Sum(c => Pairs(c.Count)), rows = table.Rows.Sum(s => Pairs(s)), columns = table.Columns.Sum(s => Pairs(s));
        var expected = n > 1 ? rows * columns / Pairs(n) : 0;
        var room = (rows + columns) / 2 - expected;
        return Math.Abs(room) < 1e-12 ? 1 : (together - expected) / room;
    }

    static double ExpectedMutualInformation(Contingency table, int n)
    {
        var logFactorial = new double[n + 1];
        for (var i = 2; i <= n; i++) logFactorial[i] = logFactorial[i - 1] + Math.Log(i);
        // many classes share a size: each pair of sizes is reckoned once
        var rows = table.Rows.GroupBy(s => s).OrderBy(g => g.Key).Select(g => (Size: g.Key, Times: g.Count())).ToList();
        var columns = table.Columns.GroupBy(s => s).OrderBy(g => g.Key).Select(g => (Size: g.Key, Times: g.Count())).ToList();
        var sum = 0.0;
        foreach (var (a, rowTimes) in rows)
            foreach (var (b, columnTimes) in columns)
            {
                var fixedPart = logFactorial[a] + logFactorial[b] + logFactorial[n - a] + logFactorial[n - b] - logFactorial[n];
                var cell = 0.0;
                for (var m = Math.Max(1, a + b - n); m <= Math.Min(a, b); m++)
                    cell += m / (double)n * Math.Log((double)n * m / ((double)a * b))
                        * Math.Exp(fixedPart - logFactorial[m] - logFactorial[a - m] - logFactorial[b - m] - logFactorial[n - a - b + m]);
                sum += cell * rowTimes * columnTimes;
            }
        return sum;
    }

    /// <summary>How many things stand in each group and gold class.</summary>
    sealed record Contingency(ImmutableArray<(int Row, int Column, int Count)> Cells, ImmutableArray<int> Rows, ImmutableArray<int> Columns)
    {
        public static Contingency Of(IReadOnlyList<string> found, IReadOnlyList<string> gold)
        {
            Dictionary<string, int> rowOf = new(StringComparer.Ordinal), columnOf = new(StringComparer.Ordinal);
            var cells = new SortedDictionary<(int, int), int>();
            for (var i = 0; i < found.Count; i++)
            {
                if (!rowOf.TryGetValue(found[i], out var row)) rowOf[found[i]] = row = rowOf.Count;
                if (!columnOf.TryGetValue(gold[i], out var column)) columnOf[gold[i]] = column = columnOf.Count;
                cells[(row, column)] = cells.GetValueOrDefault((row, column)) + 1;
            }
            int[] rows = new int[rowOf.Count], columns = new int[columnOf.Count];
            foreach (var ((row, column), count) in cells)
            {
                rows[row] += count;
                columns[column] += count;
            }
            return new([.. cells.Select(c => (c.Key.Item1, c.Key.Item2, c.Value))], [.. rows], [.. columns]);
        }
    }
}
