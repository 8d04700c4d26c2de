namespace SynthesisPipeline.Analysis;

/// <summary>Compares two partitions of the same things, corrected for chance.</summary>
/// <remarks>
/// AMI = (MI − E[MI]) / (mean(H₁, H₂) − E[MI]) with E[MI] exact under the hypergeometric model (Vinh, Epps &amp; Bailey 2010, JMLR 11). 1 = the same partition, near 0 = no more alike than chance, whatever the number of classes.
/// Cost: rows · columns · (smaller class) once for E[MI].
/// </remarks>
public static class AdjustedMutualInformation
{
    /// <summary>Computes the AMI of two labellings.</summary>
    /// <param name="first">A class a thing, any numbers.</param>
    /// <param name="second">A class a thing, in the same order.</param>
    /// <returns>At most 1; may fall slightly under 0; 1 for two trivial partitions that are equal.</returns>
    /// <exception cref="ArgumentException">The labellings differ in length.</exception>
    public static double Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"{second.Length} labels: expected {first.Length}", nameof(second));
        var n = first.Length;
        if (n == 0) return 1;
        var rows = new SortedDictionary<int, int>();
        var columns = new SortedDictionary<int, int>();
        var cells = new SortedDictionary<(int, int), int>();
        for (var i = 0; i < n; i++)
        {
            rows[first[i]] = rows.GetValueOrDefault(first[i]) + 1;
            columns[second[i]] = columns.GetValueOrDefault(second[i]) + 1;
            cells[(first[i], second[i])] = cells.GetValueOrDefault((first[i], second[i])) + 1;
        }
        if (rows.Count == columns.Count && (rows.Count == 1 || rows.Count == n)) return 1;

        var information = 0d;
        foreach (var ((r, c), count) in cells)
            information += (double)count / n * Math.Log((double)n * count / ((double)rows[r] * columns[c]));
        var expected = Expected([.. rows.Values], [.. columns.Values], n);
        var denominator = (Entropy(rows.Values, n) + Entropy(columns.Values, n)) / 2 - expected;
        return Math.Abs(denominator) < 1e-15 ? 0 : (information - expected) / denominator;
    }

    static double Entropy(IEnumerable<int> sizes, int n) => -sizes.Sum(size => (double)size / n * Math.Log((double)size / n));

    static double Expected(int[] rows, int[] columns, int n)
    {
        var logFactorials = new double[n + 1];
        for (var i = 2; i <= n; i++) logFactorials[i] = logFactorials[i - 1] + Math.Log(i);
        // classes of one size share their terms: partitions have many small classes
        var rowSizes = rows.GroupBy(size => size).OrderBy(g => g.Key).Select(g => (Size: g.Key, Count: g.Count())).ToArray();
        var columnSizes = columns.GroupBy(size => size).OrderBy(g => g.Key).Select(g => (Size: g.Key, Count: g.Count())).ToArray();
        var sum = 0d;
        foreach (var (a, aCount) in rowSizes)
            foreach (var (b, bCount) in columnSizes)
            {
                var constant = logFactorials[a] + logFactorials[b] + logFactorials[n - a] + logFactorials[n - b] - logFactorials[n];
                var term = 0d;
                for (var shared = Math.Max(1, a + b - n); shared <= Math.Min(a, b); shared++)
                    term += (double)shared / n * Math.Log((double)n * shared / ((double)a * b)) * Math.Exp(constant
                        - logFactorials[shared] - logFactorials[a - shared] - logFactorials[b - shared] - logFactorials[n - a - b + shared]);
                sum += term * aCount * bCount;
            }
        return sum;
    }
}
