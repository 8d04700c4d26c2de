namespace SynthesisPipeline.Analysis;

/// <summary>How the vectors of a corpus are mixed; the values were chosen on several development sets (docs/quality.md).</summary>
internal sealed record SpaceSettings
{
    /// <summary>Power of a word's rarity in this corpus, on top of the weights of the table.</summary>
    public double IdfExponent { get; init; } = 0.5;

    /// <summary>Share of the lexical part (stems, latent semantic analysis) in the squared length, in [0, 1].</summary>
    public double LexicalShare { get; init; } = 0.2;

    /// <summary>Directions of the lexical part.</summary>
    public int Rank { get; init; } = 100;

    /// <summary>How often a word of the title counts.</summary>
    public int TitleWeight { get; init; } = 2;

    /// <summary>Contributions from which the directions of the lexical part are learnt.</summary>
    public int SampleSize { get; init; } = 50_000;
}

/// <summary>Places texts of one corpus as unit vectors, by subject.</summary>
/// <remarks>
/// Two parts side by side. Meaning: the static vectors of the words, weighted by their rarity here, w = (ln((n+1)/(df+½)) / ln((n+1)/1.5))^a, or the vector of another encoder; normalised, less the mean of the corpus, normalised. Words: TF-IDF of stems (1 + ln tf; df ≥ 2, at most 30 % of the texts), projected on its first directions, normalised. Cost: linear in the words.
/// </remarks>
internal sealed class TopicSpace
{
    readonly PreparedCorpus _texts;
    readonly SpaceSettings _settings;
    readonly ITextEncoder? _encoder;
    readonly StaticVectors _vectors = new();
    readonly WeightedRow[][] _rows;
    readonly float[] _rarity;
    readonly StemWeights _stems;
    readonly DenseRows _directions;
    readonly float[] _mean;

    TopicSpace(PreparedCorpus texts, int[] voices, SpaceSettings settings, ITextEncoder? encoder, Random random, CancellationToken cancel)
    {
        _texts = texts;
        _settings = settings;
        _encoder = encoder;
        var vocabulary = texts.Vocabulary;
        _rows = new WeightedRow[vocabulary.Count][];
        _rarity = new float[vocabulary.Count];
        var documents = DocumentCounts(texts, voices, cancel);
        Parallel.For(0, vocabulary.Count, word =>
        {
            _rows[word] = _vectors.Rows(vocabulary.Forms[word]);
            _rarity[word] = (float)Math.Pow(Math.Max(0, Math.Log((voices.Length + 1) / (documents[word] + 0.5))
                / Math.Log((voices.Length + 1) / 1.5)), settings.IdfExponent);
        });
        _mean = new float[MeaningDimensions];
        _stems = new(texts, voices, settings.TitleWeight);
        cancel.ThrowIfCancellationRequested();
        var sample = Sampling.Stride(voices, settings.SampleSize);
        _directions = settings.LexicalShare > 0 ? TruncatedSvd.Directions(_stems.Rows(sample), settings.Rank, random) : new(_stems.Columns, 0);
    }

    /// <summary>Learns the space of a corpus.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions that count for frequencies and means, ascending: of copies only one.</param>
    /// <param name="settings">Weights of the parts.</param>
    /// <param name="encoder">What gives the meaning; null for the static table, weighted by rarity.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>The space, and one vector a contribution, in corpus order; zero for texts without a known word.</returns>
    public static (TopicSpace Space, DenseRows Rows) Fit(PreparedCorpus texts, int[] voices, SpaceSettings settings, ITextEncoder? encoder, Random random, CancellationToken cancel)
    {
        var space = new TopicSpace(texts, voices, settings, encoder is StaticVectors ? null : encoder, random, cancel);
        var rows = new DenseRows(texts.Texts.Length, space.Dimensions);
        var parallel = new ParallelOptions { CancellationToken = cancel };
        Parallel.For(0, rows.Count, parallel, i => space.Meaning(texts.Texts[i], Whole(texts.Texts[i]), rows[i][..space.MeaningDimensions]));
        var mean = new float[space.MeaningDimensions];
        var known = 0;
        foreach (var i in voices)
        {
            var row = rows[i][..space.MeaningDimensions];
            if (!row.ContainsAnyExcept(0f)) continue;
            Dense.Add(row, 1, mean);
            known++;
        }
        // two texts less their mean point in opposite directions whatever they say
        if (known > 2) Dense.Add(mean, 1f / known, space._mean);
        Parallel.For(0, rows.Count, parallel, i => space.Finish(texts.Texts[i], Whole(texts.Texts[i]), rows[i]));
        return (space, rows);
    }

    /// <summary>Length of a vector.</summary>
    public int Dimensions => MeaningDimensions + _directions.Dimensions;

    /// <summary>Places a stretch of a text.</summary>
    /// <param name="text">A text of the corpus.</param>
    /// <param name="tokens">Its first token and the one after its last.</param>
    /// <param name="vector"><see cref="Dimensions"/> floats, overwritten; zero when no word is known.</param>
    public void Place(PreparedText text, Range tokens, Span<float> vector)
    {
        vector.Clear();
        Meaning(text, tokens, vector[..MeaningDimensions]);
        Finish(text, tokens, vector);
    }

    int MeaningDimensions => (_encoder ?? _vectors).Dimensions;

    static Range Whole(PreparedText text) => 0..text.Tokens.Length;

    void Meaning(PreparedText text, Range range, Span<float> sum)
    {
        var tokens = text.Tokens.AsSpan()[range];
        if (tokens.IsEmpty) return;
        if (_encoder is not null)
        {
            _encoder.Encode(text.Plain[tokens[0].Start..(tokens[^1].Start + tokens[^1].Length)], sum);
            return;
        }
        foreach (var token in tokens)
        {
            var weight = _rarity[token.Word] * (text.IsTitle(token.Start) ? _settings.TitleWeight : 1);
            if (weight > 0)
                foreach (var (row, share) in _rows[token.Word]) _vectors.Add(row, weight * share, sum);
        }
        Dense.Normalise(sum);
    }

    void Finish(PreparedText text, Range range, Span<float> vector)
    {
        var meaning = vector[..MeaningDimensions];
        if (meaning.ContainsAnyExcept(0f))
        {
            Dense.Add(_mean, -1, meaning);
            Dense.Normalise(meaning);
        }
        if (_directions.Dimensions == 0) return;
        var lexical = vector[MeaningDimensions..];
        foreach (var (column, value) in _stems.Of(text, range)) Dense.Add(_directions[column], value, lexical);
        Dense.Normalise(lexical);
        foreach (ref var value in meaning) value *= (float)Math.Sqrt(1 - _settings.LexicalShare);
        foreach (ref var value in lexical) value *= (float)Math.Sqrt(_settings.LexicalShare);
        Dense.Normalise(vector);
    }

    static int[] DocumentCounts(PreparedCorpus texts, int[] voices, CancellationToken cancel)
    {
        if (voices.Length == texts.Texts.Length) return [.. texts.Vocabulary.DocumentCounts];
        var counts = new int[texts.Vocabulary.Count];
        var last = new int[texts.Vocabulary.Count];
        Array.Fill(last, -1);
        foreach (var voice in voices)
        {
            foreach (var token in texts.Texts[voice].Tokens)
                if (last[token.Word] != voice) { last[token.Word] = voice; counts[token.Word]++; }
        }
        cancel.ThrowIfCancellationRequested();
        return counts;
    }
}
