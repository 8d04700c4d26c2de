using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Styles and bullets of the Word synthesis.</summary>
static class WordStyles
{
    /// <summary>Gives the styles part.</summary>
    public static string Xml(string namespaces) => $"<w:styles {namespaces}>"
        + "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/>"
        + "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"fr-FR\" w:eastAsia=\"fr-FR\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
        + "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"Police\"><w:name w:val=\"Default Paragraph Font\"/></w:style>"
        + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Tableau\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
        + "<w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"100\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        + Heading("Title", "Title", null, 44) + Heading("Heading1", "heading 1", 0, 32) + Heading("Heading2", "heading 2", 1, 25) + Heading("Heading3", "heading 3", 2, 22)
        + Paragraph("Note", "Note de lecture", "<w:rPr><w:color w:val=\"4A515B\"/><w:sz w:val=\"19\"/></w:rPr>")
        + Paragraph("TOC1", "toc 1", "<w:pPr><w:spacing w:after=\"40\"/></w:pPr>")
        + Paragraph("TOC2", "toc 2", "<w:pPr><w:spacing w:after=\"20\"/><w:ind w:left=\"240\"/></w:pPr>")
        + Paragraph("FootnoteText", "footnote text", "<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/></w:rPr>")
        + "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
        + "</w:styles>";

    /// <summary>Gives the numbering part: one list of bullets.</summary>
    public static string Bullets(string namespaces) => $"<w:numbering {namespaces}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>"
        + "<w:pPr><w:ind w:left=\"284\" w:hanging=\"227\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

    static string Heading(string id, string name, int? level, int halfPoints) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/>"
        + $"<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"{(level == 0 ? 360 : 200)}\" w:after=\"100\"/>"
        + (level is { } l ? $"<w:outlineLvl w:val=\"{l.ToString(CultureInfo.InvariantCulture)}\"/>" : "")
        + $"</w:pPr><w:rPr><w:b/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"{halfPoints.ToString(CultureInfo.InvariantCulture)}\"/></w:rPr></w:style>";

    static string Paragraph(string id, string name, string properties) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>{properties}</w:style>";
}
