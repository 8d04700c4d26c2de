namespace SynthesisPipeline.Analysis;

/// <summary>Gathers contributions that carry one idea.</summary>
/// <remarks>
/// Average linkage on the cosine of the places that the topics stage found (each word's company in the corpus, neighbours drawn together: twice the
/// pairs of hand-merged ideas that vectors of the table find), exact copies and campaigns counting once. All contributions
/// together up to 2,500; above, one topic at a time and at most 1,200 of it, those with the most carriers first; the rest then joins the
/// nearest cluster if it is near enough. Cost: n² inside a block, so linear in the number of blocks. Blocks run side by side: none sees another.
/// At the end the largest clusters, seven for ten lines of the table, draw what lies near their centres, across blocks: a table of so many lines
/// holds more of what was said, and what average linkage joined too early goes where it is nearer. The other lines are left for what these don't draw.
/// Up to half as many clusters as lines, as in a small consultation, nothing is drawn from farther than what joins: there is room for each, and a reader of thirty texts sees every citation.
/// </remarks>
sealed class IdeaClusters
{
    const int WholeSize = 2500;
    const int BlockSize = 1200;
    const int DrawingRounds = 2;
    const int DrawingTenths = 7;

    /// <summary>Mean likeness with the members from which a wording is drawn to a large cluster; what is in one stays from half of it on.</summary>
    public const double MinDrawn = 0.35;

    /// <summary>Clusters for a line up to which the drawing needs the likeness that joins; with one more for a line it needs <see cref="MinDrawn"/>, and between them in proportion.</summary>
    const double Roomy = 0.5;

    readonly DenseRows _places;

    /// <summary>Keeps where contributions lie.</summary>
    /// <param name="places">One unit vector a contribution, in corpus order.</param>
    public IdeaClusters(DenseRows places) => _places = places;

    /// <summary>Clusters contributions, each given as one wording.</summary>
    /// <param name="wordings">Places in the corpus, ascending.</param>
    /// <param name="topicOf">The topic of each place; null for none.</param>
    /// <param name="weight">How many people carry a wording; the heaviest are clustered first in a large block.</param>
    /// <param name="threshold">Mean likeness that joins.</param>
    /// <param name="lines">Lines of the table: seven tenths as many large clusters draw others.</param>
    /// <param name="cancel">Stops between joins.</param>
    /// <returns>Clusters, each ascending, in order of their first member.</returns>
    public List<int[]> Find(int[] wordings, Func<int, TopicId?> topicOf, Func<int, int> weight, double threshold, int lines, CancellationToken cancel)
    {
        var blocks = wordings.Length <= WholeSize ? [wordings]
            : wordings.GroupBy(topicOf).OrderBy(g => g.Key?.Value, StringComparer.Ordinal).Select(g => g.ToArray()).ToList();
        var found = new List<int[]>[blocks.Count];
        Parallel.For(0, blocks.Count, new ParallelOptions { CancellationToken = cancel }, b =>
        {
            var block = blocks[b];
            int[] core = blocks.Count == 1 || block.Length <= BlockSize ? block : [.. block.OrderByDescending(weight).ThenBy(i => i).Take(BlockSize).Order()];
            found[b] = [.. FindInBlock(core, [.. block.Except(core)], threshold, cancel)];
        });
        return Draw([.. found.SelectMany(c => c).OrderBy(c => c[0])], wordings, weight, lines, threshold, cancel);
    }

    List<int[]> Draw(List<int[]> clusters, int[] wordings, Func<int, int> weight, int lines, double threshold, CancellationToken cancel)
    {
        var crowding = Math.Clamp(clusters.Count / (double)lines - Roomy, 0, 1);
        var drawn = threshold + (MinDrawn - threshold) * crowding;
        var drawing = clusters.Where(c => c.Length > 1).OrderByDescending(c => c.Sum(weight)).ThenBy(c => c[0]).Take(Math.Max(1, lines * DrawingTenths / 10)).ToList();
        var place = new Dictionary<int, int>();
        for (var d = 0; d < drawing.Count; d++)
            foreach (var member in drawing[d]) place[member] = d;
        for (var round = 0; round < DrawingRounds && drawing.Count > 0; round++)
        {
            var centres = drawing.Select(d => CentreOf(d, _places)).ToArray();
            var nearest = new int[wordings.Length];
            Parallel.For(0, wordings.Length, new ParallelOptions { CancellationToken = cancel }, w => nearest[w] = Nearest(_places[wordings[w]], centres, place.ContainsKey(wordings[w]) ? drawn / 2 : drawn));
            place = wordings.Zip(nearest).Where(x => x.Second >= 0).ToDictionary(x => x.First, x => x.Second);
            drawing = [.. Enumerable.Range(0, drawing.Count).Select(d => wordings.Where((_, w) => nearest[w] == d).ToArray())];
        }
        return [.. drawing.Where(d => d.Length > 0)
            .Concat(clusters.Select(c => c.Where(i => !place.ContainsKey(i)).ToArray()).Where(rest => rest.Length > 0)).OrderBy(c => c[0])];
    }

    /// <summary>Finds the centre with which a vector has the greatest mean likeness, at least so much; −1 where none.</summary>
    static int Nearest(ReadOnlySpan<float> vector, float[][] centres, double atLeast)
    {
        var best = -1;
        for (var c = 0; c < centres.Length; c++)
            if (TextVectors.Dot(vector, centres[c]) is var likeness && likeness >= atLeast && (best < 0 || likeness > atLeast)) (best, atLeast) = (c, likeness);
        return best;
    }

    IEnumerable<int[]> FindInBlock(int[] core, int[] rest, double threshold, CancellationToken cancel)
    {
        var likeness = new float[core.Length * core.Length];
        for (var i = 0; i < core.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var j = 0; j < i; j++)
                likeness[i * core.Length + j] = likeness[j * core.Length + i] =
                    TextVectors.Dot(_places[core[i]], _places[core[j]]);
        }
        var of = AverageLinkage.Cluster(likeness, core.Length, threshold, cancel);
        var clusters = core.Zip(of).GroupBy(x => x.Second, x => x.First).Select(g => g.ToList()).ToList();
        if (rest.Length > 0) Join(clusters, rest, threshold, cancel);
        return clusters.Select(c => c.Order().ToArray());
    }

    /// <summary>Adds what was left out to the cluster whose centre is nearest, if a member would have been let in.</summary>
    void Join(List<List<int>> clusters, int[] rest, double threshold, CancellationToken cancel)
    {
        var large = clusters.Where(c => c.Count > 1).ToList();
        var centres = large.Select(c => CentreOf(c, _places)).ToArray();
        foreach (var index in rest)
        {
            cancel.ThrowIfCancellationRequested();
            var vector = _places[index];
            if (Nearest(vector, centres, threshold) is var best and >= 0) large[best].Add(index);
        }
    }

    /// <summary>Gives the mean place of some contributions, not of unit length: a dot product with it is the mean likeness with them.</summary>
    public static float[] CentreOf(IReadOnlyCollection<int> members, DenseRows places)
    {
        var sum = new float[places.Dimensions];
        foreach (var member in members)
        {
            var vector = places[member];
            for (var d = 0; d < sum.Length; d++) sum[d] += vector[d] / members.Count;
        }
        return sum;
    }
}
