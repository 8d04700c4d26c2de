namespace SynthesisPipeline.Analysis;

/// <summary>Demands on one subject that go opposite ways, read from the texts alone.</summary>
/// <param name="Division">How divided, with <see cref="ControversyBasis.Texts"/>.</param>
/// <param name="Pro">Places of contributions that ask for more, or for keeping; nearest to the other side first.</param>
/// <param name="Contra">Places of contributions that ask for less, or for ending; nearest to the other side first.</param>
sealed record Opposition(Division Division, IReadOnlyList<int> Pro, IReadOnlyList<int> Contra);

/// <summary>Finds opposed demands where nobody voted nor declared a side.</summary>
/// <remarks>
/// A contribution goes one way (<see cref="Polarity"/>) by its first sentence that does; it is opposed where another of the topic goes the other
/// way on nearly the same subject (cosine 0.6). Two authors a side at least. Score = twice the lower
/// Wilson bound of the smaller side among the authors so opposed.
/// Cost: 300 contributions a topic at most, taken evenly. When it misleads: words for more and for less are a list, not an understanding;
/// read the two sentences before you call it a controversy.
/// </remarks>
sealed class TextOpposition
{
    const int Read = 300;
    const int SentencesRead = 6;
    const int MaxWords = 45;
    const double SameSubject = 0.6;
    const int MinAuthors = 2;

    readonly PreparedCorpus _texts;
    readonly Carriers _carriers;
    readonly Lazy<TextVectors> _vectors;

    /// <summary>Keeps what it reads; vectors are made at first use.</summary>
    public TextOpposition(PreparedCorpus texts, Carriers carriers, CancellationToken cancel)
    {
        (_texts, _carriers) = (texts, carriers);
        _vectors = new(() => texts.Vectors(cancel));
    }

    /// <summary>Finds the opposition inside a topic; null where there is none.</summary>
    /// <param name="members">Places of the topic's contributions, ascending.</param>
    public Opposition? Of(IReadOnlyList<int> members)
    {
        var wordings = members.Where(i => _texts.Corpus.Contributions[i].Stance is null).Select(_carriers.WordingOf).Distinct().Order().ToList();
        var n = Math.Min(Read, wordings.Count);
        var sentences = Enumerable.Range(0, n).Select(i => wordings[(int)((long)i * wordings.Count / n)])
            .Select(i => Candidates.Of(_texts, i, MaxWords).Take(SentencesRead).FirstOrDefault(c => c.Direction != Direction.Neutral))
            .OfType<Candidate>().Select(c => (Sentence: c, Vector: VectorOf(c))).ToList();
        var raising = sentences.Where(s => s.Sentence.Direction == Direction.Raises).ToList();
        var lowering = sentences.Where(s => s.Sentence.Direction != Direction.Raises).ToList();

        var pro = new Dictionary<int, double>();
        var contra = new Dictionary<int, double>();
        foreach (var (up, upVector) in raising)
            foreach (var (down, downVector) in lowering)
                if (TextVectors.Dot(upVector, downVector) is var likeness && likeness >= SameSubject)
                {
                    pro[up.Contribution] = Math.Max(likeness, pro.GetValueOrDefault(up.Contribution));
                    contra[down.Contribution] = Math.Max(likeness, contra.GetValueOrDefault(down.Contribution));
                }
        int forMore = _carriers.Authors(pro.Keys.SelectMany(_carriers.CopiesOf)), forLess = _carriers.Authors(contra.Keys.SelectMany(_carriers.CopiesOf));
        return Math.Min(forMore, forLess) < MinAuthors ? null : new(Division.OfTexts(forMore, forLess), Nearest(pro), Nearest(contra));
    }

    static List<int> Nearest(Dictionary<int, double> side) => [.. side.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => s.Key)];

    float[] VectorOf(Candidate candidate)
    {
        var vector = new float[_vectors.Value.Dimensions];
        _vectors.Value.Of(candidate.Contribution, candidate.FirstToken, candidate.TokenCount, vector);
        return vector;
    }
}
