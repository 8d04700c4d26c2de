using System.Buffers;
using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds the sentences of a text: lines first, then ends of sentences inside a line.</summary>
/// <remarks>Marks of a list at the head of a line ("- ", "1) ", "a) ", "• ") stand outside. One pass.</remarks>
static class Sentences
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new[]
    {
        "m", "mm", "mr", "mme", "mmes", "mlle", "dr", "me", "st", "ste", "art", "al", "cf", "ex", "p", "pp", "etc", "n", "av", "bd", "env", "min", "max", "vs", "réf", "ref", "tel", "tél", "chap", "fig", "vol", "éd", "ed", "apr", "boul", "nb", "hab", "resp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // what may end a sentence, or matter to a list inside a line: anything else is passed over many units at a time
    static readonly SearchValues<char> Marks = SearchValues.Create(".!?…;()-–—•0123456789");

    /// <summary>Adds the places of the sentences of one part (title or body) of a text, ascending, not overlapping, trimmed.</summary>
    public static void Find(ReadOnlySpan<char> text, int from, int to, List<TextSpan> sentences)
    {
        var i = from;
        while (i < to)
        {
            var end = text[i..to].IndexOfAny(Characters.LineBreaks) is >= 0 and var length ? i + length : to;
            FindInLine(text, Lists.AfterMarker(text, i, end), end, sentences);
            i = end + 1;
        }
    }

    static void FindInLine(ReadOnlySpan<char> text, int from, int to, List<TextSpan> sentences)
    {
        var start = from;
        var inline = new InlineList();
        for (var i = from; i < to; i++)
        {
            if (text[i..to].IndexOfAny(Marks) is not (>= 0 and var before)) break;
            i += before;
            if (inline.ItemAfter(text, from, i, to) is { } item)
            {
                Add(text, start, i, sentences);
                start = item;
                i = item - 1;
                continue;
            }
            if (text[i] is not ('.' or '!' or '?' or '…' or ';')) continue;
            if (BreakAfter(text, start, i, to) is not { } end) continue;
            Add(text, start, end, sentences);
            start = end;
            i = end - 1;
        }
        Add(text, start, to, sentences);
    }

    // where the sentence that a mark may end really ends; null when it goes on
    static int? BreakAfter(ReadOnlySpan<char> text, int start, int mark, int to)
    {
        var end = mark + 1;
        while (end < to && text[end] is '.' or '!' or '?' or '…' or ';') end++;
        var marks = end - mark;
        while (end < to && text[end] is '"' or '”' or ')' or ']') end++;
        var next = end;
        while (next < to && Characters.IsBlank(text[next])) next++;
        if (next < to && text[next] == '»') { end = ++next; while (next < to && Characters.IsBlank(text[next])) next++; }
        if (next >= to) return null;
        if (next == end) return marks == 1 && IsGlued(text, start, mark, to) || IsGluedDash(text, end, to) ? end : null;
        while (next < to && (text[next] is '"' or '“' or '«' or '(' or '[' or '-' or '–' or '—' or '•' or '\'' or '’' || Characters.IsBlank(text[next]))) next++;
        if (next >= to) return null;
        if (!(char.IsUpper(text[next]) || char.IsDigit(text[next]))) return text[mark] == '.' && marks == 1 && IsPlainEnd(text, start, mark) ? end : null;
        return text[mark] == '.' && marks == 1 && IsAbbreviation(text, start, mark) ? null : end;
    }

    // "calcul.Le": a word of two small letters or more, a mark, a capital that begins a word
    static bool IsGlued(ReadOnlySpan<char> text, int start, int mark, int to) =>
        text[mark] != ';' && mark - 2 >= start && mark + 2 < to
        && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2])
        && char.IsUpper(text[mark + 1]) && (char.IsLower(text[mark + 2]) || Characters.IsApostrophe(text[mark + 2]) || text[mark + 2] == ' ')
        && !IsAbbreviation(text, start, mark);

    // "par an.- Le reste"
    static bool IsGluedDash(ReadOnlySpan<char> text, int end, int to) =>
        end + 2 < to && text[end] is '-' or '–' && Characters.IsBlank(text[end + 1]) && char.IsUpper(text[end + 2]);

    // some write no capitals: a word of four small letters or more before the full stop is no abbreviation
    static bool IsPlainEnd(ReadOnlySpan<char> text, int start, int mark)
    {
        var first = mark;
        while (first > start && char.IsLower(text[first - 1])) first--;
        return mark - first >= 4 && !IsAbbreviation(text, start, mark);
    }

    static bool IsAbbreviation(ReadOnlySpan<char> text, int start, int mark)
    {
        var first = mark;
        while (first > start && mark - first <= 5 && char.IsLetter(text[first - 1])) first--;
        if (mark - first == 1 && char.IsUpper(text[first])) return true; // an initial: "J. Dupont"
        return mark > first && Abbreviations.Contains(text[first..mark]);
    }

    static void Add(ReadOnlySpan<char> text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && Characters.IsBlank(text[start])) start++;
        while (end > start && Characters.IsBlank(text[end - 1])) end--;
        if (end > start) sentences.Add(new(start, end - start));
    }
}
