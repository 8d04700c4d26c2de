namespace SynthesisPipeline.Analysis;

/// <summary>Weighs the stems of a text: (1 + ln tf) · (1 + ln((n+1)/(df+1))), brought to length 1.</summary>
internal sealed class StemWeights
{
    const double LargestShare = 0.3;
    readonly PreparedCorpus _texts;
    readonly int _titleWeight;
    readonly int[] _columns;
    readonly double[] _rarity;

    /// <summary>Counts in how many texts each stem stands.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions that count.</param>
    /// <param name="titleWeight">How often a word of the title counts.</param>
    public StemWeights(PreparedCorpus texts, int[] voices, int titleWeight)
    {
        _texts = texts;
        _titleWeight = titleWeight;
        var stems = texts.Vocabulary.StemForms.Length;
        var documents = new int[stems];
        var last = new int[stems];
        Array.Fill(last, -1);
        foreach (var voice in voices)
            foreach (var token in texts.Texts[voice].Tokens)
            {
                var stem = texts.Vocabulary.Stems[token.Word];
                if (texts.Vocabulary.StopWords[token.Word] || last[stem] == voice) continue;
                last[stem] = voice;
                documents[stem]++;
            }
        _columns = new int[stems];
        _rarity = new double[stems];
        for (var stem = 0; stem < stems; stem++)
        {
            _columns[stem] = documents[stem] >= 2 && documents[stem] <= Math.Max(2, LargestShare * voices.Length) ? Columns++ : -1;
            _rarity[stem] = 1 + Math.Log((voices.Length + 1.0) / (documents[stem] + 1));
        }
    }

    /// <summary>Number of stems kept.</summary>
    public int Columns { get; }

    /// <summary>Gives the column of a word's stem; −1 when it is not kept.</summary>
    public int ColumnOf(int word) => _texts.Vocabulary.StopWords[word] ? -1 : _columns[_texts.Vocabulary.Stems[word]];

    /// <summary>Lists the kept stems of a stretch of a text, ascending, with their weights.</summary>
    public List<(int Column, float Value)> Of(PreparedText text, Range range)
    {
        var vocabulary = _texts.Vocabulary;
        var found = new List<(int Stem, int Count)>();
        foreach (var token in text.Tokens.AsSpan()[range])
            if (!vocabulary.StopWords[token.Word] && _columns[vocabulary.Stems[token.Word]] >= 0)
                found.Add((vocabulary.Stems[token.Word], text.IsTitle(token.Start) ? _titleWeight : 1));
        found.Sort();
        var weights = new List<(int Column, float Value)>(found.Count);
        var squares = 0d;
        for (var i = 0; i < found.Count;)
        {
            var (stem, count) = found[i++];
            while (i < found.Count && found[i].Stem == stem) count += found[i++].Count;
            var value = (1 + Math.Log(count)) * _rarity[stem];
            squares += value * value;
            weights.Add((_columns[stem], (float)value));
        }
        var length = Math.Sqrt(squares);
        for (var i = 0; i < weights.Count; i++) weights[i] = (weights[i].Column, (float)(weights[i].Value / length));
        return weights;
    }

    /// <summary>Gives the weights of whole texts, one row each.</summary>
    public SparseRows Rows(int[] which)
    {
        var rows = new List<(int Column, float Value)>[which.Length];
        Parallel.For(0, which.Length, i => rows[i] = Of(_texts.Texts[which[i]], ..));
        var starts = new int[which.Length + 1];
        for (var i = 0; i < rows.Length; i++) starts[i + 1] = starts[i] + rows[i].Count;
        return new(starts, [.. rows.SelectMany(r => r.Select(v => v.Column))], [.. rows.SelectMany(r => r.Select(v => v.Value))], Columns);
    }
}
