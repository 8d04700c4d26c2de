namespace SynthesisPipeline.Analysis;

/// <summary>Merges weighted points two by two so that the sum of squares within groups grows least (Ward 1963).</summary>
/// <remarks>Distance of two groups: |a|·|b| / (|a| + |b|) · ‖mean a − mean b‖². Exact, by the chain of nearest neighbours (Murtagh 1983) with the formula of Lance and Williams. Cost: points² in time and memory, so for some hundred points.</remarks>
internal sealed class WardTree
{
    readonly int _count;
    readonly List<(int A, int B, double Height)> _merges = [];

    /// <summary>Builds the tree.</summary>
    /// <param name="points">Any vectors.</param>
    /// <param name="weights">How many things each stands for; more than 0.</param>
    public WardTree(DenseRows points, ReadOnlySpan<double> weights)
    {
        _count = points.Count;
        if (_count < 2) return;
        var packed = points.Pack();
        var products = new float[_count * packed.Width];
        packed.Scores(points.Slice(0, _count), _count, products);
        var size = weights.ToArray();
        var distances = new double[_count][];
        for (var i = 0; i < _count; i++)
        {
            distances[i] = new double[_count];
            for (var j = 0; j < i; j++)
            {
                var squared = (double)products[i * packed.Width + i] + products[j * packed.Width + j] - 2.0 * products[i * packed.Width + j];
                distances[i][j] = distances[j][i] = size[i] * size[j] / (size[i] + size[j]) * Math.Max(0, squared);
            }
        }
        Chain(distances, size);
    }

    /// <summary>Cuts the tree into groups.</summary>
    /// <param name="groups">Number of groups wanted, 1 to the number of points.</param>
    /// <returns>A group a point, numbered from 0 in order of their first point.</returns>
    public int[] Cut(int groups)
    {
        var root = Enumerable.Range(0, _count).ToArray();
        int Root(int point)
        {
            while (root[point] != point) point = root[point] = root[root[point]];
            return point;
        }
        foreach (var (a, b, _) in _merges.OrderBy(m => m.Height).Take(Math.Max(0, _count - groups)))
            root[Math.Max(Root(a), Root(b))] = Math.Min(Root(a), Root(b));
        var numbers = new Dictionary<int, int>();
        var labels = new int[_count];
        for (var i = 0; i < _count; i++)
        {
            numbers.TryAdd(Root(i), numbers.Count);
            labels[i] = numbers[Root(i)];
        }
        return labels;
    }

    void Chain(double[][] distances, double[] size)
    {
        var alive = new SortedSet<int>(Enumerable.Range(0, _count));
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
            Merge(distances, size, Math.Min(top, nearest), Math.Max(top, nearest), alive);
        }
    }

    // the group keeps the number of its first point
    void Merge(double[][] distances, double[] size, int a, int b, SortedSet<int> alive)
    {
        var height = distances[a][b];
        _merges.Add((a, b, height));
        alive.Remove(b);
        foreach (var other in alive)
            if (other != a)
                distances[a][other] = distances[other][a] = ((size[a] + size[other]) * distances[a][other]
                    + (size[b] + size[other]) * distances[b][other] - size[other] * height) / (size[a] + size[b] + size[other]);
        size[a] += size[b];
    }
}
