using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SynthesisPipeline.Dashboard;

/// <summary>Words of a cell with those that a person struck through apart.</summary>
readonly record struct StruckText(string Text, string Struck);

/// <summary>Reads rich text: runs struck through are words that a person took out.</summary>
static partial class SharedTexts
{
    /// <summary>Reads the list of texts that cells share.</summary>
    public static List<StruckText> Read(OfficePackage package, string part)
    {
        var texts = new List<StruckText>();
        using var reader = package.Reader(part);
        if (reader is null) return texts;
        reader.MoveToContent();
        for (reader.Read(); !reader.EOF;)
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") texts.Add(Of((XElement)XNode.ReadFrom(reader)));
            else reader.Read();
        return texts;
    }

    /// <summary>Reads one text: plain, or in runs; how it is pronounced is left out.</summary>
    public static StruckText Of(XElement holder)
    {
        var kept = new StringBuilder();
        var struck = new StringBuilder();
        foreach (var part in holder.Elements())
            if (part.Name.LocalName == "t") kept.Append(part.Value);
            else if (part.Name.LocalName == "r")
            {
                var isStruck = part.Elements().FirstOrDefault(e => e.Name.LocalName == "rPr")?.Elements().Any(e => e.Name.LocalName == "strike" && CellFormats.IsOn(e)) == true;
                foreach (var text in part.Elements().Where(e => e.Name.LocalName == "t")) (isStruck ? struck : kept).Append(text.Value);
            }
        var words = Unescape(kept.ToString());
        // taking words out of the middle leaves two spaces
        return new(struck.Length > 0 ? TwoSpaces().Replace(words, " ").Trim() : words, Unescape(struck.ToString()));
    }

    /// <summary>Gives back characters that Excel writes as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    [GeneratedRegex(" {2,}")]
    private static partial Regex TwoSpaces();
}
