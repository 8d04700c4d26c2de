using System.Collections.Concurrent;

namespace SynthesisPipeline.Analysis;

/// <summary>Makes a point out of contributions that carry one idea: picks the sentence, then keeps those who say the same the same way.</summary>
sealed class PointWriting
{
    /// <summary>A citation must not part from the source in words, and lie near it in the places of the topics stage, which know the company of words.</summary>
    const double MinCarried = 0, MinCarriedPlace = 0.2;
    const double MostLikeness = 1.001; // a cosine, and what rounding may add
    const int SourcesRead = 60;
    const int MostKept = 50_000;
    const int MostAttached = 20_000;
    const double SpreadWeight = 0.15;

    /// <summary>How likely a line is fit from which it stands as it was found.</summary>
    const double FitEnough = 0.5;

    /// <summary>Likeness with the sentence that gathered a point from which another says nearly the same.</summary>
    const double MinReworded = 0.35;

    readonly PreparedCorpus _texts;
    readonly TextVectors _vectors;
    readonly Carriers _carriers;
    readonly Admission _admission;
    readonly AgreementOptions _options;
    readonly Spread _spread;
    readonly DenseRows _places;
    readonly ConcurrentDictionary<int, IReadOnlyList<Candidate>> _sentences = [];
    int _kept;

    /// <summary>Keeps what every point needs.</summary>
    public PointWriting(PreparedCorpus texts, TextVectors vectors, Carriers carriers, Admission admission, Spread spread, DenseRows places, AgreementOptions options) =>
        (_texts, _vectors, _carriers, _admission, _spread, _places, _options, Quality) = (texts, vectors, carriers, admission, spread, places, options, new(texts, options));

    /// <summary>Tells how well sentences would stand in the table.</summary>
    public LineQuality Quality { get; }

    /// <summary>The texts it writes from.</summary>
    public PreparedCorpus Texts => _texts;

    /// <summary>Whether two authors or votes may stand behind what a cluster of wordings says: where not, none of its points has them.</summary>
    public bool MayBeOfMany(int[] cluster)
    {
        int[] all = [.. cluster.SelectMany(_carriers.CopiesOf)];
        return Array.Exists(all, i => _admission.Of(i) == Verdict.Shared) || all.Length > 1 && _carriers.Authors(all) > 1;
    }

    /// <summary>Writes the point of a cluster of wordings; null when none of their sentences can stand in a synthesis.</summary>
    public SharedPoint? Of(int[] cluster)
    {
        Candidate? best = null;
        float[] bestVector = [];
        var centre = CentreOf(cluster);
        var bestScore = 0.0;
        foreach (var (sentence, quality) in Admitted(cluster))
        {
            if (quality * (0.3 + MostLikeness) <= bestScore) continue; // wherever it lies
            var vector = VectorOf(sentence);
            var score = quality * (0.3 + Math.Max(0, TextVectors.Dot(vector, centre)));
            if (score > bestScore) (best, bestScore, bestVector) = (sentence, score, vector);
        }
        return best is null ? null : Settle(Point(best, bestVector, cluster));
    }

    /// <summary>Words a point anew: of the sentences of those who carry it, which say nearly what its own says and may rather stand as they are, the best one.</summary>
    public SharedPoint Reworded(SharedPoint point)
    {
        var (best, bestVector) = (point.Sentence, point.Vector);
        var own = Quality.Fitness(best);
        if (own >= FitEnough) return point; // another would say it with other words for nothing
        var centre = CentreOf([.. point.Carriers.Select(c => c.Contribution)]);
        double Near(float[] vector) => 0.3 + Math.Max(0, TextVectors.Dot(vector, centre));
        var bestScore = Quality.Of(best) * Weight(best.Contribution) * own * Near(bestVector);
        var verdict = _admission.Of(best.Contribution);
        foreach (var sentence in point.Carriers.Take(SourcesRead).Where(c => _admission.Of(c.Contribution) == verdict).SelectMany(c => SentencesOf(c.Contribution)).SelectMany(Demands))
        {
            var most = Quality.Of(sentence) * Weight(sentence.Contribution);
            if ((sentence.Flaws & ~point.Sentence.Flaws & SharedPoints.TooPersonal) != 0 || Turns(sentence) != Turns(point.Sentence)) continue;
            if (most * (0.3 + MostLikeness) <= bestScore || Quality.Fitness(sentence) is var fitness && (fitness <= own || most * fitness * (0.3 + MostLikeness) <= bestScore)) continue;
            var vector = VectorOf(sentence);
            if (TextVectors.Dot(vector, point.Vector) < MinReworded) continue;
            if (most * fitness * Near(vector) is var score && score > bestScore) (best, bestScore, bestVector) = (sentence, score, vector);
        }
        if (ReferenceEquals(best, point.Sentence)) return point;
        return point with
        {
            Sentence = best, Vector = bestVector,
            Carriers = [new(best.Contribution, PassageOf(best), 1), .. point.Carriers.Where(c => c.Contribution != best.Contribution)],
        };
    }

    /// <summary>Gives the sentences that may word the line of a cluster, with their quality weighed by who copied or voted for them.</summary>
    IEnumerable<(Candidate Sentence, double Quality)> Admitted(int[] cluster)
    {
        foreach (var sentence in cluster.Take(SourcesRead).SelectMany(SentencesOf))
            if (_admission.Of(sentence.Contribution) is not Verdict.Undecided && (cluster.Length == 1 || _admission.Of(sentence.Contribution) != Verdict.Contested)
                && Quality.Of(sentence) * Weight(sentence.Contribution) is var quality and > 0) yield return (sentence, quality);
    }

    /// <summary>Gives the sentences that compete for the line of a cluster, with what the rules hold them worth there.</summary>
    public IEnumerable<(Candidate Sentence, double Worth)> Competing(int[] cluster)
    {
        var centre = CentreOf(cluster);
        return Admitted(cluster).Select(c => (c.Sentence, c.Quality * (0.3 + Math.Max(0, TextVectors.Dot(VectorOf(c.Sentence), centre)))));
    }

    /// <summary>Whether a copy of a wording is among what is cited: its copies belong to the point that cites it.</summary>
    public bool IsCited(int wording, HashSet<int> cited) => _carriers.CopiesOf(wording).Any(cited.Contains);

    /// <summary>Lets go whose own votes leave them undecided: those whom voters judged otherwise than the rest, and all of them where the pooled votes don't carry the point.</summary>
    SharedPoint Settle(SharedPoint point)
    {
        List<Carrier> firm = [.. point.Carriers.Where(c => _admission.Of(c.Contribution) != Verdict.Undecided)];
        if (firm.Count == point.Carriers.Count) return point;
        var votes = _carriers.Votes(firm.Select(c => c.Contribution));
        var whole = Weigh(point.Sentence, point.Vector, [.. point.Carriers.Where(c => firm.Contains(c) || PooledSupport.Agrees(_carriers.Votes([c.Contribution]), votes))]);
        return PooledSupport.Allows(whole.Votes, _options) ? whole : Weigh(point.Sentence, point.Vector, firm);
    }

    /// <summary>Adds the carriers of another point that says the same.</summary>
    public SharedPoint Join(SharedPoint point, SharedPoint other)
    {
        var known = point.Carriers.Select(c => c.Contribution).ToHashSet();
        return With(point, [.. point.Carriers, .. other.Carriers.Where(c => known.Add(c.Contribution))]);
    }

    /// <summary>Gives the point with other carriers, its source first.</summary>
    public SharedPoint With(SharedPoint point, List<Carrier> carriers) => Settle(Weigh(point.Sentence, point.Vector, carriers));

    /// <summary>Gives a contribution as a carrier of a point; null when it doesn't say what the point says.</summary>
    public Carrier? Carry(int index, SharedPoint point) => Match(index, point.Sentence, point.Vector);

    /// <summary>Adds to each point the wordings that say nearly the same though they were gathered elsewhere: each to its nearest point, or to the one that cites a copy of it.</summary>
    /// <param name="points">The table, replaced in place.</param>
    /// <param name="wordings">Wordings that may say the same, ascending.</param>
    /// <param name="cancel">Stops between wordings.</param>
    public void Attach(List<SharedPoint> points, IEnumerable<int> wordings, CancellationToken cancel)
    {
        // an altered copy may be cited where the wording that stands for it is not: nobody is cited twice, nor are votes counted twice
        var cited = new Dictionary<int, int>();
        for (var p = 0; p < points.Count; p++)
            foreach (var carrier in points[p].Carriers) cited[carrier.Contribution] = p;
        var added = points.Select(_ => new List<Carrier>()).ToArray();
        foreach (var (nearest, carriers) in SideBySide.Each([.. wordings.Where(i => !cited.ContainsKey(i)).Take(MostAttached)], ToNearest, cancel))
            if (nearest >= 0) added[nearest].AddRange(carriers);
        for (var p = 0; p < points.Count; p++)
            if (added[p].Count > 0) points[p] = Weigh(points[p].Sentence, points[p].Vector, [.. points[p].Carriers, .. added[p].OrderByDescending(c => c.Likeness).ThenBy(c => c.Contribution)]);

        (int Nearest, List<Carrier> Carriers) ToNearest(int index)
        {
            var vectors = SentencesOf(index).Select(s => (Sentence: s, Vector: VectorOf(s))).ToList();
            var nearest = -1;
            var likeness = _options.MinCarriedLikeness;
            var home = _carriers.CopiesOf(index).Where(cited.ContainsKey).Select(c => cited[c]).DefaultIfEmpty(-1).First();
            for (var p = Math.Max(0, home); p < (home < 0 ? points.Count : home + 1); p++)
                foreach (var (sentence, vector) in vectors)
                    if (TextVectors.Dot(vector, points[p].Vector) is var own && own > likeness && !Polarity.Conflict(sentence.Direction, points[p].Sentence.Direction))
                        (nearest, likeness) = (p, own);
            var carriers = new List<Carrier>();
            if (nearest < 0) return (nearest, carriers);
            foreach (var copy in _carriers.CopiesOf(index))
                if (!cited.ContainsKey(copy) && _admission.Of(copy) is Verdict.Shared or Verdict.Unknown && Match(copy, points[nearest].Sentence, points[nearest].Vector) is { } carrier) carriers.Add(carrier);
            return (nearest, carriers);
        }
    }

    /// <summary>Gives the passage of a copy that comes nearest to a sentence of another; null where that is its title.</summary>
    public TextSpan? Nearest(int index, Candidate sentence) => Match(index, sentence, VectorOf(sentence))?.Passage;

    /// <summary>Whether a sentence takes away or denies: no such line may stand for one that doesn't.</summary>
    static bool Turns(Candidate sentence) => sentence.Direction is Direction.Lowers or Direction.Denies;

    /// <summary>Gives a sentence, and each of its demands where it lists several.</summary>
    public IEnumerable<Candidate> Demands(Candidate sentence) => Clauses.Of(_texts, sentence).Prepend(sentence);

    /// <summary>Gives the candidates of a contribution; kept, since several points may ask.</summary>
    public IReadOnlyList<Candidate> SentencesOf(int index) =>
        _sentences.TryGetValue(index, out var known) ? known : Keep(index, [.. Candidates.Of(_texts, index, _options.MaxWords)]);

    /// <summary>Gives the sentences by which a contribution asks: its title alone where it has one, since people vote on it.</summary>
    public IEnumerable<Candidate> AskingOf(int index) => _texts.Corpus.Contributions[index].Title.Length > 0 ? SentencesOf(index).Where(s => s.IsTitle) : SentencesOf(index);

    // those of a large corpus would take as much memory as the corpus: past a bound they are read again
    IReadOnlyList<Candidate> Keep(int index, IReadOnlyList<Candidate> sentences)
    {
        if (_kept < MostKept && _sentences.TryAdd(index, sentences)) Interlocked.Increment(ref _kept);
        return sentences;
    }

    /// <summary>More for a wording that many copied or voted for.</summary>
    double Weight(int index) => 1 + 0.15 * Math.Log(_carriers.CopiesOf(_carriers.WordingOf(index)).Length + (_texts.Corpus.VotesOf(index)?.Agree ?? 0));

    SharedPoint Point(Candidate sentence, float[] vector, int[] cluster)
    {
        var carriers = new List<Carrier>();
        foreach (var index in cluster.SelectMany(_carriers.CopiesOf))
        {
            if (index == sentence.Contribution || _admission.Of(index) == Verdict.Contested) continue;
            if (Match(index, sentence, vector) is { } carrier) carriers.Add(carrier);
        }
        carriers.Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : a.Contribution.CompareTo(b.Contribution));
        carriers.Insert(0, new(sentence.Contribution, PassageOf(sentence), 1));
        return Weigh(sentence, vector, carriers);
    }

    /// <summary>Finds the passage of a contribution that comes nearest to a point; null when it isn't near or says the contrary.</summary>
    Carrier? Match(int index, Candidate sentence, float[] vector)
    {
        Candidate? nearest = null;
        var likeness = double.NegativeInfinity;
        foreach (var candidate in SentencesOf(index))
        {
            var own = TextVectors.Dot(VectorOf(candidate), vector);
            if (own > likeness) (nearest, likeness) = (candidate, own);
        }
        if (nearest is null || Polarity.Conflict(nearest, sentence, likeness) || TextVectors.Dot(_places[index], _places[sentence.Contribution]) < MinCarriedPlace) return null;
        return likeness >= MinCarried || LikenessOfAll(index, vector) >= MinCarried ? new(index, PassageOf(nearest), likeness) : null;
    }

    float LikenessOfAll(int index, float[] vector)
    {
        var whole = new float[_vectors.Dimensions];
        _vectors.OfAll(index, whole);
        return TextVectors.Dot(whole, vector);
    }

    SharedPoint Weigh(Candidate sentence, float[] vector, List<Carrier> carriers)
    {
        int[] cited = [.. carriers.Select(c => c.Contribution)];
        var authors = _carriers.Authors(cited);
        var votes = _carriers.Votes(cited);
        var shared = cited.Any(i => _admission.Of(i) == Verdict.Shared);
        var support = votes is { } v ? Proportions.SupportOf(v).Low * Math.Log(1 + v.Total) : 0;
        var consensus = cited.Max(_admission.Consensus);
        var value = (Math.Log(1 + authors) + 0.5 * support + 2 * consensus + SpreadWeight * _spread.Of(cited)) * (0.3 + Quality.Of(sentence));
        return new(sentence, vector, carriers, authors, votes, value, shared, IdeaClusters.CentreOf(cited, _places));
    }

    TextSpan? PassageOf(Candidate candidate) => _texts.RawPassage(candidate.Contribution, candidate.Start, candidate.Length);

    /// <summary>Gives the vector of a sentence.</summary>
    public float[] VectorOf(Candidate candidate)
    {
        var vector = new float[_vectors.Dimensions];
        _vectors.Of(candidate.Contribution, candidate.FirstToken, candidate.TokenCount, vector);
        return vector;
    }

    float[] CentreOf(int[] cluster)
    {
        var sum = new float[_vectors.Dimensions];
        var one = new float[_vectors.Dimensions];
        foreach (var index in cluster)
        {
            _vectors.OfAll(index, one);
            for (var d = 0; d < sum.Length; d++) sum[d] += one[d];
        }
        var length = Math.Sqrt(sum.Sum(x => (double)x * x));
        if (length > 0)
            foreach (ref var x in sum.AsSpan()) x = (float)(x / length);
        return sum;
    }
}
