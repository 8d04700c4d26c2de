using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds groups of voters who vote alike.</summary>
public static class OpinionGroups
{
    const int Axes = 2;
    const double MaxFarShare = 0.1;
    const double MinCoreShare = 0.5;
    const int Shuffles = 19;
    const int ShuffledVoters = 3000;

    /// <summary>Parts voters into opinion groups.</summary>
    /// <remarks>
    /// 1. Voters with <see cref="OpinionsOptions.MinVotes"/> votes (all statements where there are fewer) make the map (<see cref="OpinionMap"/>);
    ///    accounts with a vote or two have no say in it, however many they are. Where these voters cast less than half of all votes,
    ///    groups made of them would not speak for those who voted: there are none.
    /// 2. Is there anything to part? Each statement's votes are shuffled among its voters 19 times; unless the true first axis carries more than
    ///    every shuffle (5 % level) there is one group.
    /// 3. k-means for 2 to <see cref="OpinionsOptions.MaxGroups"/> groups; one more is taken only for a clear gain of silhouette.
    /// 4. Other voters join the nearest group, unless they outnumber the first on a statement they voted on: a flood of accounts with a vote or two
    ///    is shown on the map but speaks for no group.
    /// Cost: linear in votes; 20 starts a k; silhouettes on 1,500 voters at most.
    /// When it misleads: a group is a way of voting here, not a population; its size says who came, not how many think so.
    /// </remarks>
    /// <param name="corpus">Contributions and vote rows.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="cancel">Stops between steps.</param>
    /// <returns>Every voter with a place, groups numbered from 0 by size, and each group's votes on every contribution voted on.</returns>
    public static OpinionFindings Find(Corpus corpus, OpinionsOptions options, int seed, CancellationToken cancel)
    {
        if (corpus.Votes.IsEmpty) return OpinionFindings.None;
        var matrix = VoteMatrix.Of(corpus);
        var needed = Math.Min(options.MinVotes, matrix.Statements.Length);
        var core = Enumerable.Range(0, matrix.Voters.Length).Where(v => matrix.Columns[v].Length >= needed).ToArray();
        var speak = core.Sum(v => matrix.Columns[v].Length) >= MinCoreShare * corpus.Votes.Length;
        if (core.Length == 0) core = [.. Enumerable.Range(0, matrix.Voters.Length)];
        int[][] columns = [.. core.Select(v => matrix.Columns[v])];
        sbyte[][] values = [.. core.Select(v => matrix.Values[v])];

        var map = OpinionMap.Of(columns, values, matrix.Statements.Length, Axes, OpinionMap.ToRest, cancel);
        var places = matrix.Columns.Zip(matrix.Values, map.Place).ToArray();
        double[][] points = [.. core.Select(v => places[v])];
        if (!speak)
            return new([.. matrix.Voters.Select((voter, v) => new VoterPosition(voter, null, places[v][0], places[v][1]))], [], 0);
        var centres = core.Length >= options.MinVoters && Parts(columns, values, matrix.Statements.Length, seed, cancel)
            ? Centres(points, options, seed, cancel)
            : [[0.0, 0.0]];

        var groups = Place(matrix, core, places, centres);
        var count = Renumber(groups);
        cancel.ThrowIfCancellationRequested();
        return new(
            [.. matrix.Voters.Select((voter, v) => new VoterPosition(voter, groups[v], places[v][0], places[v][1]))],
            GroupStatements.Of(corpus, matrix, groups, count), count);
    }

    /// <summary>Tells whether the first axis carries more than chance would: more than each of 19 shuffles of the votes inside every statement.</summary>
    static bool Parts(int[][] columns, sbyte[][] values, int statements, int seed, CancellationToken cancel)
    {
        var n = Math.Min(columns.Length, ShuffledVoters);
        int[] sample = [.. Enumerable.Range(0, n).Select(i => (int)((long)i * columns.Length / n))];
        columns = [.. sample.Select(i => columns[i])];
        values = [.. sample.Select(i => values[i])];
        var leading = OpinionMap.Of(columns, values, statements, 1, OpinionMap.ToCompare, cancel).Leading;
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            var mixed = Shuffled(columns, values, statements, new Random(unchecked(seed * 7919 + shuffle)));
            if (OpinionMap.Of(columns, mixed, statements, 1, OpinionMap.ToCompare, cancel).Leading >= leading) return false;
        }
        return true;
    }

    static sbyte[][] Shuffled(int[][] columns, sbyte[][] values, int statements, Random random)
    {
        var votes = new List<sbyte>[statements];
        for (var s = 0; s < statements; s++) votes[s] = [];
        for (var v = 0; v < columns.Length; v++)
            for (var i = 0; i < columns[v].Length; i++) votes[columns[v][i]].Add(values[v][i]);
        foreach (var list in votes)
            for (var i = list.Count - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (list[i], list[j]) = (list[j], list[i]);
            }
        var next = new int[statements];
        return [.. columns.Select(row => row.Select(column => votes[column][next[column]++]).ToArray())];
    }

    /// <summary>Finds the centres; voters so far out that they would be a group of a handful are left out of the search, and placed afterwards.</summary>
    static double[][] Centres(double[][] points, OpinionsOptions options, int seed, CancellationToken cancel)
    {
        var smallest = Math.Max(options.MinGroupVoters, (int)Math.Ceiling(options.MinGroupShare * points.Length));
        double[][] best = [[0.0, 0.0]];
        var bestSilhouette = double.NegativeInfinity;
        for (var k = 2; k <= options.MaxGroups; k++)
        {
            var left = points;
            while (left.Select(p => (p[0], p[1])).Distinct().Take(k).Count() == k)
            {
                var (centres, of) = VoterClusters.KMeans(left, k, seed, cancel);
                var sizes = new int[k];
                foreach (var c in of) sizes[c]++;
                if (sizes.All(size => size >= smallest))
                {
                    var silhouette = VoterClusters.Silhouette(left, of, k);
                    if (silhouette > bestSilhouette + options.MinSilhouetteGain) (best, bestSilhouette) = (centres, silhouette);
                    break;
                }
                left = [.. left.Where((_, i) => sizes[of[i]] >= smallest)];
                if (left.Length < points.Length * (1 - MaxFarShare)) break;
            }
        }
        return best;
    }

    /// <summary>Gives each voter the nearest centre; null to voters outside the core who flood a statement.</summary>
    static int?[] Place(VoteMatrix matrix, int[] core, double[][] places, double[][] centres)
    {
        var inCore = new bool[matrix.Voters.Length];
        foreach (var v in core) inCore[v] = true;
        var coreVotes = new int[matrix.Statements.Length];
        var fewVotes = new int[matrix.Statements.Length];
        for (var v = 0; v < inCore.Length; v++)
            foreach (var column in matrix.Columns[v]) (inCore[v] ? coreVotes : fewVotes)[column]++;

        var groups = new int?[inCore.Length];
        for (var v = 0; v < groups.Length; v++)
            if (inCore[v] || matrix.Columns[v].All(column => fewVotes[column] <= coreVotes[column]))
                groups[v] = VoterClusters.Nearest(centres, places[v]);
        return groups;
    }

    /// <summary>Numbers groups by size, largest first; between equals, the one with the earliest voter.</summary>
    /// <returns>How many groups have voters.</returns>
    static int Renumber(int?[] groups)
    {
        var order = groups.Select((group, voter) => (group, voter)).Where(x => x.group is not null)
            .GroupBy(x => x.group!.Value) // ! filtered above
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Min(x => x.voter))
            .Select((g, rank) => (g.Key, rank)).ToDictionary(x => x.Key, x => x.rank);
        for (var v = 0; v < groups.Length; v++)
            if (groups[v] is { } group) groups[v] = order[group];
        return order.Count;
    }
}
