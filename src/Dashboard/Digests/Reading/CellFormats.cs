using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the styles of a workbook say that matters here: which cells are struck through, which numbers are days. Colours are ignored.</summary>
sealed class CellFormats
{
    readonly bool[] _struck, _days;

    /// <summary>Reads the part of styles; absent, nothing is struck and no number is a day.</summary>
    public CellFormats(XDocument? styles)
    {
        var root = styles?.Root;
        var fonts = Part(root, "fonts").Select(f => f.Elements().Any(e => e.Name.LocalName == "strike" && IsOn(e))).ToArray();
        var codes = Part(root, "numFmts").ToLookup(f => (int?)f.Attribute("numFmtId") ?? -1, f => (string?)f.Attribute("formatCode") ?? "");
        var formats = Part(root, "cellXfs").ToArray();
        _struck = [.. formats.Select(f => (int?)f.Attribute("fontId") is { } id && id >= 0 && id < fonts.Length && fonts[id])];
        _days = [.. formats.Select(f => (int?)f.Attribute("numFmtId") is { } id && (id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || codes[id].Any(IsDay)))];
    }

    /// <summary>Whether a style strikes its text through.</summary>
    public bool IsStruck(int style) => style >= 0 && style < _struck.Length && _struck[style];

    /// <summary>Whether a style shows numbers as days.</summary>
    public bool IsDay(int style) => style >= 0 && style < _days.Length && _days[style];

    /// <summary>Whether a switch such as <c>strike</c> is on: it is when it says nothing.</summary>
    public static bool IsOn(XElement element) => ((string?)element.Attribute("val") ?? "1") is not ("0" or "false" or "off" or "noStrike");

    static IEnumerable<XElement> Part(XElement? root, string name) => root?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Elements() ?? [];

    static bool IsDay(string code)
    {
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"') quoted = !quoted;
            else if (code[i] == '\\') i++;
            else if (code[i] == '[') i = code.IndexOf(']', i) is >= 0 and var end ? end : code.Length;
            else if (!quoted && code[i] is 'd' or 'y' or 'D' or 'Y' or 'j' or 'J') return true;
        }
        return false;
    }
}
