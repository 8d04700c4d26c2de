namespace SynthesisPipeline.Analysis;

/// <summary>Finds the items of lists written inside one line: "je demande : 1) ceci 2) cela", "il faut : - ceci - cela".</summary>
struct InlineList
{
    int _open;
    bool _dashes;

    /// <summary>Gives the first unit of the item that a mark at a place opens; null when no item begins there. Ask for every place of a line in turn.</summary>
    public int? ItemAfter(ReadOnlySpan<char> text, int from, int at, int to)
    {
        var c = text[at];
        if (c == '(') _open++;
        else if (c == ')' && _open > 0) _open--;
        if (_open > 0 || at == from || !Characters.IsBlank(text[at - 1])) return null;
        if (c is '-' or '–' or '—' or '•')
        {
            var before = at - 1;
            while (before > from && Characters.IsBlank(text[before])) before--;
            if (text[before] == ':' || c == '•') _dashes = true;
            return _dashes && at + 1 < to && (Characters.IsBlank(text[at + 1]) || char.IsLetter(text[at + 1])) ? at + 1 : null;
        }
        var end = at;
        while (end < to && end - at < 2 && char.IsAsciiDigit(text[end])) end++;
        return end > at && end + 1 < to && text[end] == ')' && !char.IsAsciiDigit(text[end + 1]) ? end + 1 : null;
    }
}
