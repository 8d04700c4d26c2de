using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Cuts texts one after the other; its tokens carry the numbers of its own <see cref="Vocabulary"/> until stretches are merged.</summary>
sealed class TextCutter(TextOptions options)
{
    readonly List<TextSpan> _words = [];
    readonly List<TextSpan> _sentences = [];
    readonly List<Language> _marks = [];
    readonly List<bool?> _known = [];

    /// <summary>The words met so far.</summary>
    public VocabularyBuilder Vocabulary { get; } = new();

    /// <summary>Cuts one contribution.</summary>
    public PreparedText Cut(Contribution contribution, int index)
    {
        var plain = PreparedText.PlainOf(contribution);
        var bodyStart = plain.Length - contribution.Body.PlainLength;
        var tokens = Tokens(plain, index);
        var sentences = SentencesOf(plain, bodyStart, tokens);
        return new(contribution, ImmutableCollectionsMarshal.AsImmutableArray(tokens), ImmutableCollectionsMarshal.AsImmutableArray(sentences),
            Ideas.Find(plain, bodyStart, tokens, sentences, options.MinIdeaWords), LanguageOf(tokens));
    }

    Token[] Tokens(string plain, int index)
    {
        _words.Clear();
        Words.Find(plain, _words);
        _words.RemoveAll(w => !Token.Fits(w));
        var tokens = new Token[_words.Count];
        for (var t = 0; t < tokens.Length; t++)
            tokens[t] = new(_words[t].Start, _words[t].Length, Vocabulary.Number(plain.AsSpan(_words[t].Start, _words[t].Length), index));
        return tokens;
    }

    // sentences without a word say nothing that can be found again: a row of dots, a smiley
    Sentence[] SentencesOf(string plain, int bodyStart, Token[] tokens)
    {
        _sentences.Clear();
        Sentences.Find(plain, 0, bodyStart, _sentences);
        Sentences.Find(plain, bodyStart, plain.Length, _sentences);
        var sentences = new List<Sentence>(_sentences.Count);
        var t = 0;
        foreach (var span in _sentences)
        {
            while (t < tokens.Length && tokens[t].Start < span.Start) t++;
            var first = t;
            while (t < tokens.Length && tokens[t].Start < span.End) t++;
            if (t > first) sentences.Add(new(span.Start, span.Length, first, t - first));
        }
        return [.. sentences];
    }

    // "Organiser de vrais débats citoyens": few small words, but words of the lexicon
    bool IsMostlyFrench(Token[] tokens)
    {
        while (_known.Count < Vocabulary.Forms.Count) _known.Add(null);
        int all = 0, known = 0;
        foreach (var token in tokens)
        {
            var form = Vocabulary.Forms[token.Word];
            if (form.Length < 4 || !char.IsLetter(form[0])) continue;
            all++;
            if (_known[token.Word] ??= Lexicon.ClassesOf(form) != 0) known++;
        }
        return known >= 3 && known * 4 >= all * 3;
    }

    Language LanguageOf(Token[] tokens)
    {
        for (var w = _marks.Count; w < Vocabulary.Forms.Count; w++) _marks.Add(Languages.MarkOf(Vocabulary.Forms[w]));
        int french = 0, english = 0, other = 0;
        foreach (var token in tokens)
            switch (_marks[token.Word])
            {
                case Language.French: french++; break;
                case Language.English: english++; break;
                case Language.Other: other++; break;
            }
        var language = Languages.Decide(french, english, other);
        return language == Language.Unknown && english + other == 0 && IsMostlyFrench(tokens) ? Language.French : language;
    }
}
