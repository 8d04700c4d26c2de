using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Turns contributions into features to learn tags from: what the text is about, its words, and how sure the written rules are.</summary>
/// <remarks>Places: the vector of the text, then its stems, then the rule. Vector and stems have length <see cref="Length"/>, so that few examples can move them
/// against the penalty; both together were the best or within 0.01 of it on four sets from 60 examples on (docs/quality.md).</remarks>
sealed class TagFeatures
{
    const float Length = 4;

    readonly PreparedCorpus _texts;
    readonly TextVectors _vectors;
    readonly StemWeights _stems;

    /// <summary>Weighs the words of a corpus.</summary>
    public TagFeatures(PreparedCorpus texts, CancellationToken cancel)
    {
        _texts = texts;
        _vectors = texts.Vectors(cancel);
        _stems = new(texts, [.. Enumerable.Range(0, texts.Texts.Length)], titleWeight: 2);
    }

    /// <summary>Number of features.</summary>
    public int Width => RulePlace + 1;

    int RulePlace => _vectors.Dimensions + _stems.Columns;

    /// <summary>Lists the stems of a contribution that weigh most for a tag, as its author wrote them.</summary>
    public IEnumerable<string> Why(int index, LinearModel model)
    {
        var text = _texts.Texts[index];
        var wordOf = new Dictionary<int, string>();
        foreach (var (column, written) in _stems.WrittenIn(text)) wordOf.TryAdd(column, written.ToLowerInvariant());
        return _stems.Of(text, ..).Select(s => (Word: wordOf[s.Column], Weight: s.Value * model.Weights[_vectors.Dimensions + s.Column]))
            .Where(w => w.Weight > 0).OrderByDescending(w => w.Weight).ThenBy(w => w.Word, StringComparer.Ordinal).Select(w => w.Word);
    }

    /// <summary>Gives the features of one contribution.</summary>
    /// <param name="index">Its place in the corpus.</param>
    /// <param name="rule">Confidence of the written rules; 0 when they say nothing.</param>
    /// <param name="isTrue">The answer, where it is known.</param>
    public SparseExample Of(int index, double rule, bool isTrue = false)
    {
        var vector = new float[_vectors.Dimensions];
        _vectors.OfAll(index, vector);
        var places = ImmutableArray.CreateBuilder<int>();
        var values = ImmutableArray.CreateBuilder<float>();
        void Add(int place, float value)
        {
            if (value == 0) return;
            places.Add(place);
            values.Add(value);
        }
        for (var d = 0; d < vector.Length; d++) Add(d, vector[d] * Length);
        foreach (var (column, value) in _stems.Of(_texts.Texts[index], ..)) Add(vector.Length + column, value * Length);
        Add(RulePlace, (float)rule * Length);
        return new(places.ToImmutable(), values.ToImmutable(), isTrue);
    }
}
