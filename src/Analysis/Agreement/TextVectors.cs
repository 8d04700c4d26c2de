using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace SynthesisPipeline.Analysis;

/// <summary>Gives vectors to stretches of prepared texts: word vectors weighted by rarity in the consultation, the common part removed.</summary>
/// <remarks>
/// v = Σ w(word) · row(word), w = (ln((n+1)/(df+½)) / ln((n+1)/1.5))^½ with df = contributions that hold the word, n = contributions;
/// then the mean over contributions is subtracted and the rest brought to unit length.
/// When it misleads: word order and negation are invisible; a demand and its contrary are neighbours.
/// </remarks>
sealed class TextVectors
{
    const double TitleWeight = 2;
    const int Stretch = 1024;

    readonly PreparedCorpus _texts;
    readonly StaticVectors _words = new();
    readonly WeightedRow[]?[] _rows;
    readonly float[] _weights;
    readonly float[] _mean;

    /// <summary>Weighs the words and finds the common part, or takes that of an earlier run.</summary>
    public TextVectors(PreparedCorpus texts, CancellationToken cancel, float[]? commonPart = null)
    {
        _texts = texts;
        _rows = new WeightedRow[texts.Vocabulary.Count][];
        _weights = new float[texts.Vocabulary.Count];
        double n = texts.Texts.Length;
        for (var w = 0; w < _weights.Length; w++)
            _weights[w] = (float)Math.Sqrt(Math.Max(0.05, Math.Log((n + 1) / (texts.Vocabulary.DocumentCounts[w] + 0.5)) / Math.Log((n + 1) / 1.5)));
        _mean = commonPart ?? new float[_words.Dimensions];
        if (commonPart is not null) return;
        // sums are made side by side for a stretch of texts, and added up in order
        var sums = new DenseRows(Math.Min(Stretch, texts.Texts.Length), _words.Dimensions);
        for (var start = 0; start < texts.Texts.Length; start += Stretch)
        {
            var count = Math.Min(Stretch, texts.Texts.Length - start);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                SumOfAll(start + i, sums[i]);
                Normalise(sums[i]);
            });
            // what has no known word is zero: it adds nothing
            for (var i = 0; i < count; i++) TensorPrimitives.Add(_mean, sums[i], _mean);
        }
        // few texts have no common part to speak of: what they share may be all they say
        TensorPrimitives.Multiply(_mean, (float)(Math.Min(1, n / 50) / Math.Max(1, n)), _mean);
    }

    /// <summary>Whether they were made of these texts.</summary>
    public bool AreOf(PreparedCorpus texts) => ReferenceEquals(_texts, texts);

    /// <summary>The mean over contributions, which is taken off.</summary>
    public ReadOnlySpan<float> CommonPart => _mean;

    /// <summary>Length of a vector.</summary>
    public int Dimensions => _words.Dimensions;

    /// <summary>Gives the vector of a whole contribution, its title counted twice; all zero when no word is known.</summary>
    public void OfAll(int index, Span<float> vector)
    {
        SumOfAll(index, vector);
        Centre(vector);
    }

    /// <summary>Gives the vectors of all contributions, in corpus order.</summary>
    public DenseRows OfAll()
    {
        var rows = new DenseRows(_texts.Texts.Length, Dimensions);
        Parallel.For(0, rows.Count, i => OfAll(i, rows[i]));
        return rows;
    }

    /// <summary>Gives the vector of some of its words.</summary>
    public void Of(int index, int firstToken, int count, Span<float> vector)
    {
        vector.Clear();
        Add(index, firstToken, count, 1, vector);
        Centre(vector);
    }

    /// <summary>Gives the dot product, added up in the same order on every machine: eight lanes, then the lanes.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var lanes = Vector256<float>.Zero;
        var i = 0;
        for (; i + 8 <= x.Length; i += 8) lanes += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
        var sum = 0f;
        for (var lane = 0; lane < 8; lane++) sum += lanes[lane];
        for (; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    void SumOfAll(int index, Span<float> vector)
    {
        vector.Clear();
        var text = _texts.Texts[index];
        var title = 0;
        while (title < text.Tokens.Length && text.IsTitle(text.Tokens[title].Start)) title++;
        Add(index, 0, title, TitleWeight, vector);
        Add(index, title, text.Tokens.Length - title, 1, vector);
    }

    void Add(int index, int firstToken, int count, double weight, Span<float> vector)
    {
        foreach (var token in _texts.Texts[index].Tokens.AsSpan(firstToken, count))
            foreach (var row in _rows[token.Word] ??= _words.Rows(_texts.Vocabulary.Forms[token.Word]))
                _words.Add(row.Row, (float)(weight * _weights[token.Word]) * row.Weight, vector);
    }

    void Centre(Span<float> vector)
    {
        if (!Normalise(vector)) return;
        TensorPrimitives.Subtract(vector, _mean, vector);
        Normalise(vector);
    }

    static bool Normalise(Span<float> vector)
    {
        var squares = 0.0;
        foreach (var x in vector) squares += (double)x * x;
        if (squares < 1e-12)
        {
            vector.Clear();
            return false;
        }
        var length = (float)Math.Sqrt(squares);
        foreach (ref var x in vector) x /= length;
        return true;
    }
}
