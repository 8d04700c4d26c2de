namespace SynthesisPipeline.Analysis;

/// <summary>Many small clusters of some rows, which a tree merges into groups.</summary>
/// <param name="Sums">Sum of the rows of each, none empty.</param>
/// <param name="Sizes">How many rows each has.</param>
internal sealed record MicroClusters(DenseRows Sums, double[] Sizes)
{
    const int SeedSample = 4_000, Iterations = 15;

    /// <summary>Finds small clusters by k-means, seeded on a sample.</summary>
    /// <param name="rows">Unit vectors, none zero.</param>
    /// <param name="count">Clusters wanted; fewer come back where rows are too alike.</param>
    /// <param name="draws">Chance for as many (<see cref="CentreSeeds.Draw"/>).</param>
    /// <param name="cancel">Stops between two steps.</param>
    public static MicroClusters Find(DenseRows rows, int count, double[] draws, CancellationToken cancel)
    {
        var seeds = rows.Take(Sampling.Stride([.. Enumerable.Range(0, rows.Count)], SeedSample));
        var clusters = SphericalKMeans.Refine(rows, null, CentreSeeds.Choose(seeds, count, draws, cancel), Iterations, cancel);
        var sizes = new double[clusters.Centres.Count];
        var sums = new DenseRows(clusters.Centres.Count, rows.Dimensions);
        for (var i = 0; i < rows.Count; i++)
        {
            if (clusters.Labels[i] < 0) continue;
            sizes[clusters.Labels[i]]++;
            Dense.Add(rows[i], 1, sums[clusters.Labels[i]]);
        }
        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(c => sizes[c] > 0)];
        return new(sums.Take(kept), [.. kept.Select(c => sizes[c])]);
    }

    /// <summary>Merges them into groups.</summary>
    /// <param name="groups">Groups wanted.</param>
    /// <param name="least">Rows that a group has at least, unless none has as many: those of a smaller one go to the nearest that is left.</param>
    /// <param name="merge">Takes the mean and the size of each cluster and gives the number of its group.</param>
    /// <returns>The centres of the groups.</returns>
    public DenseRows Merge(int groups, int least, Func<DenseRows, double[], int[]> merge)
    {
        if (Sizes.Length == 0) return new(0, Sums.Dimensions);
        int[] cut = [.. Enumerable.Range(0, Sizes.Length)];
        if (groups < Sizes.Length)
        {
            var points = Sums.Take(cut);
            for (var i = 0; i < Sizes.Length; i++)
                foreach (ref var value in points[i]) value /= (float)Sizes[i];
            cut = merge(points, Sizes);
        }
        var centres = new DenseRows(cut.Max() + 1, Sums.Dimensions);
        var members = new double[centres.Count];
        for (var i = 0; i < Sizes.Length; i++)
        {
            Dense.Add(Sums[i], 1, centres[cut[i]]);
            members[cut[i]] += Sizes[i];
        }
        for (var c = 0; c < centres.Count; c++) Dense.Normalise(centres[c]);
        int[] large = [.. Enumerable.Range(0, members.Length).Where(c => members[c] >= least)];
        return large.Length > 0 ? centres.Take(large) : centres;
    }
}
