namespace SynthesisPipeline.Analysis;

/// <summary>Tells the signs of scripts written without spaces between words: Chinese, Japanese.</summary>
static class Ideographs
{
    /// <summary>Tells whether the sign at a place is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">Its first unit.</param>
    /// <param name="width">Its units: 2 for a surrogate pair.</param>
    public static bool Contains(string text, int i, int width)
    {
        var c = text[i];
        if (c < 0x3005) return false;
        if (width == 2) return char.ConvertToUtf32(c, text[i + 1]) is >= 0x20000 and <= 0x3FFFF;
        return c is (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF');
    }
}
