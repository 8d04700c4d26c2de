namespace SynthesisPipeline.Analysis;

/// <summary>Gives each contribution its weighted stems: what its words share with others letter by letter.</summary>
/// <remarks>(1 + ln tf) · ln(n / df), stop words out, stems of 2 contributions to 30 % of them, unit length.</remarks>
sealed class StemVectors
{
    readonly (int Stem, float Weight)[][] _stems;

    /// <summary>Weighs the stems of every contribution; a title counts twice.</summary>
    public StemVectors(PreparedCorpus texts)
    {
        var vocabulary = texts.Vocabulary;
        var counts = new Dictionary<int, int>[texts.Texts.Length];
        var documents = new int[vocabulary.StemForms.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var own = counts[i] = [];
            foreach (var token in texts.Texts[i].Tokens)
                if (!vocabulary.StopWords[token.Word])
                {
                    var stem = vocabulary.Stems[token.Word];
                    own[stem] = own.GetValueOrDefault(stem) + (texts.Texts[i].IsTitle(token.Start) ? 2 : 1);
                }
            foreach (var stem in own.Keys) documents[stem]++;
        }
        var most = Math.Max(3, 0.3 * counts.Length);
        _stems = [.. counts.Select(own => Unit([.. own.Where(s => documents[s.Key] >= 2 && documents[s.Key] <= most).OrderBy(s => s.Key)
            .Select(s => (s.Key, (float)((1 + Math.Log(s.Value)) * Math.Log((double)counts.Length / documents[s.Key]))))]))];
    }

    /// <summary>Gives the stems of a contribution, ascending, with their weights.</summary>
    public ReadOnlySpan<(int Stem, float Weight)> Of(int index) => _stems[index];

    /// <summary>Gives the cosine of two contributions.</summary>
    public float Cosine(int a, int b)
    {
        var (x, y) = (_stems[a], _stems[b]);
        var sum = 0f;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
            if (x[i].Stem == y[j].Stem) sum += x[i++].Weight * y[j++].Weight;
            else if (x[i].Stem < y[j].Stem) i++;
            else j++;
        return sum;
    }

    static (int, float)[] Unit((int Stem, float Weight)[] stems)
    {
        var squares = 0.0;
        foreach (var (_, weight) in stems) squares += (double)weight * weight;
        return squares == 0 ? [] : [.. stems.Select(s => (s.Stem, (float)(s.Weight / Math.Sqrt(squares))))];
    }
}
