namespace SynthesisPipeline.Analysis;

/// <summary>Merges weighted points two by two so that the sum of squares within groups grows least (Ward 1963).</summary>
/// <remarks>Distance of two groups: |a|·|b| / (|a| + |b|) · ‖mean a − mean b‖². Exact, by the chain of nearest neighbours (Murtagh 1983) with the formula of Lance and Williams. Cost: points² in time and memory, so for some hundred points.</remarks>
internal static class WardTree
{
    /// <summary>Builds the tree.</summary>
    /// <param name="points">Any vectors.</param>
    /// <param name="weights">How many things each stands for; more than 0.</param>
    public static MergeTree Build(DenseRows points, double[] weights)
    {
        var n = points.Count;
        var packed = points.Pack();
        var products = new float[n * packed.Width];
        packed.Scores(points.Slice(0, n), n, products);
        var size = (double[])weights.Clone();
        var distances = new double[n][];
        for (var i = 0; i < n; i++)
        {
            distances[i] = new double[n];
            for (var j = 0; j < i; j++)
            {
                var squared = (double)products[i * packed.Width + i] + products[j * packed.Width + j] - 2.0 * products[i * packed.Width + j];
                distances[i][j] = distances[j][i] = size[i] * size[j] / (size[i] + size[j]) * Math.Max(0, squared);
            }
        }
        // the chain finds merges out of order; equal heights stay as found
        return new(n, [.. Chain(distances, size).OrderBy(m => m.Height).Select(m => (m.A, m.B))]);
    }

    static List<(int A, int B, double Height)> Chain(double[][] distances, double[] size)
    {
        var merges = new List<(int A, int B, double Height)>();
        var alive = new SortedSet<int>(Enumerable.Range(0, size.Length));
        var chain = new Stack<int>();
        while (alive.Count > 1)
        {
            if (chain.Count == 0) chain.Push(alive.Min);
            var top = chain.Peek();
            var previous = chain.Count > 1 ? chain.ElementAt(1) : -1;
            int nearest = previous;
            var least = previous >= 0 ? distances[top][previous] : double.MaxValue;
            foreach (var other in alive)
                if (other != top && distances[top][other] < least) (nearest, least) = (other, distances[top][other]);
            if (nearest != previous) { chain.Push(nearest); continue; }
            chain.Pop();
            chain.Pop();
            merges.Add(Merge(distances, size, Math.Min(top, nearest), Math.Max(top, nearest), alive));
        }
        return merges;
    }

    // the group keeps the number of its first point
    static (int A, int B, double Height) Merge(double[][] distances, double[] size, int a, int b, SortedSet<int> alive)
    {
        var height = distances[a][b];
        alive.Remove(b);
        foreach (var other in alive)
            if (other != a)
                distances[a][other] = distances[other][a] = ((size[a] + size[other]) * distances[a][other]
                    + (size[b] + size[other]) * distances[b][other] - size[other] * height) / (size[a] + size[b] + size[other]);
        size[a] += size[b];
        return (a, b, height);
    }
}
