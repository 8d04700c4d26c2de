namespace SynthesisPipeline.Analysis;

/// <summary>Weighs the stems of a text: (1 + ln tf) · (1 + ln((n+1)/(df+1))), brought to length 1.</summary>
internal sealed class StemWeights
{
    const double LargestShare = 0.3;
    readonly PreparedCorpus _texts;
    readonly JoinedWords _joined;
    readonly int _titleWeight;
    readonly int[] _columns;
    readonly double[] _rarity;

    /// <summary>Counts in how many texts each stem stands.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="voices">The contributions that count.</param>
    /// <param name="titleWeight">How often a word of the title counts.</param>
    public StemWeights(PreparedCorpus texts, int[] voices, int titleWeight)
    {
        (_texts, _joined) = (texts, texts.Joined);
        _titleWeight = titleWeight;
        var stems = texts.Vocabulary.StemForms.Length;
        var documents = new int[stems];
        var last = new int[stems];
        Array.Fill(last, -1);
        foreach (var voice in voices)
            for (var (token, text) = (0, texts.Texts[voice]); token < text.Tokens.Length; token++)
            {
                var word = _joined.Next(text, ref token, text.Tokens.Length);
                var stem = texts.Vocabulary.Stems[word];
                if (texts.Vocabulary.StopWords[word] || last[stem] == voice) continue;
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

    /// <summary>Takes up the columns of an earlier corpus for texts that have come in since; stems that it did not keep have none.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="kept">The earlier columns: stem and rarity.</param>
    /// <param name="titleWeight">How often a word of the title counts.</param>
    public StemWeights(PreparedCorpus texts, (string Stem, double Rarity)[] kept, int titleWeight)
    {
        (_texts, _joined, _titleWeight, Columns) = (texts, texts.Joined, titleWeight, kept.Length);
        var columnOf = kept.Select((k, column) => (k.Stem, column)).ToDictionary(x => x.Stem, x => x.column, StringComparer.Ordinal);
        _columns = [.. texts.Vocabulary.StemForms.Select(stem => columnOf.GetValueOrDefault(stem, -1))];
        _rarity = [.. _columns.Select(column => column < 0 ? 0 : kept[column].Rarity)];
    }

    /// <summary>Gives the stem and the rarity of each column.</summary>
    public (string Stem, double Rarity)[] Kept()
    {
        var kept = new (string, double)[Columns];
        for (var stem = 0; stem < _columns.Length; stem++)
            if (_columns[stem] >= 0) kept[_columns[stem]] = (_texts.Vocabulary.StemForms[stem], _rarity[stem]);
        return kept;
    }

    /// <summary>Number of stems kept.</summary>
    public int Columns { get; }

    /// <summary>Lists the columns of a text's kept stems, each with how its author wrote it, in order of place.</summary>
    public IEnumerable<(int Column, string Written)> WrittenIn(PreparedText text)
    {
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            var start = text.Tokens[token].Start;
            var word = _joined.Next(text, ref token, text.Tokens.Length);
            if (!_texts.Vocabulary.StopWords[word] && _columns[_texts.Vocabulary.Stems[word]] is var column and >= 0)
                yield return (column, text.Plain[start..(text.Tokens[token].Start + text.Tokens[token].Length)]);
        }
    }

    /// <summary>Lists the kept stems of a stretch of a text, ascending, with their weights.</summary>
    public List<(int Column, float Value)> Of(PreparedText text, Range range)
    {
        var vocabulary = _texts.Vocabulary;
        var found = new List<(int Stem, int Count)>();
        var (token, count) = range.GetOffsetAndLength(text.Tokens.Length);
        for (var end = token + count; token < end; token++)
        {
            var start = text.Tokens[token].Start;
            var word = _joined.Next(text, ref token, end);
            if (!vocabulary.StopWords[word] && _columns[vocabulary.Stems[word]] >= 0) found.Add((vocabulary.Stems[word], text.IsTitle(start) ? _titleWeight : 1));
        }
        found.Sort();
        var weights = new List<(int Column, float Value)>(found.Count);
        var squares = 0d;
        for (var i = 0; i < found.Count;)
        {
            var (stem, times) = found[i++];
            while (i < found.Count && found[i].Stem == stem) times += found[i++].Count;
            var value = (1 + Math.Log(times)) * _rarity[stem];
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
