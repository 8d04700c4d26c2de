using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells the part of speech of every word of the texts that ask for it.</summary>
/// <remarks>
/// Greedy averaged perceptron over the word, its endings, its readings in the <see cref="Lexicon"/>, its neighbours and the two tags before
/// (see <see cref="TaggerFeatures"/>). Learnt from UD French Sequoia. What depends on the word alone is summed once a word, in the constructor.
/// Safe to use from several threads.
/// When it misleads: telegraphic titles, and words that only local people use; a lexicon word that it never met as a verb may still be one.
/// </remarks>
public sealed class PartsOfSpeech
{
    const int Seats = 4; // the word itself, seen from the word after it, from the word before it, from two before
    const int None = TaggerWeights.Parts; // tag before the first word

    static readonly int[] Offsets = [0, -1, 1, 2];
    static readonly TaggerFeatures.Word Nothing = new("", 3, 0);

    readonly PreparedCorpus _corpus;
    readonly TaggerWeights _weights;
    readonly TaggerFeatures.Word[] _words;
    readonly int[] _sums;

    /// <summary>Looks at the vocabulary of a corpus.</summary>
    public PartsOfSpeech(PreparedCorpus corpus) : this(corpus, TaggerWeights.French) { }

    internal PartsOfSpeech(PreparedCorpus corpus, TaggerWeights weights)
    {
        _corpus = corpus;
        _weights = weights;
        _words = new TaggerFeatures.Word[corpus.Vocabulary.Count];
        _sums = new int[_words.Length * Seats * TaggerWeights.Parts];
        Parallel.For(0, _words.Length, w =>
        {
            Span<uint> features = stackalloc uint[TaggerFeatures.Most];
            _words[w] = TaggerFeatures.Word.Of(corpus.Vocabulary.Forms[w]);
            for (var seat = 0; seat < Seats; seat++)
                weights.Add(features[..TaggerFeatures.OfWord(_words[w], Offsets[seat], features)], SumsOf(w, seat));
        });
    }

    /// <summary>Tags one text.</summary>
    /// <param name="index">Its place in the corpus.</param>
    /// <returns>One part of speech a token, in the order of <see cref="PreparedText.Tokens"/>.</returns>
    public ImmutableArray<PartOfSpeech> Tag(int index) => Tag(index, 0, _corpus.Texts[index].Tokens.Length);

    /// <summary>Tags some tokens of a text as they would be tagged in it: a sentence knows nothing of the one before.</summary>
    /// <param name="index">Its place in the corpus.</param>
    /// <param name="first">First token.</param>
    /// <param name="count">Tokens.</param>
    /// <returns>One part of speech a token.</returns>
    public ImmutableArray<PartOfSpeech> Tag(int index, int first, int count)
    {
        var text = _corpus.Texts[index];
        var parts = ImmutableArray.CreateBuilder<PartOfSpeech>(count);
        var places = TaggedPlaces.Of(text);
        Span<int> sums = stackalloc int[TaggerWeights.Parts];
        Span<uint> features = stackalloc uint[TaggerFeatures.Most];
        int one = None, two = None;
        var from = first;
        while (from > 0 && from < places.Length && !places[from].IsFirst) from--;
        for (var t = from; t < first + count; t++)
        {
            if (places[t].IsFirst) one = two = None;
            sums.Clear();
            Sum(text, places, t, one, two, features, sums);
            two = one;
            one = IndexOfMost(sums);
            if (t >= first) parts.Add((PartOfSpeech)one);
        }
        return parts.MoveToImmutable();
    }

    void Sum(PreparedText text, TaggedPlaces.Place[] places, int t, int one, int two, Span<uint> features, Span<int> sums)
    {
        var tokens = text.Tokens;
        var hasBefore = !places[t].IsFirst;
        var hasAfter = t + 1 < places.Length && !places[t + 1].IsFirst;
        var hasSecond = hasAfter && t + 2 < places.Length && !places[t + 2].IsFirst;
        AddTo(sums, SumsOf(tokens[t].Word, 0));
        if (hasBefore) AddTo(sums, SumsOf(tokens[t - 1].Word, 1));
        if (hasAfter) AddTo(sums, SumsOf(tokens[t + 1].Word, 2));
        if (hasSecond) AddTo(sums, SumsOf(tokens[t + 2].Word, 3));
        var place = new TaggerFeatures.Place(hasBefore ? _words[tokens[t - 1].Word] : Nothing, _words[tokens[t].Word],
            hasAfter ? _words[tokens[t + 1].Word] : Nothing, places[t].Case, places[t].BreakBefore,
            !hasAfter || places[t + 1].BreakBefore, one, two);
        _weights.Add(features[..TaggerFeatures.OfPlace(place, features)], sums);
    }

    Span<int> SumsOf(int word, int seat) => _sums.AsSpan((word * Seats + seat) * TaggerWeights.Parts, TaggerWeights.Parts);

    static void AddTo(Span<int> sums, ReadOnlySpan<int> more)
    {
        for (var p = 0; p < TaggerWeights.Parts; p++) sums[p] += more[p];
    }

    static int IndexOfMost(ReadOnlySpan<int> sums)
    {
        var most = 0;
        for (var p = 1; p < sums.Length; p++) if (sums[p] > sums[most]) most = p;
        return most;
    }
}
