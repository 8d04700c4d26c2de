namespace SynthesisPipeline.Analysis;

/// <summary>The order in which points were merged two by two, from which any number of groups can be cut.</summary>
/// <param name="Count">Number of points.</param>
/// <param name="Merges">Points of the two groups merged, closest first.</param>
internal sealed record MergeTree(int Count, IReadOnlyList<(int A, int B)> Merges)
{
    /// <summary>Cuts the tree into groups.</summary>
    /// <param name="groups">Number of groups wanted; 1 to the number of points.</param>
    /// <returns>A group a point, numbered from 0 in order of their first point.</returns>
    public int[] Cut(int groups)
    {
        int[] root = [.. Enumerable.Range(0, Count)];
        int Root(int point)
        {
            while (root[point] != point) point = root[point] = root[root[point]];
            return point;
        }
        for (var m = 0; m < Math.Min(Merges.Count, Count - Math.Max(1, groups)); m++)
        {
            int a = Root(Merges[m].A), b = Root(Merges[m].B);
            root[Math.Max(a, b)] = Math.Min(a, b);
        }
        var numbers = new Dictionary<int, int>();
        var labels = new int[Count];
        for (var i = 0; i < Count; i++)
        {
            numbers.TryAdd(Root(i), numbers.Count);
            labels[i] = numbers[Root(i)];
        }
        return labels;
    }

    /// <summary>Cuts into the fewest groups of which so many are large enough; the others are what fits nowhere.</summary>
    /// <param name="groups">Large groups wanted.</param>
    /// <param name="weights">Members of each point.</param>
    /// <param name="least">Members of a large group.</param>
    /// <returns>A group a point; where the wish can't be met, the cut that comes nearest to it.</returns>
    public int[] CutLarge(int groups, double[] weights, double least)
    {
        var best = Cut(groups);
        var bestLarge = Large(best);
        for (var g = groups + 1; bestLarge < groups && g <= Math.Min(Count, 4 * groups); g++)
        {
            var cut = Cut(g);
            if (Large(cut) is var large && large > bestLarge) (best, bestLarge) = (cut, large);
        }
        return best;

        int Large(int[] labels) => labels.Select((label, point) => (label, weights[point])).GroupBy(l => l.label).Count(g => g.Sum(l => l.Item2) >= least);
    }
}
