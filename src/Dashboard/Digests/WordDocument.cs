using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the readable synthesis for people who prefer Word: styles, table of contents, two-column tables, footnotes that quote what is cited.</summary>
public static class WordDocument
{
    const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>Writes the document.</summary>
    public static void Write(Stream stream, DigestContent content)
    {
        using var raw = new MemoryStream();
        using (var document = WordprocessingDocument.Create(raw, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = content.Title;
            document.PackageProperties.Creator = "SynthesisPipeline";
            document.PackageProperties.Language = "fr-FR";
            var main = document.AddMainDocumentPart();
            var body = new WordBody(content);
            Feed(main, $"<w:document {Namespaces}><w:body>{body.All()}{Page}</w:body></w:document>");
            Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), WordStyles.Xml(Namespaces));
            Feed(main.AddNewPart<FootnotesPart>("footnotes"), body.Footnotes(Namespaces));
            Feed(main.AddNewPart<NumberingDefinitionsPart>("numbering"), WordStyles.Bullets(Namespaces));
            Feed(main.AddNewPart<FooterPart>("footer"), $"<w:ftr {Namespaces}><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>");
            Feed(main.AddNewPart<DocumentSettingsPart>("settings"), $"<w:settings {Namespaces}><w:trackRevisions/><w:defaultTabStop w:val=\"708\"/>"
                + "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
                + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>");
        }
        raw.Position = 0;
        FixedPackage.Rewrite(raw, stream);
    }

    const string Page = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

    static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
        part.FeedData(stream);
    }
}
