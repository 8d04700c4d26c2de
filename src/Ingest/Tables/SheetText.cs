using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads the texts of a workbook's XML.</summary>
static partial class SheetText
{
    [ThreadStatic] static char[]? t_chunk;

    /// <summary>Goes on to the next element with a name, whatever prefix its writer chose; false at the end.</summary>
    public static bool GoTo(XmlReader xml, string name)
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) return true;
        return false;
    }

    /// <summary>Joins the runs of a rich text, without its reading aids.</summary>
    /// <exception cref="ImportException">It is longer than <paramref name="maxLength"/>.</exception>
    public static string Of(XmlReader item, int maxLength)
    {
        var text = new StringBuilder();
        var aids = 0;
        while (item.Read())
            if (item.LocalName == "rPh" && !item.IsEmptyElement) aids += item.NodeType == XmlNodeType.Element ? 1 : item.NodeType == XmlNodeType.EndElement ? -1 : 0;
            else if (aids == 0 && item.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && item.Depth > 0) Append(text, item, maxLength);
        return Unescaped(text.ToString());
    }

    /// <summary>Adds the text a reader stands on, a chunk at a time: one text may be as large as its file.</summary>
    public static void Append(StringBuilder text, XmlReader reader, int maxLength)
    {
        var chunk = t_chunk ??= new char[4096]; // a workbook has millions of texts
        int read;
        while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
        {
            if (text.Length + read > maxLength) throw new ImportException($"Une cellule du classeur compte plus de {maxLength} caractères : raccourcissez-la.");
            text.Append(chunk, 0, read);
        }
    }

    /// <summary>Decodes what XML can't hold and workbooks write as <c>_x000D_</c>.</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>Whether a number format shows a date: it has a letter of day, year or hour outside of quotes and brackets.</summary>
    public static bool IsDateFormat(string format) => Literal().Replace(format, "").AsSpan().IndexOfAny("dyhDYHjaA") >= 0 && !format.Contains("General", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|AM/PM|A/P")]
    private static partial Regex Literal();
}
