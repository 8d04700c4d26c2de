namespace SynthesisPipeline.Dashboard;

/// <summary>Gives the items of a list in turn, in an order shuffled anew each round: all are used alike, even by few texts.</summary>
internal sealed class Turns
{
    readonly Dictionary<object, (int[] Order, int Used)> rounds = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives the next item.</summary>
    public T Next<T>(IReadOnlyList<T> items, Chance chance)
    {
        var (order, used) = rounds.TryGetValue(items, out var round) ? round : (Enumerable.Range(0, items.Count).ToArray(), items.Count);
        if (used == order.Length)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = chance.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
            used = 0;
        }
        rounds[items] = (order, used + 1);
        return items[order[used]];
    }
}
