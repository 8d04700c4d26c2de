namespace SynthesisPipeline.Analysis;

/// <summary>Joins what is alike, from the most alike pair on, by the mean likeness of all pairs between two clusters.</summary>
static class AverageLinkage
{
    /// <summary>Clusters n things until no two clusters are as alike as <paramref name="threshold"/>.</summary>
    /// <remarks>
    /// Sokal and Michener (1958), by chains of nearest neighbours (Murtagh 1983): exact, n² time and memory.
    /// Equal likenesses go to the lower index, so that the result is the same every time.
    /// </remarks>
    /// <param name="likeness">n × n, symmetric, row after row; overwritten.</param>
    /// <param name="n">Number of things.</param>
    /// <param name="threshold">Mean likeness that joins.</param>
    /// <param name="cancel">Stops between joins.</param>
    /// <returns>For each thing its cluster, numbered from 0 by first member.</returns>
    public static int[] Cluster(float[] likeness, int n, double threshold, CancellationToken cancel)
    {
        var joins = Joins(likeness, n, cancel);
        var root = new int[n];
        for (var i = 0; i < n; i++) root[i] = i;
        int Root(int i)
        {
            while (root[i] != i) i = root[i] = root[root[i]];
            return i;
        }
        foreach (var (a, b, height) in joins)
        {
            if (height < threshold) continue;
            int x = Root(a), y = Root(b);
            root[Math.Max(x, y)] = Math.Min(x, y);
        }
        var number = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, n).Select(i => number.TryGetValue(Root(i), out var own) ? own : number[Root(i)] = number.Count)];
    }

    static List<(int A, int B, float Likeness)> Joins(float[] likeness, int n, CancellationToken cancel)
    {
        var size = new int[n];
        Array.Fill(size, 1);
        var alive = Enumerable.Range(0, n).ToList();
        var joins = new List<(int, int, float)>(n);
        var chain = new List<int>();
        while (alive.Count > 1)
        {
            cancel.ThrowIfCancellationRequested();
            if (chain.Count == 0) chain.Add(alive[0]);
            while (true)
            {
                var top = chain[^1];
                var previous = chain.Count > 1 ? chain[^2] : -1;
                var best = previous;
                var bestLikeness = previous < 0 ? float.NegativeInfinity : likeness[top * n + previous];
                foreach (var other in alive)
                    if (other != top && likeness[top * n + other] > bestLikeness) (best, bestLikeness) = (other, likeness[top * n + other]);
                if (best == previous)
                {
                    chain.RemoveRange(chain.Count - 2, 2);
                    Join(likeness, n, alive, size, Math.Min(top, best), Math.Max(top, best));
                    joins.Add((Math.Min(top, best), Math.Max(top, best), bestLikeness));
                    break;
                }
                chain.Add(best);
            }
        }
        return joins;
    }

    static void Join(float[] likeness, int n, List<int> alive, int[] size, int keep, int drop)
    {
        alive.Remove(drop);
        float a = size[keep], b = size[drop];
        foreach (var other in alive)
            if (other != keep)
                likeness[keep * n + other] = likeness[other * n + keep] = (a * likeness[keep * n + other] + b * likeness[drop * n + other]) / (a + b);
        size[keep] += size[drop];
    }
}
