using System.Buffers;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Classes of characters that cutting text needs; one UTF-16 unit at a time unless said.</summary>
static class Characters
{
    /// <summary>Gives the number of units of the letter, digit or mark that stands at a place: 1, 2 for a surrogate pair, 0 for anything else.</summary>
    public static int WordUnits(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < 128) return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        if (!char.IsSurrogate(c)) return IsWord(CharUnicodeInfo.GetUnicodeCategory(c)) ? 1 : 0;
        return at + 1 < text.Length && char.IsSurrogatePair(c, text[at + 1])
            && IsWord(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, text[at + 1]))) ? 2 : 0;
    }

    /// <summary>Tells whether a unit is one of the marks people type for an apostrophe.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '`' or '\u2032';

    /// <summary>Tells whether a unit is a hyphen that may stand inside a word.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>Units that end a line.</summary>
    public static SearchValues<char> LineBreaks { get; } = SearchValues.Create("\n\r\u2028\u2029\u0085\v\f");

    /// <summary>Tells whether a unit ends a line.</summary>
    public static bool IsLineBreak(char c) => LineBreaks.Contains(c);

    /// <summary>Tells whether a unit shows nothing: white space, zero-width marks, NUL and other controls.</summary>
    public static bool IsBlank(char c) => c is not (> ' ' and < '\u007F') && IsRarerBlank(c);

    static bool IsRarerBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u2060' || char.IsControl(c);

    static bool IsWord(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
