namespace SynthesisPipeline.Analysis;

/// <summary>Chooses the points of the table: what most carry first, nothing twice.</summary>
static class SharedPoints
{
    const double SameWords = 0.5;
    const double SameMeaning = 0.85;
    const int FewestPoints = 5;

    /// <summary>Lines that one cluster gives at most.</summary>
    public const int MostOfOneCluster = 4;

    /// <summary>From so many authors on a line stands however it is put: a person words it anew.</summary>
    const int ManyAuthors = 5;

    /// <summary>How likely the line of few must be fit to stand as it is: of those below, one in eight were.</summary>
    const double LeastFit = 0.3;

    /// <summary>Votes from which the line of one author stands among those of several: the voters share it.</summary>
    const int ManyVotes = 20;

    /// <summary>How a sentence must not be put that few carry, where no opinion group asks for it.</summary>
    public const Flaw TooPersonal = Flaw.FirstPerson | Flaw.Capitals | Flaw.Exclaims | Flaw.Asks | Flaw.Unfinished | Flaw.NamesOnly | Flaw.PointsBack | Flaw.Leans | Flaw.Loaded | Flaw.Judges | Flaw.Vague | Flaw.Accuses | Flaw.Careless;

    /// <summary>Chooses points.</summary>
    /// <param name="clusters">Clusters of wordings that carry one idea.</param>
    /// <param name="consensusFirst">Whether votes of opinion groups decide first.</param>
    /// <param name="writing">Writes a point.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancel">Stops between clusters.</param>
    /// <returns>Points, most valuable first; at least two authors or votes stand behind each but the last few of a poor corpus.</returns>
    public static List<SharedPoint> Choose(List<int[]> clusters, bool consensusFirst, PointWriting writing,
        AgreementOptions options, CancellationToken cancel)
    {
        List<SharedPoint> Lines(int[] cluster) => LinesOf(cluster, consensusFirst, writing, options);
        // most clusters of a large corpus are one author's: they are read only where lines are missing
        var written = SideBySide.Each(clusters, c => writing.MayBeOfMany(c) ? Lines(c) : null, cancel);
        var chosen = new List<SharedPoint>();
        List<SharedPoint> standing = [.. written.SelectMany(lines => lines ?? []).Where(p => p.Stands)];
        var phrases = new DemandedPhrases(writing.Texts, standing.Select(p => p.Sentence));
        // where opinion groups judge, what all of them share comes before anything else
        if (consensusFirst) Add(standing.Where(p => p.Shared), chosen, writing, phrases, options.MaxPoints);
        List<SharedPoint> others = [.. standing.Where(p => !consensusFirst || !p.Shared)];
        // where lines are scarce, two for one demand take that of another
        Add(others, chosen, writing, phrases, options.MaxPoints, joins: others.Count > options.MaxPoints - chosen.Count);
        if (chosen.Count < FewestPoints)
            Add(SideBySide.Each([.. clusters.Zip(written)], c => c.Second ?? Lines(c.First), cancel).SelectMany(lines => lines).Where(p => !p.Stands), chosen, writing, phrases, Math.Min(FewestPoints, options.MaxPoints));
        if (!consensusFirst)
        {
            writing.Attach(chosen, clusters.SelectMany(c => c).Order(), cancel);
            NearerPoints.Move(chosen, writing, options, cancel);
        }
        return SideBySide.Each(chosen, writing.Reworded, cancel).ToList();
    }

    /// <summary>Writes the points of clusters that can stand in a table where no opinion groups judge, most valuable first.</summary>
    /// <inheritdoc cref="Choose"/>
    public static List<SharedPoint> OfClusters(List<int[]> clusters, PointWriting writing, AgreementOptions options, CancellationToken cancel) =>
        [.. SideBySide.Each([.. SideBySide.Each(clusters, c => writing.MayBeOfMany(c) ? LinesOf(c, false, writing, options) : [], cancel).SelectMany(lines => lines).Where(p => p.Stands)], writing.Reworded, cancel)
            .OrderByDescending(p => p.Value).ThenBy(p => p.Sentence.Contribution)];

    static List<SharedPoint> LinesOf(int[] cluster, bool consensusFirst, PointWriting writing, AgreementOptions options) =>
        [.. Write(cluster, writing).Where(p => PooledSupport.Allows(p.Votes, options)).Select(p => p with { Stands = MayStand(p, consensusFirst, writing) })];

    static bool IsOfMany(SharedPoint point) => point.Authors >= 2 || point.Shared && point.Votes is { Total: >= ManyVotes };

    static bool MayStand(SharedPoint point, bool consensusFirst, PointWriting writing) =>
        IsOfMany(point) && (consensusFirst && point.Shared || point.Authors >= ManyAuthors || MayStand(point.Sentence, writing) || MayStand(writing.Reworded(point).Sentence, writing));

    static bool MayStand(Candidate line, PointWriting writing) => (line.Flaws & TooPersonal) == 0 && !writing.Quality.IsMisspelt(line) && writing.Quality.Fitness(line) >= LeastFit;

    /// <summary>Writes the point of a cluster, then of those in it who say something else: the contrary, or another part of the subject.</summary>
    static IEnumerable<SharedPoint> Write(int[] cluster, PointWriting writing)
    {
        for (var round = 0; round < MostOfOneCluster && cluster.Length > 0 && writing.Of(cluster) is { } point; round++)
        {
            yield return point;
            var cited = point.Carriers.Select(c => c.Contribution).ToHashSet();
            cluster = [.. cluster.Where(i => !writing.IsCited(i, cited))];
        }
    }

    static void Add(IEnumerable<SharedPoint> points, List<SharedPoint> chosen, PointWriting writing, DemandedPhrases phrases, int most, bool joins = false)
    {
        foreach (var point in points.OrderByDescending(p => p.Value).ThenBy(p => p.Sentence.Contribution))
        {
            var twin = chosen.FindIndex(other => SaysTheSame(other, point) || phrases.AreShared(other.Sentence, point.Sentence) || joins && other.AsksTheSameAs(point));
            if (twin >= 0)
            {
                if (!Polarity.Conflict(chosen[twin].Sentence.Direction, point.Sentence.Direction)) chosen[twin] = writing.Join(chosen[twin], point);
            }
            else if (chosen.Count < most) chosen.Add(point);
        }
    }

    /// <summary>Whether the sentences of two points say one thing.</summary>
    public static bool SaysTheSame(SharedPoint a, SharedPoint b) =>
        TextVectors.Dot(a.Vector, b.Vector) >= SameMeaning || Trigrams.Jaccard(a.Sentence.Text, b.Sentence.Text) > SameWords;
}
