using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SynthesisPipeline.Ingest;

/// <summary>Takes the text out of a .docx: one line a paragraph, <c>- </c> before items of lists; no notes, comments, deleted or hidden-twin text.</summary>
static class DocxText
{
    const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Reads the main part, up to a little over <paramref name="maxLength"/> units.</summary>
    public static string Read(Stream bytes, ByteBudget budget, string name, int maxLength)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        var entry = zip.GetEntry("word/document.xml") ?? throw new InvalidDataException("word/document.xml is missing");
        using var xml = XmlReader.Create(budget.Bound(entry.Open(), name, entry.CompressedLength), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
        var text = new StringBuilder();
        var line = new StringBuilder();
        var isItem = false;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && (xml.LocalName == "Fallback" || (xml.NamespaceURI == W && xml.LocalName is "del" or "moveFrom")))
            {
                xml.Skip();
                continue;
            }
            if (xml.NamespaceURI == W && xml.NodeType == XmlNodeType.Element)
                switch (xml.LocalName)
                {
                    case "numPr": isItem = true; break;
                    case "tab": if (line.Length > 0) line.Append('\t'); break;
                    case "br" or "cr": line.Append('\n'); break;
                    case "t" when !xml.IsEmptyElement:
                        line.Append(xml.ReadElementContentAsString());
                        if (text.Length + line.Length > maxLength) return text.Append(line).ToString();
                        continue;
                }
            else if (xml.NamespaceURI == W && xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "p")
            {
                if (line.Length > 0) text.Append(isItem ? "- " : "").Append(line).Append('\n');
                line.Clear();
                isItem = false;
            }
            xml.Read();
        }
        return text.ToString();
    }
}
