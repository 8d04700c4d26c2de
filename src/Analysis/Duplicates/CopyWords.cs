using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>One word of a text as copies are compared: its hash and its place.</summary>
readonly record struct CopyWord(uint Hash, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Cuts a text into words for comparing copies: case, accents and punctuation folded, addresses left out.</summary>
/// <remarks>
/// Words are runs of letters and digits; œ is oe. Runs of Chinese or Japanese signs give overlapping pairs.
/// An address (http…, www.) is left out since one shared link makes strangers look alike; a text that is nothing but an address keeps it.
/// </remarks>
static class CopyWords
{
    /// <summary>Cuts one text.</summary>
    /// <returns>Words in order of the text; empty when it has neither letter nor digit.</returns>
    public static List<CopyWord> Of(string text)
    {
        var words = new List<CopyWord>(text.Length / 6 + 1);
        Read(text, words, keepAddresses: false);
        if (words.Count == 0) Read(text, words, keepAddresses: true);
        return words;
    }

    static void Read(string text, List<CopyWord> words, bool keepAddresses)
    {
        const uint empty = 2166136261;
        var hash = empty;
        var start = -1;
        var end = 0;
        for (var i = 0; i < text.Length;)
        {
            if (start < 0 && !keepAddresses && StartsAddress(text, i))
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
                continue;
            }
            var c = text[i];
            var width = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (width == 1 && c < FoldedLetters.TableLength)
            {
                var folded = FoldedLetters.Of(c);
                if (folded.Length > 0)
                {
                    if (start < 0) start = i;
                    foreach (var f in folded) hash = Add(hash, f);
                    end = i + 1;
                }
                else if (!FoldedLetters.IsMark(c)) Close();
            }
            else if (Ideographs.Contains(text, i, width))
            {
                Close();
                i = ReadIdeographs(text, i, words);
                continue;
            }
            else if (width == 2 ? Rune.IsLetterOrDigit(new Rune(c, text[i + 1])) : char.IsLetterOrDigit(c))
            {
                if (start < 0) start = i;
                hash = Add(hash, width == 2 ? (uint)char.ConvertToUtf32(c, text[i + 1]) : char.ToLowerInvariant(c));
                end = i + width;
            }
            else if (width == 2 || !FoldedLetters.IsMark(c)) Close();
            i += width;
        }
        Close();

        void Close()
        {
            if (start >= 0) words.Add(new(Mix(hash), start, end - start));
            start = -1;
            hash = empty;
        }
    }

    static int ReadIdeographs(string text, int start, List<CopyWord> words)
    {
        var (previous, previousStart) = (0u, -1);
        var (i, signs) = (start, 0);
        while (i < text.Length)
        {
            var width = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (!Ideographs.Contains(text, i, width)) break;
            var sign = width == 2 ? (uint)char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            if (previousStart >= 0) words.Add(new(Mix(Add(Add(2166136261, previous), sign)), previousStart, i + width - previousStart));
            (previous, previousStart) = (sign, i);
            i += width;
            signs++;
        }
        if (signs == 1) words.Add(new(Mix(Add(2166136261, previous)), start, i - start));
        return i;
    }

    static bool StartsAddress(string text, int i) =>
        text[i] is 'h' or 'H' or 'w' or 'W' && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) &&
        (Follows(text, i, "http://") || Follows(text, i, "https://") || Follows(text, i, "www."));

    static bool Follows(string text, int i, string opening) =>
        text.AsSpan(i).StartsWith(opening, StringComparison.OrdinalIgnoreCase);

    static uint Add(uint hash, uint unit) => (hash ^ unit) * 16777619;

    /// <summary>Spreads the bits of a word's hash, so that neighbours combine well.</summary>
    internal static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >> 16);
    }
}
