using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SynthesisPipeline.Ingest;

/// <summary>Takes the text out of an .odt: one line a paragraph, <c>- </c> before items of lists; no notes, comments or deleted text.</summary>
static class OdtText
{
    const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    const int MaxSpaces = 100;

    /// <summary>Reads the content part, up to a little over <paramref name="maxLength"/> units.</summary>
    public static string Read(Stream bytes, ByteBudget budget, string name, int maxLength)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        var entry = zip.GetEntry("content.xml") ?? throw new InvalidDataException("content.xml is missing");
        using var xml = XmlReader.Create(budget.Bound(entry.Open(), name, entry.CompressedLength), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
        var text = new StringBuilder();
        var line = new StringBuilder();
        var beginsItem = false;
        var paragraphs = 0;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "note" or "annotation" or "tracked-changes" or "script")
            {
                xml.Skip();
                continue;
            }
            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == Text)
                switch (xml.LocalName)
                {
                    case "list-item": beginsItem = true; break;
                    case "p" or "h" when !xml.IsEmptyElement: paragraphs++; break;
                    case "tab": line.Append('\t'); break;
                    case "line-break": line.Append('\n'); break;
                    case "s":
                        line.Append(' ', int.TryParse(xml.GetAttribute("c", Text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, MaxSpaces) : 1);
                        break;
                }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.NamespaceURI == Text && xml.LocalName is "p" or "h" && --paragraphs == 0)
            {
                if (line.Length > 0)
                {
                    text.Append(beginsItem ? "- " : "").Append(line).Append('\n');
                    beginsItem = false;
                }
                line.Clear();
            }
            else if (paragraphs > 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) line.Append(xml.Value);
            if (text.Length + line.Length > maxLength) return text.Append(line).ToString();
            xml.Read();
        }
        return text.ToString();
    }
}
