namespace SynthesisPipeline.Analysis;

/// <summary>Moves who carries a point to another that it says more nearly: clusters gather whole texts, and a title may say the sentence of another line almost word for word.</summary>
/// <remarks>
/// A title is read alone, since people vote on it; a text without one by all its sentences. It moves from a cosine of 0.5 with another point's sentence on, where that is 0.2 above
/// its own, and the two don't go opposite ways. The source of a point stays. Cost: carriers × points. When it misleads: vectors know no order of words.
/// </remarks>
static class NearerPoints
{
    const double Near = 0.5, Nearer = 0.2;
    const int MostAlone = 1_000;

    /// <summary>Moves carriers between the points of a table, replaced in place, where both points still stand without and with them.</summary>
    /// <param name="points">The table; what is nearer is judged by it as it was.</param>
    /// <param name="writing">Weighs points anew.</param>
    /// <param name="options">What the votes of those who carry a point must allow.</param>
    /// <param name="cancel">Stops between points.</param>
    public static void Move(List<SharedPoint> points, PointWriting writing, AgreementOptions options, CancellationToken cancel)
    {
        SharedPoint[] before = [.. points];
        var moves = SideBySide.Each([.. Enumerable.Range(0, before.Length)], p => MovesFrom(before, p, writing), cancel);
        // one by one, so that one whom the votes keep does not keep others; thousands at once, since each time all carriers of both points are weighed anew
        var together = moves.Sum(m => m.Count) > MostAlone;
        for (var from = 0; from < before.Length; from++)
            foreach (var group in together ? moves[from].GroupBy(m => m.To).Select(g => g.ToArray()) : moves[from].Select(m => new[] { m }))
            {
                var (to, moved) = (group[0].To, group.Select(m => m.Carrier.Contribution).ToHashSet());
                var left = writing.With(points[from], [.. points[from].Carriers.Where(c => !moved.Contains(c.Contribution))]);
                var joined = writing.With(points[to], [.. points[to].Carriers.Where(c => !moved.Contains(c.Contribution)), .. group.Select(m => m.Carrier)]);
                if (StillStands(points[from], left, options) && StillStands(points[to], joined, options)) (points[from], points[to]) = (left, joined);
            }
    }

    static bool StillStands(SharedPoint was, SharedPoint now, AgreementOptions options) =>
        PooledSupport.Allows(now.Votes, options) && (now.Shared || !was.Shared && now.Authors >= Math.Min(2, was.Authors));

    static List<(Carrier Carrier, int To)> MovesFrom(SharedPoint[] points, int from, PointWriting writing)
    {
        var moves = new List<(Carrier, int)>();
        foreach (var carrier in points[from].Carriers.Skip(1))
            if (NearestOther(points, from, carrier.Contribution, writing) is var to and >= 0 && writing.Carry(carrier.Contribution, points[to]) is { } moved) moves.Add((moved, to));
        return moves;
    }

    static int NearestOther(SharedPoint[] points, int from, int contribution, PointWriting writing)
    {
        double own = 0, likeness = Near;
        var nearest = -1;
        foreach (var sentence in writing.AskingOf(contribution))
        {
            var vector = writing.VectorOf(sentence);
            own = Math.Max(own, TextVectors.Dot(vector, points[from].Vector));
            for (var p = 0; p < points.Length; p++)
                if (p != from && TextVectors.Dot(vector, points[p].Vector) is var other && other > likeness && !Polarity.Conflict(sentence.Direction, points[p].Sentence.Direction))
                    (nearest, likeness) = (p, other);
        }
        return likeness >= own + Nearer ? nearest : -1;
    }
}
