namespace SynthesisPipeline.Analysis;

/// <summary>Tells the parts of a topic whose few texts share something from those that merely fit nowhere else.</summary>
/// <remarks>
/// Cohesion of a part = the mean, over its texts, of the cosine with the mean of the part's other texts, less the cosine with the nearest sibling's centre (the silhouette of Rousseeuw 1987, by centres). A part of fewer than <see cref="SureSize"/> texts needs <see cref="LeastCohesion"/>: under it no word says what it holds, and its texts are better off in the nearest part. Larger ones stay. Cost: texts × parts.
/// </remarks>
internal static class CohesiveParts
{
    const int SureSize = 12;
    const double LeastCohesion = 0.1;

    /// <summary>Gives the centres of the parts that stay, in their order.</summary>
    /// <param name="rows">The topic's texts, unit vectors.</param>
    /// <param name="weights">Which of them count; 0 = a copy.</param>
    /// <param name="parts">The parts.</param>
    public static DenseRows Of(DenseRows rows, float[] weights, Clustering parts)
    {
        var sums = new DenseRows(parts.Centres.Count, rows.Dimensions);
        var sizes = new int[sums.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (parts.Labels[i] < 0 || weights[i] <= 0) continue;
            Dense.Add(rows[i], 1, sums[parts.Labels[i]]);
            sizes[parts.Labels[i]]++;
        }
        int[] stay = [.. Enumerable.Range(0, sums.Count).Where(c => sizes[c] >= SureSize || Cohesion(c) >= sizes[c] * LeastCohesion)];
        return stay.Length == sums.Count ? parts.Centres : parts.Centres.Take(stay);

        double Cohesion(int part)
        {
            double sum = 0, square = Dense.Dot(sums[part], sums[part]);
            for (var i = 0; i < rows.Count; i++)
            {
                if (parts.Labels[i] != part || weights[i] <= 0) continue;
                // with the others of the part, itself taken out of their sum
                double own = Dense.Dot(sums[part], rows[i]), sibling = -1;
                for (var other = 0; other < sums.Count; other++)
                    if (other != part) sibling = Math.Max(sibling, Dense.Dot(parts.Centres[other], rows[i]));
                sum += (own - 1) / Math.Sqrt(Math.Max(1e-9, square - 2 * own + 1)) - sibling;
            }
            return sum;
        }
    }
}
