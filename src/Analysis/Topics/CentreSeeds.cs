namespace SynthesisPipeline.Analysis;

/// <summary>Chooses where k-means begins: k-means++ with several candidates a step (Arthur &amp; Vassilvitskii 2007), distance 1 − cosine.</summary>
/// <remarks>Chance is drawn before: who seeds many groups side by side draws for one after the other. Cost: rows · centres · dimensions, eight candidates at once.</remarks>
internal static class CentreSeeds
{
    const int Together = 8, Chunk = 64, Few = 1_024;

    /// <summary>Draws the chance that so many centres take.</summary>
    /// <param name="count">Centres wanted.</param>
    /// <param name="random">Seeded chance.</param>
    /// <returns>Numbers in [0, 1): for each centre one a candidate.</returns>
    public static double[] Draw(int count, Random random)
    {
        var draws = new double[Math.Max(0, count) * CandidatesOf(count)];
        foreach (ref var draw in draws.AsSpan()) draw = random.NextDouble();
        return draws;
    }

    /// <summary>Chooses the centres among the rows.</summary>
    /// <param name="rows">Unit vectors side by side (zero ones are never chosen).</param>
    /// <param name="count">Centres wanted; fewer come back when there are fewer distinct rows.</param>
    /// <param name="draws">What <see cref="Draw"/> gave for as many.</param>
    /// <param name="cancel">Stops between two centres.</param>
    public static DenseRows Choose(DenseRows rows, int count, double[] draws, CancellationToken cancel)
    {
        var (packed, distances, cumulative) = (rows.Pack(), new float[rows.Count], new double[rows.Count]);
        for (var i = 0; i < rows.Count; i++) distances[i] = rows[i].ContainsAnyExcept(0f) ? 1 : 0;
        var picks = new int[CandidatesOf(count)];
        var width = (picks.Length + Together - 1) / Together * Together;
        var (candidates, scores) = (new DenseRows(width, rows.Dimensions), new float[width * packed.Width]);
        var chosen = new List<int>();
        while (chosen.Count < count)
        {
            cancel.ThrowIfCancellationRequested();
            var total = 0d;
            for (var i = 0; i < rows.Count; i++) cumulative[i] = total += distances[i];
            if (total <= 1e-6 * rows.Count) break;
            for (var c = 0; c < picks.Length; c++)
            {
                picks[c] = Pick(cumulative, draws[chosen.Count * picks.Length + c] * total);
                rows[picks[c]].CopyTo(candidates[c]);
            }
            Products(candidates, packed, scores);
            var best = Best(distances, scores, packed.Width, picks.Length);
            chosen.Add(picks[best]);
            var nearer = scores.AsSpan(best * packed.Width, rows.Count);
            for (var i = 0; i < nearer.Length; i++) distances[i] = Math.Min(distances[i], Math.Max(0, 1 - nearer[i]));
            distances[picks[best]] = 0;
        }
        return rows.Take([.. chosen]);
    }

    static int CandidatesOf(int count) => 2 + (int)Math.Log(Math.Max(count, 2));

    static void Products(DenseRows candidates, PackedRows packed, float[] scores)
    {
        var (all, groups) = (candidates.Slice(0, candidates.Count).ToArray(), packed.Width / PackedRows.Group);
        if (packed.Count <= Few) packed.Scores(all, candidates.Count, scores);
        else Parallel.For(0, (groups + Chunk - 1) / Chunk, chunk => packed.Scores(all, candidates.Count, scores, chunk * Chunk, Math.Min(groups, (chunk + 1) * Chunk)));
    }

    // the candidate that leaves the least distance; four sums go on side by side, each in the order of the rows
    static int Best(float[] distances, float[] scores, int width, int count)
    {
        var (best, least) = (-1, double.MaxValue);
        Span<double> sums = stackalloc double[4];
        for (var first = 0; first < count; first += sums.Length)
        {
            ReadOnlySpan<float> a = Of(first), b = Of(first + 1), c = Of(first + 2), d = Of(first + 3);
            double sumA = 0, sumB = 0, sumC = 0, sumD = 0;
            for (var i = 0; i < distances.Length; i++)
            {
                var distance = distances[i];
                sumA += Math.Min(distance, Math.Max(0, 1 - a[i]));
                sumB += Math.Min(distance, Math.Max(0, 1 - b[i]));
                sumC += Math.Min(distance, Math.Max(0, 1 - c[i]));
                sumD += Math.Min(distance, Math.Max(0, 1 - d[i]));
            }
            (sums[0], sums[1], sums[2], sums[3]) = (sumA, sumB, sumC, sumD);
            for (var k = 0; k < Math.Min(sums.Length, count - first); k++)
                if (sums[k] < least) (best, least) = (first + k, sums[k]);
        }
        return best;

        ReadOnlySpan<float> Of(int candidate) => scores.AsSpan(candidate * width, distances.Length);
    }

    static int Pick(double[] cumulative, double at)
    {
        var index = Array.BinarySearch(cumulative, at);
        if (index < 0) index = ~index;
        else index++;
        index = Math.Min(index, cumulative.Length - 1);
        // never a row of distance 0: step back to one that adds to the sum
        while (index > 0 && cumulative[index] == cumulative[index - 1]) index--;
        return index;
    }
}
