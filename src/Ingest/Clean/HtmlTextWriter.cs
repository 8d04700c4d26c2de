using System.Globalization;
using AngleSharp.Html;

namespace SynthesisPipeline.Ingest;

/// <summary>Writes stretches of HTML text: entities decoded, spaces run together where tags make the lines, one line break between blocks.</summary>
/// <param name="raw">The cell's text.</param>
/// <param name="plain">Receives the plain text.</param>
/// <param name="collapse">Whether line breaks and runs of spaces in the text mean one space.</param>
/// <param name="rawSpan">Gives the place in the cell of a stretch of <paramref name="raw"/>; null where they are the same.</param>
sealed class HtmlTextWriter(string raw, PlainText plain, bool collapse, Func<int, int, (int Start, int Length)>? rawSpan)
{
    const int MaxEntityLength = 34;
    (int Start, int End, string Text)? _pending;

    /// <summary>Begins a new line before the next text, unless nothing was written yet.</summary>
    public void BreakLine(int start, int end) => _pending = (start, end, "\n");

    /// <summary>Sets the next text apart by a space.</summary>
    public void Space(int start, int end) => _pending ??= (start, end, " ");

    /// <summary>Writes one stretch of text.</summary>
    public void Write(int start, int end)
    {
        var at = start;
        while (at < end)
        {
            var special = collapse ? raw.AsSpan(at, end - at).IndexOfAny("& \t\r\n\f") : raw.AsSpan(at, end - at).IndexOf('&');
            if (special < 0) special = end - at;
            if (special > 0) Verbatim(at, special);
            at += special;
            if (at == end) break;
            at += raw[at] == '&' ? Entity(at, end) : Spaces(at, end);
        }
    }

    void Verbatim(int at, int length)
    {
        FlushPending();
        if (rawSpan is null) plain.AddVerbatim(raw.AsSpan(at, length), at);
        else
            for (var i = at; i < at + length; i++) Instead(raw[i].ToString(), i, 1);
    }

    int Spaces(int at, int end)
    {
        var length = 1;
        while (at + length < end && raw[at + length] is ' ' or '\t' or '\r' or '\n' or '\f' && at + length < end) length++;
        // spaces beside a line break or at the start are layout
        if (_pending is null && plain.Last is not ('\n' or ' ')) Instead(" ", at, length);
        return length;
    }

    int Entity(int at, int end)
    {
        var (text, length) = Decode(raw.AsSpan(at, Math.Min(MaxEntityLength, end - at)));
        FlushPending();
        if (length == 1) Verbatim(at, 1);
        else Instead(text, at, length);
        return length;
    }

    void FlushPending()
    {
        if (_pending is { } pending && plain.Length > 0 && plain.Last != '\n') Instead(pending.Text, pending.Start, pending.End - pending.Start);
        _pending = null;
    }

    void Instead(string text, int start, int length)
    {
        var (rawStart, rawLength) = rawSpan is null ? (start, length) : rawSpan(start, length);
        plain.AddInstead(text, rawStart, rawLength);
    }

    // elsewhere only references that end in ";" count: in texts of people "&copy=" and "R&D" are no entities
    static (string Text, int Length) Decode(ReadOnlySpan<char> from)
    {
        // a text cut by the separator ";" may end in the middle of a reference
        if (from is "&gt" or "&lt" or "&amp" or "&quot") return (HtmlEntityProvider.Resolver.GetSymbol(string.Concat(from[1..], ";")) ?? "&", from.Length);
        var semicolon = from.IndexOf(';');
        if (semicolon < 2) return ("&", 1);
        var name = from[1..semicolon];
        var text = name[0] == '#' ? Numeric(name[1..]) : HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";"));
        return string.IsNullOrEmpty(text) ? ("&", 1) : (text, semicolon + 1);
    }

    static string? Numeric(ReadOnlySpan<char> digits)
    {
        var isHex = digits is ['x' or 'X', ..];
        if (!int.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return null;
        // 128 to 159 mean Windows-1252 characters, by the HTML standard
        if (code is >= 0x80 and <= 0x9F) return Encodings.Windows1252.GetString([(byte)code]);
        return code is <= 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) or (< 0x20 and not (9 or 10 or 13)) ? null : char.ConvertFromUtf32(code);
    }
}
