using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Numbers the words of one stretch of the corpus as they come; several are merged into one <see cref="Vocabulary"/>.</summary>
sealed class VocabularyBuilder
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    readonly List<string> _forms = [];
    readonly List<int> _documents = [];
    readonly List<int> _lastText = [];
    char[] _buffer = new char[256];

    public VocabularyBuilder() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The forms met, in order of their numbers.</summary>
    public IReadOnlyList<string> Forms => _forms;

    /// <summary>For each form met, in how many texts it stands.</summary>
    public IReadOnlyList<int> Documents => _documents;

    /// <summary>Gives the number of a word as written and counts the text it stands in.</summary>
    public int Number(ReadOnlySpan<char> written, int text)
    {
        if (_buffer.Length < written.Length) _buffer = new char[written.Length];
        var length = WordForms.Fold(written, _buffer, out var composed);
        ReadOnlySpan<char> form = composed is null ? _buffer.AsSpan(0, length) : composed.AsSpan();
        if (!_bySpan.TryGetValue(form, out var number))
        {
            number = _forms.Count;
            var kept = composed ?? form.ToString();
            _numbers.Add(kept, number);
            _forms.Add(kept);
            _documents.Add(0);
            _lastText.Add(-1);
        }
        if (_lastText[number] != text)
        {
            _lastText[number] = text;
            _documents[number]++;
        }
        return number;
    }

    /// <summary>Merges stretches into the vocabulary of the corpus.</summary>
    /// <param name="stretches">The stretches; no text stands in two.</param>
    /// <param name="places">For each stretch, the place of each of its words in the vocabulary.</param>
    public static Vocabulary Merge(IReadOnlyList<TextStretch> stretches, out int[][] places)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stretch in stretches) all.UnionWith(stretch.Forms);
        var forms = all.ToArray();
        if (forms.Length > Token.MostWord) throw new InvalidOperationException($"{forms.Length} distinct words: expected at most {Token.MostWord}");
        Array.Sort(forms, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(forms.Length, StringComparer.Ordinal);
        for (var i = 0; i < forms.Length; i++) numbers.Add(forms[i], i);

        var documents = new int[forms.Length];
        places = new int[stretches.Count][];
        for (var s = 0; s < stretches.Count; s++)
        {
            var stretch = stretches[s];
            var own = places[s] = new int[stretch.Forms.Length];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = numbers[stretch.Forms[i]];
                documents[own[i]] += stretch.DocumentCounts[i];
            }
        }
        return WithStems(forms, documents);
    }

    static Vocabulary WithStems(string[] forms, int[] documents)
    {
        var stemOf = Array.ConvertAll(forms, Stems.Of);
        var stems = stemOf.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var numbers = new Dictionary<string, int>(stems.Length, StringComparer.Ordinal);
        for (var i = 0; i < stems.Length; i++) numbers.Add(stems[i], i);
        return new(Keep(forms), [.. stemOf.Select(s => numbers[s])], Keep(stems), [.. forms.Select(StopWords.Contains)], Keep(documents));
    }

    static ImmutableArray<T> Keep<T>(T[] own) => ImmutableCollectionsMarshal.AsImmutableArray(own);
}
