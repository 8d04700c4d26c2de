namespace SynthesisPipeline.Analysis;

/// <summary>Recognises the marks people put before the items of a list.</summary>
static class Lists
{
    /// <summary>Gives the first unit of a line after its list mark ("- ", "• ", "1) ", "2/", "3°", "a) ", "1er :") and the blanks around; that of its first letter when it has none.</summary>
    public static int AfterMarker(ReadOnlySpan<char> text, int from, int to)
    {
        var i = SkipBlanks(text, from, to);
        var afterBullet = i;
        while (afterBullet < to && IsBullet(text[afterBullet])) afterBullet = SkipBlanks(text, afterBullet + 1, to);
        // "-5 %" is a number, "-l'eau" an item
        if (afterBullet > i && afterBullet < to && !(char.IsDigit(text[afterBullet]) && text[i] is '-' or '–' && afterBullet == i + 1)) i = afterBullet;
        var afterNumber = AfterNumber(text, i, to);
        return afterNumber < to ? afterNumber : i;
    }

    static int AfterNumber(ReadOnlySpan<char> text, int from, int to)
    {
        var i = from;
        while (i < to && i - from < 3 && char.IsAsciiDigit(text[i])) i++;
        var digits = i - from;
        if (digits == 0 && i < to && char.IsAsciiLetter(text[i])) i++;
        if (i == from || i >= to) return from;
        if (digits is 1 or 2)
        {
            if (text[i..to].StartsWith("er", StringComparison.Ordinal)) i += 2;
            else if (text[i] is '°' or 'º') i++;
        }
        var mark = SkipBlanks(text, i, to);
        if (mark < to && digits > 0 && text[mark] is ':' or '-' or '–' && digits < 3 && mark + 1 < to && Characters.IsBlank(text[mark + 1])) return SkipBlanks(text, mark + 1, to);
        if (i >= to) return from;
        if (text[i] == ')' || digits > 0 && text[i] == '/' && !(i + 1 < to && char.IsAsciiDigit(text[i + 1]))) return SkipBlanks(text, i + 1, to);
        // "1. Faire", "1.Faire", but not "1.5" and not an initial
        if (text[i] == '.' && digits is 1 or 2 && i + 1 < to && !char.IsAsciiDigit(text[i + 1])) return SkipBlanks(text, i + 1, to);
        return i > from && text[i - 1] is '°' or 'º' ? SkipBlanks(text, i, to) : from;
    }

    static int SkipBlanks(ReadOnlySpan<char> text, int from, int to)
    {
        while (from < to && Characters.IsBlank(text[from])) from++;
        return from;
    }

    static bool IsBullet(char c) => c is '-' or '–' or '—' or '•' or '*' or '·' or '●' or '○' or '▪' or '■' or '►' or '➢' or '✓' or '→' or '\uF0B7' or '\u2212';
}
