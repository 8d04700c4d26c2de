using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Recognises French inclusive spelling, so that "citoyen·ne·s", "citoyen(ne)s" and "habitant-e-s" are one word each.</summary>
static class InclusiveSpelling
{
    // endings that a feminine or a plural adds; those that are words of their own only count beside a mark that no sentence has
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = new[]
    {
        "e", "es", "ne", "nes", "trice", "trices", "rice", "rices", "euse", "euses", "ve", "ves", "ère", "ères", "ière", "ières",
        "ienne", "iennes", "enne", "ennes", "esse", "esses", "sse", "sses", "ive", "ives", "ande", "andes",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SafeEndings = new[]
    {
        "s", "x", "le", "les", "lle", "lles", "te", "tes", "tte", "ttes", "se", "ses", "fe", "que", "ques", "nt", "ent", "aux", "al", "ale", "ales", "elle", "elles",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tells where a word's inclusive ending stops.</summary>
    /// <param name="text">The text around.</param>
    /// <param name="at">The unit after the word's letters.</param>
    /// <param name="plural">The plural mark that the ending holds, s or x; NUL when none.</param>
    /// <returns>The unit after the ending; <paramref name="at"/> when there is none.</returns>
    public static int End(ReadOnlySpan<char> text, int at, out char plural)
    {
        plural = '\0';
        var end = at;
        for (var group = 0; group < 3; group++)
        {
            var next = GroupEnd(text, end, group > 0, out var ending);
            if (next == end) break;
            if (ending[^1] is 's' or 'S') plural = 's';
            else if (ending is "x" or "X" or "aux") plural = 'x';
            end = next;
        }
        if (end == at) return at;
        if (text[end - 1] == ')')
        {
            var run = LetterRun(text, end);
            if (run == 1 && text[end] is 's' or 'S' or 'x') { plural = 's'; end++; }
            else if (run > 0) { plural = '\0'; return at; } // "mot(s)collé": not ours
        }
        return end;
    }

    /// <summary>Tells whether a unit may begin an inclusive ending.</summary>
    public static bool IsMark(char c) => c is '(' or '/' or '.' || IsDot(c) || Characters.IsHyphen(c);

    static int GroupEnd(ReadOnlySpan<char> text, int at, bool isLater, out ReadOnlySpan<char> ending)
    {
        ending = default;
        if (at + 1 >= text.Length || !IsMark(text[at])) return at;
        var mark = text[at];
        var length = LetterRun(text, at + 1);
        if (length is 0 or > 6) return at;
        ending = text.Slice(at + 1, length);
        var end = at + 1 + length;
        if (mark == '(')
            return end < text.Length && text[end] == ')' && (Endings.Contains(ending) || SafeEndings.Contains(ending)) ? end + 1 : at;
        if (IsDot(mark))
            return Endings.Contains(ending) || SafeEndings.Contains(ending) ? end : at;
        // a full stop, hyphen or slash may also stand between two words: only lower-case endings that are no words
        if (Endings.Contains(ending) && !char.IsUpper(ending[0])) return end;
        return isLater && length == 1 && ending[0] is 's' or 'x' ? end : at;
    }

    static bool IsDot(char c) => c is '\u00B7' or '\u2022' or '\u2027' or '\u22C5' or '\u2219';

    static int LetterRun(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= 7 && Characters.WordUnits(text, end) == 1 && !char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }
}
