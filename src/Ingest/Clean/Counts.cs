using System.Globalization;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads numbers of votes as exports write them: <c>12</c>, <c>1 234</c>, <c>12,0</c>.</summary>
static class Counts
{
    /// <summary>Reads a whole number of 0 or more; an empty cell is not a number.</summary>
    public static bool TryRead(string text, out int count)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out count)) return true;
        Span<char> kept = stackalloc char[24];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) continue;
            if (length == kept.Length) return false;
            kept[length++] = c == ',' ? '.' : c;
        }
        if (!double.TryParse(kept[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number != Math.Floor(number) || number > int.MaxValue) return false;
        count = (int)number;
        return true;
    }
}
