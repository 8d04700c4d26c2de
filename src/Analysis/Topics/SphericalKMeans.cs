using System.Buffers;

namespace SynthesisPipeline.Analysis;

/// <summary>What k-means found: a label and a cosine for each row, and the centres.</summary>
/// <param name="Labels">A centre a row; -1 for rows that are zero.</param>
/// <param name="Similarities">Cosine of each row with its centre.</param>
/// <param name="Centres">Unit vectors; the centre of an empty cluster is zero.</param>
internal sealed record Clustering(int[] Labels, float[] Similarities, DenseRows Centres);

/// <summary>Groups unit vectors by their cosine with centres of unit length (Dhillon &amp; Modha 2001).</summary>
/// <remarks>Each row's nearest centre is found apart from the others, and each centre adds up its rows in their order: the result is the same on any number of processors. Ties go to the centre of lower number. Cost: rows · centres · dimensions an iteration.</remarks>
internal static class SphericalKMeans
{
    const int Block = 128;

    /// <summary>Moves centres to the mean of their rows until nothing changes or the iterations are used up.</summary>
    /// <param name="rows">Unit or zero vectors.</param>
    /// <param name="weights">How much each row counts for the centres; null = all alike. Rows of weight 0 get a label and move nothing.</param>
    /// <param name="centres">Where to start.</param>
    /// <param name="iterations">At most so many moves.</param>
    /// <param name="cancel">Stops between two iterations.</param>
    /// <param name="home">The centre each row came from (-1 = none); null = none did.</param>
    /// <param name="loyalty">How much nearer another centre must be for a row to leave its home, in cosine.</param>
    public static Clustering Refine(DenseRows rows, float[]? weights, DenseRows centres, int iterations, CancellationToken cancel,
        int[]? home = null, float loyalty = 0)
    {
        var labels = new int[rows.Count];
        var similarities = new float[rows.Count];
        var before = new int[rows.Count];
        Assign(rows, centres, labels, similarities, home, loyalty);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            centres = Means(rows, weights, labels, centres.Count);
            labels.CopyTo(before, 0);
            Assign(rows, centres, labels, similarities, home, loyalty);
            if (before.AsSpan().SequenceEqual(labels)) break;
        }
        return new(labels, similarities, centres);
    }

    /// <summary>Finds the nearest centre of each row.</summary>
    public static void Assign(DenseRows rows, DenseRows centres, int[] labels, float[] similarities, int[]? home = null, float loyalty = 0)
    {
        var packed = centres.Pack();
        Parallel.For(0, (rows.Count + Block - 1) / Block, () => (Scores: ArrayPool<float>.Shared.Rent(Block * packed.Width), Side: ArrayPool<float>.Shared.Rent(Block * rows.Dimensions)), (block, _, room) =>
        {
            var start = block * Block;
            var count = Math.Min(Block, rows.Count - start);
            packed.Scores(rows.Together(start, count, room.Side), count, room.Scores);
            for (var i = 0; i < count; i++)
            {
                var mine = room.Scores.AsSpan(i * packed.Width, centres.Count);
                var best = -1;
                var bestScore = float.NegativeInfinity;
                for (var c = 0; c < mine.Length; c++)
                    if (mine[c] > bestScore) (best, bestScore) = (c, mine[c]);
                if (home?[start + i] is int own and >= 0 && best != own && mine[own] + loyalty >= bestScore) (best, bestScore) = (own, mine[own]);
                var known = rows[start + i].ContainsAnyExcept(0f);
                labels[start + i] = known ? best : -1;
                similarities[start + i] = known && best >= 0 ? Math.Clamp(bestScore, -1f, 1f) : 0;
            }
            return room;
        }, room =>
        {
            // a thousand times a run: made anew each time they would lie about by the gigabyte
            ArrayPool<float>.Shared.Return(room.Scores);
            ArrayPool<float>.Shared.Return(room.Side);
        });
    }

    /// <summary>Computes the unit mean of the rows of each label.</summary>
    public static DenseRows Means(DenseRows rows, float[]? weights, int[] labels, int count)
    {
        var members = Members(labels, count);
        var centres = new DenseRows(count, rows.Dimensions);
        Parallel.For(0, count, c =>
        {
            foreach (var row in members[c]) Dense.Add(rows[row], weights?[row] ?? 1, centres[c]);
            Dense.Normalise(centres[c]);
        });
        return centres;
    }

    /// <summary>Lists the rows of each label, ascending.</summary>
    public static int[][] Members(int[] labels, int count)
    {
        var sizes = new int[count];
        foreach (var label in labels) if (label >= 0) sizes[label]++;
        var members = new int[count][];
        for (var c = 0; c < count; c++) members[c] = sizes[c] == 0 ? [] : new int[sizes[c]];
        Array.Clear(sizes);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] >= 0) members[labels[i]][sizes[labels[i]]++] = i;
        return members;
    }
}
