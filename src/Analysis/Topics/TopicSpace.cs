namespace SynthesisPipeline.Analysis;

/// <summary>Places every contribution of a corpus as a unit vector, by subject.</summary>
internal static class TopicSpace
{
    internal sealed record Settings
    {
        public double IdfExponent = 0.5, LexicalShare = 0.2, StopWeight = 1, TfPower = 1;
        public int Rank = 100, TitleWeight = 2;
        public bool Centre = true;
        public double MaxShare = 0.3;
        public double Smooth = 0, LexIdf = 1;
        public int Whiten = 0;
        public double WhitenPower = 0.5;
        public bool CentreLex = false;
        public Func<string, bool>? Dropped;
    }

    /// <summary>Builds the vectors: one row a contribution, in corpus order; zero for texts without a known word.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">Whether each contribution counts for frequencies and means: copies don't.</param>
    /// <param name="settings">Weights.</param>
    /// <param name="random">Seeded chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public static DenseRows Build(PreparedCorpus texts, bool[] voices, Settings settings, Random random, CancellationToken cancel)
    {
        var vocabulary = texts.Vocabulary;
        var n = texts.Texts.Length;
        var counts = Counts(texts, settings.TitleWeight, settings.TfPower);
        var wordCounts = new int[vocabulary.Count];
        var voiceCount = 0;
        for (var i = 0; i < n; i++)
        {
            if (!voices[i]) continue;
            voiceCount++;
            for (var j = counts.Starts[i]; j < counts.Starts[i + 1]; j++) wordCounts[counts.Columns[j]]++;
        }

        var vectors = new StaticVectors();
        var words = new DenseRows(vocabulary.Count, vectors.Dimensions);
        var weights = new float[vocabulary.Count];
        Parallel.For(0, vocabulary.Count, w =>
        {
            foreach (var (row, weight) in vectors.Rows(vocabulary.Forms[w])) vectors.Add(row, weight, words[w]);
            weights[w] = (float)Math.Pow(Math.Max(0, Math.Log((voiceCount + 1) / (wordCounts[w] + 0.5)) / Math.Log((voiceCount + 1) / 1.5)), settings.IdfExponent);
            if (vocabulary.StopWords[w]) weights[w] *= (float)settings.StopWeight;
            if (settings.Dropped?.Invoke(vocabulary.Forms[w]) == true) weights[w] = 0;
        });
        var meaning = new DenseRows(n, vectors.Dimensions);
        Parallel.For(0, n, i =>
        {
            var sum = meaning[i];
            for (var j = counts.Starts[i]; j < counts.Starts[i + 1]; j++)
            {
                var w = counts.Columns[j];
                if (weights[w] > 0) Dense.Add(words[w], counts.Values[j] * weights[w], sum);
            }
            Dense.Normalise(sum);
        });
        if (settings.Centre) Centre(meaning, voices);

        cancel.ThrowIfCancellationRequested();
        if (settings.LexicalShare == 0) return meaning;
        var lexical = Lexical(texts, voices, settings, random);
        if (settings.CentreLex) Centre(lexical, voices);
        var rows = new DenseRows(n, meaning.Dimensions + lexical.Dimensions);
        Parallel.For(0, n, i =>
        {
            var row = rows[i];
            Dense.Add(meaning[i], (float)Math.Sqrt(1 - settings.LexicalShare), row[..meaning.Dimensions]);
            Dense.Add(lexical[i], (float)Math.Sqrt(settings.LexicalShare), row[meaning.Dimensions..]);
            Dense.Normalise(row);
        });
        return rows;
    }

    public static void Centre(DenseRows rows, bool[] voices)
    {
        var mean = new float[rows.Dimensions];
        var count = 0;
        for (var i = 0; i < rows.Count; i++)
            if (voices[i] && rows[i].ContainsAnyExcept(0f)) { Dense.Add(rows[i], 1, mean); count++; }
        if (count < 2) return;
        Parallel.For(0, rows.Count, i =>
        {
            if (!rows[i].ContainsAnyExcept(0f)) return;
            Dense.Add(mean, -1f / count, rows[i]);
            Dense.Normalise(rows[i]);
        });
    }

    public static SparseRows Counts(PreparedCorpus texts, int titleWeight, double tfPower = 1)
    {
        var n = texts.Texts.Length;
        var perText = new (int Word, float Count)[n][];
        Parallel.For(0, n, i =>
        {
            var text = texts.Texts[i];
            var counts = new SortedDictionary<int, float>();
            foreach (var token in text.Tokens)
                counts[token.Word] = counts.GetValueOrDefault(token.Word) + (text.IsTitle(token.Start) ? titleWeight : 1);
            perText[i] = [.. counts.Select(c => (c.Key, (float)Math.Pow(c.Value, tfPower)))];
        });
        var starts = new int[n + 1];
        for (var i = 0; i < n; i++) starts[i + 1] = starts[i] + perText[i].Length;
        var columns = new int[starts[n]];
        var values = new float[starts[n]];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < perText[i].Length; j++) (columns[starts[i] + j], values[starts[i] + j]) = perText[i][j];
        return new(starts, columns, values, texts.Vocabulary.Count);
    }

    public static SparseRows StemWeights(PreparedCorpus texts, bool[] voices, Settings settings)
    {
        var vocabulary = texts.Vocabulary;
        var n = texts.Texts.Length;
        var useful = new bool[vocabulary.StemForms.Length];
        for (var w = 0; w < vocabulary.Count; w++)
            if (!vocabulary.StopWords[w] && settings.Dropped?.Invoke(vocabulary.Forms[w]) != true) useful[vocabulary.Stems[w]] = true;
        var perText = new SortedDictionary<int, float>[n];
        Parallel.For(0, n, i =>
        {
            var text = texts.Texts[i];
            var counts = new SortedDictionary<int, float>();
            foreach (var token in text.Tokens)
                if (!vocabulary.StopWords[token.Word] && useful[vocabulary.Stems[token.Word]])
                    counts[vocabulary.Stems[token.Word]] = counts.GetValueOrDefault(vocabulary.Stems[token.Word]) + (text.IsTitle(token.Start) ? settings.TitleWeight : 1);
            perText[i] = counts;
        });
        var documents = new int[vocabulary.StemForms.Length];
        var voiceCount = 0;
        for (var i = 0; i < n; i++)
        {
            if (!voices[i]) continue;
            voiceCount++;
            foreach (var stem in perText[i].Keys) documents[stem]++;
        }
        var column = new int[documents.Length];
        var columnCount = 0;
        for (var s = 0; s < documents.Length; s++)
            column[s] = documents[s] >= 2 && documents[s] <= Math.Max(2, settings.MaxShare * voiceCount) ? columnCount++ : -1;
        var starts = new int[n + 1];
        var columns = new List<int>();
        var values = new List<float>();
        for (var i = 0; i < n; i++)
        {
            var first = columns.Count;
            var squares = 0d;
            foreach (var (stem, count) in perText[i])
            {
                if (column[stem] < 0) continue;
                var value = (1 + Math.Log(count)) * Math.Pow(Math.Log((1.0 + voiceCount) / (1 + documents[stem])) + 1, settings.LexIdf);
                columns.Add(column[stem]);
                values.Add((float)value);
                squares += value * value;
            }
            for (var j = first; j < values.Count; j++) values[j] = (float)(values[j] / Math.Sqrt(squares));
            starts[i + 1] = columns.Count;
        }
        return new(starts, [.. columns], [.. values], columnCount);
    }

    public static DenseRows Lexical(PreparedCorpus texts, bool[] voices, Settings settings, Random random)
    {
        var sparse = StemWeights(texts, voices, settings);
        var fit = Enumerable.Range(0, voices.Length).Where(i => voices[i]).ToArray();
        var directions = TruncatedSvd.Directions(sparse.Take(fit), settings.Rank, random);
        var projected = sparse.Times(directions);
        Parallel.For(0, projected.Count, i => Dense.Normalise(projected[i]));
        return projected;
    }
}
