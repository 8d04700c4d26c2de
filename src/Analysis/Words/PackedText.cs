using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>Holds a text in one byte a unit where all its units have one (French does), else as it is: half the memory of a corpus. It is made a string when asked for.</summary>
/// <remarks>One byte: U+0000–U+007F and U+00A0–U+00FF as themselves; the 32 values between are the typographic signs of Windows-1252 and five spaces and arrows that French texts hold.</remarks>
internal readonly struct PackedText : IEquatable<PackedText>
{
    const int FirstSign = 0x80, FirstLetter = 0xA0, LastLetter = 0xFF;
    const string Signs = "€\u202F‚ƒ„…†‡ˆ‰Š‹Œ\u2009Ž→\u200B‘’“”•–—˜™š›œ\uFEFFžŸ";

    readonly object? _held; // null, a string, or bytes

    PackedText(object? held) => _held = held;

    /// <summary>Packs a text; null stays null.</summary>
    public static PackedText Of(string? text) => new(Bytes(text) ?? (object?)text);

    /// <summary>The text; null where there is none.</summary>
    public string? Text => _held is byte[] bytes ? Unpacked(bytes) : (string?)_held;

    /// <summary>Its units.</summary>
    public int Length => _held is byte[] bytes ? bytes.Length : ((string?)_held)?.Length ?? 0;

    /// <inheritdoc/>
    public bool Equals(PackedText other) => (_held, other._held) switch
    {
        (byte[] mine, byte[] theirs) => mine.AsSpan().SequenceEqual(theirs),
        (byte[], _) or (_, byte[]) => false, // a text that can be packed is
        _ => string.Equals((string?)_held, (string?)other._held, StringComparison.Ordinal),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PackedText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    static byte[]? Bytes(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var unit = text[i];
            if (unit is < (char)FirstSign or >= (char)FirstLetter and <= (char)LastLetter) bytes[i] = (byte)unit;
            else if (Signs.IndexOf(unit, StringComparison.Ordinal) is >= 0 and var sign) bytes[i] = (byte)(FirstSign + sign);
            else return null;
        }
        return bytes;
    }

    static string Unpacked(byte[] bytes) => string.Create(bytes.Length, bytes, (units, from) =>
    {
        Encoding.Latin1.GetChars(from, units);
        for (var i = 0; i < from.Length; i++)
        {
            var next = from.AsSpan(i).IndexOfAnyInRange((byte)FirstSign, (byte)(FirstLetter - 1));
            if (next < 0) break;
            i += next;
            units[i] = Signs[from[i] - FirstSign];
        }
    });
}
