namespace SynthesisPipeline.Analysis;

/// <summary>Places texts of one corpus as unit vectors, by subject.</summary>
/// <remarks>
/// Two parts side by side. Meaning: the static vectors of the words, weighted by their rarity here, w = (ln((n+1)/(df+½)) / ln((n+1)/1.5))^a, stop words left out, or the vector of another encoder; normalised, less the mean of the corpus, normalised. Words: TF-IDF of stems (1 + ln tf; df ≥ 2, at most 30 % of the texts), projected on its first directions, normalised. Cost: linear in the words.
/// </remarks>
internal sealed class TopicSpace
{
    readonly PreparedCorpus _texts;
    readonly SpaceSettings _settings;
    readonly ITextEncoder? _encoder;
    readonly StaticVectors _vectors = new();
    readonly WeightedRow[]?[] _rows; // of a space that was kept, looked up when first asked for
    readonly int[] _adapted;
    DenseRows _adaptedWords = new(0, 0);
    readonly float[] _rarity;
    readonly JoinedWords _joined;
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
        Array.Fill(_rows, []);
        _adapted = new int[vocabulary.Count];
        Array.Fill(_adapted, -1);
        _rarity = new float[vocabulary.Count];
        _joined = texts.Joined;
        var documents = DocumentCounts(texts, voices, _joined, cancel);
        Parallel.For(0, vocabulary.Count, word =>
        {
            // words without subject only blur: left out, AMI +.01 on long texts and titles
            if (vocabulary.StopWords[word]) return;
            _rows[word] = _vectors.Rows(vocabulary.Forms[word]);
            _rarity[word] = RarityOf(documents[word], voices.Length, settings);
        });
        _mean = new float[MeaningDimensions];
        _stems = new(texts, voices, settings.TitleWeight);
        cancel.ThrowIfCancellationRequested();
        var sample = Sampling.Stride(voices, settings.SampleSize);
        _directions = settings.LexicalShare > 0 ? TruncatedSvd.Directions(_stems.Rows(sample), settings.Rank, random) : new(_stems.Columns, 0);
    }

    TopicSpace(PreparedCorpus texts, KeptSpace kept, SpaceSettings settings)
    {
        (_texts, _settings, _joined, _adaptedWords, _directions, _mean) = (texts, settings, texts.Joined, kept.Adapted, kept.Directions, kept.Mean);
        var vocabulary = texts.Vocabulary;
        (_rows, _adapted, _rarity) = (new WeightedRow[]?[vocabulary.Count], new int[vocabulary.Count], new float[vocabulary.Count]);
        for (var word = 0; word < vocabulary.Count; word++)
            (_rarity[word], _adapted[word]) = vocabulary.StopWords[word] ? (0, -1)
                : kept.Words.TryGetValue(vocabulary.Forms[word], out var known) ? known : (RarityOf(vocabulary.DocumentCounts[word], texts.Texts.Length, settings), -1);
        _stems = new(texts, kept.Stems, settings.TitleWeight);
    }

    /// <summary>Takes up the space in which an earlier corpus was laid, for texts that have come in since: words that it did not hold mean what they mean in the table.</summary>
    public static TopicSpace Of(PreparedCorpus texts, KeptSpace kept, SpaceSettings settings) => new(texts, kept, settings);

    /// <summary>Gives what later texts need to be laid in this space; null where another encoder gives the meaning.</summary>
    public KeptSpace? Keep()
    {
        if (_encoder is not null) return null;
        var vocabulary = _texts.Vocabulary;
        var words = new Dictionary<string, (float, int)>(StringComparer.Ordinal);
        for (var word = 0; word < vocabulary.Count; word++)
            if (!vocabulary.StopWords[word]) words.Add(vocabulary.Forms[word], (_rarity[word], _adapted[word]));
        return new(words, _adaptedWords, _stems.Kept(), _directions, _mean);
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
        if (space._encoder is null && settings.CompanyStrength > 0) space.AdaptWords(Sampling.Stride(voices, settings.SampleSize), parallel);
        Parallel.For(0, rows.Count, parallel, i => space.Meaning(texts.Texts[i], Whole(texts.Texts[i]), rows[i][..space.MeaningDimensions]));
        space.FindMean(voices.Length, i => rows[voices[i]]);
        Parallel.For(0, rows.Count, parallel, i => space.Finish(texts.Texts[i], Whole(texts.Texts[i]), rows[i]));
        Conversations.Lean(texts, rows, settings);
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

    // two texts less their mean point in opposite directions whatever they say
    void FindMean(int count, Func<int, Span<float>> row)
    {
        Array.Clear(_mean);
        var known = 0;
        for (var i = 0; i < count; i++)
        {
            var meaning = row(i)[..MeaningDimensions];
            if (!meaning.ContainsAnyExcept(0f)) continue;
            Dense.Add(meaning, 1, _mean);
            known++;
        }
        if (known <= 2) Array.Clear(_mean);
        else foreach (ref var value in _mean.AsSpan()) value /= known;
    }

    // a word means what it is used for here: its vector moves towards the mean of the texts that hold it
    void AdaptWords(int[] sample, ParallelOptions parallel)
    {
        var meanings = new DenseRows(sample.Length, MeaningDimensions);
        Parallel.For(0, sample.Length, parallel, i => Meaning(_texts.Texts[sample[i]], Whole(_texts.Texts[sample[i]]), meanings[i]));
        FindMean(sample.Length, i => meanings[i]);
        Parallel.For(0, sample.Length, parallel, i => LessMean(meanings[i]));

        var users = new List<int>?[_rows.Length];
        for (var i = 0; i < sample.Length; i++)
            for (var (token, text) = (0, _texts.Texts[sample[i]]); token < text.Tokens.Length; token++)
                if (_joined.Next(text, ref token, text.Tokens.Length) is var word && RowsOf(word).Length > 0)
                {
                    var list = users[word] ??= [];
                    if (list.Count == 0 || list[^1] != i) list.Add(i);
                }
        int[] words = [.. Enumerable.Range(0, users.Length).Where(w => users[w]?.Count >= 2)];
        _adaptedWords = new(words.Length, MeaningDimensions);
        Parallel.For(0, words.Length, parallel, a =>
        {
            var word = _adaptedWords[a];
            foreach (var (row, share) in RowsOf(words[a])) _vectors.Add(row, share, word);
            var company = new float[MeaningDimensions];
            foreach (var user in users[words[a]]!) Dense.Add(meanings[user], 1, company); // only words with users are here
            if (Dense.Normalise(company) == 0) return;
            Dense.Add(company, (float)_settings.CompanyStrength * MathF.Sqrt(Dense.Dot(word, word)), word);
        });
        for (var a = 0; a < words.Length; a++) _adapted[words[a]] = a;
    }

    static float RarityOf(int documents, int voices, SpaceSettings settings) =>
        (float)Math.Pow(Math.Max(0, Math.Log((voices + 1) / (documents + 0.5)) / Math.Log((voices + 1) / 1.5)), settings.IdfExponent);

    WeightedRow[] RowsOf(int word) => _rows[word] ??= _vectors.Rows(_texts.Vocabulary.Forms[word]);

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
        var titleWeight = TitleWeightIn(text, tokens);
        var (token, count) = range.GetOffsetAndLength(text.Tokens.Length);
        for (var end = token + count; token < end; token++)
        {
            var start = text.Tokens[token].Start;
            var word = _joined.Next(text, ref token, end);
            var weight = _rarity[word] * (text.IsTitle(start) ? titleWeight : 1);
            if (weight <= 0) continue;
            if (_adapted[word] is var adapted and >= 0) Dense.Add(_adaptedWords[adapted], weight, sum);
            else foreach (var (row, share) in RowsOf(word)) _vectors.Add(row, weight * share, sum);
        }
        Dense.Normalise(sum);
    }

    // a title is what its author says the text is about: it counts for a share of it, not for a few words of hundreds
    float TitleWeightIn(PreparedText text, ReadOnlySpan<Token> tokens)
    {
        int title = 0, body = 0;
        if (tokens.Length > 0 && text.IsTitle(tokens[0].Start))
            foreach (var token in tokens)
                if (_rarity[token.Word] <= 0) continue;
                else if (text.IsTitle(token.Start)) title++;
                else body++;
        return title == 0 ? _settings.TitleWeight
            : (float)Math.Clamp(_settings.TitleShare / (1 - _settings.TitleShare) * body / title, _settings.TitleWeight, _settings.MostTitleWeight);
    }

    void Finish(PreparedText text, Range range, Span<float> vector)
    {
        var meaning = vector[..MeaningDimensions];
        LessMean(meaning);
        if (_directions.Dimensions == 0) return;
        var lexical = vector[MeaningDimensions..];
        foreach (var (column, value) in _stems.Of(text, range)) Dense.Add(_directions[column], value, lexical);
        Dense.Normalise(lexical);
        Dense.Scale(meaning, (float)Math.Sqrt(1 - _settings.LexicalShare));
        Dense.Scale(lexical, (float)Math.Sqrt(_settings.LexicalShare));
        Dense.Normalise(vector);
    }

    void LessMean(Span<float> meaning)
    {
        if (!meaning.ContainsAnyExcept(0f)) return;
        Dense.Add(_mean, -1, meaning);
        // where all say the same, nothing is left but rounding: keep what they say
        if (Dense.Dot(meaning, meaning) < 1e-6f) Dense.Add(_mean, 1, meaning);
        Dense.Normalise(meaning);
    }

    static int[] DocumentCounts(PreparedCorpus texts, int[] voices, JoinedWords joined, CancellationToken cancel)
    {
        var counts = new int[texts.Vocabulary.Count];
        var last = new int[texts.Vocabulary.Count];
        Array.Fill(last, -1);
        foreach (var voice in voices)
            for (var (token, text) = (0, texts.Texts[voice]); token < text.Tokens.Length; token++)
                if (joined.Next(text, ref token, text.Tokens.Length) is var word && last[word] != voice) { last[word] = voice; counts[word]++; }
        cancel.ThrowIfCancellationRequested();
        return counts;
    }
}
