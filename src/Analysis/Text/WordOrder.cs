using System.Collections.Immutable;
using System.IO.Compression;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells how unlike well-written French the order of words in a stretch of text is, word by word.</summary>
/// <remarks>
/// A word is the symbol of its class (part of speech, with the endings that agree), a small word is its own symbol, any mark is one. s(w₃) = −ln p(w₃ | w₁ w₂), with p = c₃ / c₂ where the three
/// were seen, else 0.4 · p(w₃ | w₂), at last 0.4² · p(w₃): T. Brants and others, "Large language models in machine translation", EMNLP 2007 ("stupid backoff"). Counted in 25 sittings of parliament as stenographers wrote them
/// (public documents) by <c>bench/Quality --learn-word-order</c>. When it misleads: a sentence that opens with an infinitive is rare where people speak; a name is as good as a slip.
/// </remarks>
sealed class WordOrder
{
    const double Backoff = 0.4;

    readonly Dictionary<string, int> _counts;
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;
    readonly double _all;

    /// <summary>Symbol of what stands before the first word.</summary>
    public const string Before = "^";

    /// <summary>Symbol of what stands behind the last word.</summary>
    public const string Behind = "$";

    /// <summary>Symbol of any mark between two words.</summary>
    public const string Mark = ",";

    /// <summary>Makes a table of counts: one, two and three symbols with a blank between.</summary>
    public WordOrder(Dictionary<string, int> counts)
    {
        (_counts, _find) = (counts, counts.GetAlternateLookup<ReadOnlySpan<char>>());
        _all = Math.Max(1, counts.Where(c => !c.Key.Contains(' ', StringComparison.Ordinal)).Sum(c => (double)c.Value));
    }

    /// <summary>The table that ships.</summary>
    public static WordOrder French => Lazy.Value;

    static readonly Lazy<WordOrder> Lazy = new(() =>
    {
        using var stream = typeof(WordOrder).Assembly.GetManifestResourceStream("word-order-fr.tsv.gz")!; // embedded by the project
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (line.IndexOf('\t', StringComparison.Ordinal) is var tab and > 0) counts[line[..tab]] = int.Parse(line.AsSpan(tab + 1), System.Globalization.CultureInfo.InvariantCulture);
        return new(counts);
    });

    /// <summary>Gives the surprise of a symbol behind two others, in nats.</summary>
    public double Of(string first, string second, string symbol)
    {
        Span<char> key = stackalloc char[192];
        if (Count(Join(key, first, second, symbol)) is > 0 and var three && Count(Join(key, first, second)) is > 0 and var two) return -Math.Log(Math.Min(1, three / (double)two));
        if (Count(Join(key, second, symbol)) is > 0 and var pair && Count(second) is > 0 and var one) return -Math.Log(Backoff * Math.Min(1, pair / (double)one));
        return -Math.Log(Backoff * Backoff * Math.Max(1, Count(symbol)) / _all);
    }

    int Count(ReadOnlySpan<char> key) => _find.TryGetValue(key, out var count) ? count : 0;

    static ReadOnlySpan<char> Join(Span<char> key, params ReadOnlySpan<string> symbols)
    {
        var length = 0;
        foreach (var symbol in symbols)
        {
            if (length > 0) key[length++] = ' ';
            symbol.CopyTo(key[length..]);
            length += symbol.Length;
        }
        return key[..length];
    }

    /// <summary>Gives the symbols of some tokens of a text, marks between them included.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">Its words.</param>
    /// <param name="parts">Parts of speech of these tokens alone.</param>
    /// <param name="first">First token.</param>
    /// <param name="count">Tokens.</param>
    public static ImmutableArray<string> SymbolsOf(PreparedText text, Vocabulary vocabulary, ImmutableArray<PartOfSpeech> parts, int first, int count)
    {
        var symbols = ImmutableArray.CreateBuilder<string>(count + 8);
        var plain = text.Plain;
        for (var t = first; t < first + count; t++)
        {
            var token = text.Tokens[t];
            if (t > first && HasMark(plain.AsSpan(text.Tokens[t - 1].Start + text.Tokens[t - 1].Length, token.Start - text.Tokens[t - 1].Start - text.Tokens[t - 1].Length))) symbols.Add(Mark);
            symbols.Add(WordClasses.Of(vocabulary.Forms[token.Word], parts[t - first]));
        }
        return symbols.DrainToImmutable();
    }

    static bool HasMark(ReadOnlySpan<char> between)
    {
        foreach (var c in between) if (!Characters.IsBlank(c) && !Characters.IsHyphen(c) && !Characters.IsApostrophe(c)) return true;
        return false;
    }
}
