namespace SynthesisPipeline.Analysis;

/// <summary>Merges weighted points two by two, always the pair whose members are most alike on average (Sokal &amp; Michener 1958).</summary>
/// <remarks>Likeness of two groups: mean dot product over all pairs of their members; for points that are means of their members this is the dot product of the groups' means. Cost: points² in memory, a little more in time, so for some hundred points.</remarks>
internal static class AverageTree
{
    /// <summary>Builds the tree.</summary>
    /// <param name="points">Means of their members (not brought to length 1).</param>
    /// <param name="weights">How many members each stands for.</param>
    public static MergeTree Build(DenseRows points, double[] weights)
    {
        var n = points.Count;
        var packed = points.Pack();
        var likeness = new double[n][];
        var scores = new float[packed.Width];
        for (var i = 0; i < n; i++)
        {
            packed.Scores(points[i], 1, scores);
            likeness[i] = new double[n];
            for (var j = 0; j < n; j++) likeness[i][j] = scores[j];
        }
        var size = (double[])weights.Clone();
        var merges = new List<(int A, int B)>();
        var alive = Enumerable.Range(0, n).ToList();
        var best = new int[n];
        foreach (var a in alive) best[a] = Best(a);
        while (alive.Count > 1)
        {
            var first = alive.MaxBy(a => likeness[a][best[a]]);
            int a = Math.Min(first, best[first]), b = Math.Max(first, best[first]);
            alive.Remove(b);
            foreach (var other in alive)
                if (other != a)
                    likeness[a][other] = likeness[other][a] = (size[a] * likeness[a][other] + size[b] * likeness[b][other]) / (size[a] + size[b]);
            size[a] += size[b];
            merges.Add((a, b));
            foreach (var other in alive)
                if (other == a || best[other] == a || best[other] == b) best[other] = Best(other);
                else if (likeness[other][a] > likeness[other][best[other]]) best[other] = a;
        }
        return new(n, merges);

        int Best(int a)
        {
            var found = -1;
            foreach (var b in alive)
                if (b != a && (found < 0 || likeness[a][b] > likeness[a][found])) found = b;
            return found < 0 ? a : found;
        }
    }
}
