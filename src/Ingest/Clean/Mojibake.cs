using System.Text;

namespace SynthesisPipeline.Ingest;

/// <summary>Undoes UTF-8 that was once read as Windows-1252 ("Ã©" for "é"), only where all of a text says so.</summary>
static class Mojibake
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>A text as it was meant, with the place of each of its units in the text as it came.</summary>
    public sealed record Repair(string Text, int[] Start, int[] Length);

    /// <summary>Repairs a text; null where it isn't certain: some run of characters beyond ASCII is no UTF-8.</summary>
    public static Repair? Of(string text)
    {
        if (text.AsSpan().IndexOfAny("ÃÂâÅ") < 0) return null;
        var meant = new StringBuilder(text.Length);
        var start = new List<int>(text.Length);
        var length = new List<int>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var used = 1;
            if (text[i] < 0x80) meant.Append(text[i]);
            else if (Decode(text, i, out used) is { } rune) meant.Append(rune);
            else return null;
            for (var unit = start.Count; unit < meant.Length; unit++)
            {
                start.Add(i);
                length.Add(used);
            }
            i += used;
        }
        return new(meant.ToString(), [.. start], [.. length]);
    }

    static string? Decode(string text, int at, out int used)
    {
        used = 1;
        if (ByteOf(text[at]) is not { } lead) return null;
        used = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (used == 0 || at + used > text.Length) return null;
        Span<byte> bytes = stackalloc byte[used];
        for (var i = 0; i < used; i++)
        {
            if (ByteOf(text[at + i]) is not { } value) return null;
            bytes[i] = value;
        }
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static byte? ByteOf(char c)
    {
        if (c <= 0xFF) return (byte)c;
        try
        {
            return Encodings.Windows1252Strict.GetBytes([c])[0];
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
