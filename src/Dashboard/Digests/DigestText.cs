using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary>Makes text fit for documents: no characters that XML forbids, cut at a word when long.</summary>
static partial class DigestText
{
    /// <summary>Takes out control characters and lone surrogates, which no document format can hold.</summary>
    public static string Clean(string text)
    {
        var isClean = true;
        for (var i = 0; i < text.Length && isClean; i++) isClean = Allowed(text, i);
        if (isClean) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (Allowed(text, i)) clean.Append(text[i]);
            else if (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) clean.Append('\n');
        return clean.ToString();
    }

    /// <summary>Makes a text fit for a cell: clean, and no longer than Excel allows.</summary>
    public static string Cell(string text) =>
        Clean(text.Length > DigestLayout.LongestCell ? text[..DigestLayout.LongestCell] + "… [suite sur la plateforme]" : text);

    /// <summary>Makes a text stand in a part of the package as it is (the library does so itself): what reads as an escaped character is escaped itself, as Excel does.</summary>
    public static string Literal(string text) => text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F$0") : text;

    /// <summary>Cuts at the last word that fits and says so with an ellipsis.</summary>
    public static string Cut(string text, int length)
    {
        var line = string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length) return line;
        var space = line.LastIndexOf(' ', length - 1);
        return line[..(space > length / 2 ? space : char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1)].TrimEnd(',', ';', ':', ' ') + "…";
    }

    static bool Allowed(string text, int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c)) return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(c)) return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return c is '\n' or '\t' or (>= ' ' and not '\uFFFE' and not '\uFFFF' and not '\u007F');
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
