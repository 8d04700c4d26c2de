using System.IO.Compression;
using System.Text;
using SynthesisPipeline.Analysis;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace SynthesisPipeline.Ingest.Tests;

public sealed class DocumentTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    static byte[] Zip(string name, string xml)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open()) entry.Write(Encoding.UTF8.GetBytes(xml));
        return packed.ToArray();
    }

    static byte[] Docx => Zip("word/document.xml", """
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
        <w:p><w:r><w:t xml:space="preserve">Atelier de </w:t></w:r><w:r><w:t>Lyon</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Premier point</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:r><w:t>Second point</w:t></w:r></w:p>
        </w:body></w:document>
        """);

    static byte[] Odt => Zip("content.xml", """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
        <text:h>Atelier de Lyon</text:h>
        <text:list><text:list-item><text:p>Premier<text:s text:c="1"/>point<text:note><text:p>note</text:p></text:note></text:p></text:list-item><text:list-item><text:p>Second point</text:p></text:list-item></text:list>
        </office:text></office:body></office:document-content>
        """);

    static byte[] Pdf
    {
        get
        {
            var builder = new PdfDocumentBuilder();
            var font = builder.AddStandard14Font(Standard14Font.Helvetica);
            builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4).AddText("Atelier de Lyon", 12, new PdfPoint(50, 700), font);
            return builder.Build();
        }
    }

    [Fact]
    public void A_folder_of_reports_gives_one_contribution_a_document_with_its_lists()
    {
        _scratch.Write("a-lyon.docx", Docx);
        _scratch.Write("b-lyon.odt", Odt);
        _scratch.Write("c-lyon.pdf", Pdf);
        _scratch.Write("d-lyon.html", "<h1>Atelier de Lyon</h1><ul><li>Premier point</li><li>Second point</li></ul>");
        _scratch.Write("e-lyon.md", "# Atelier de Lyon\n\n- Premier point\n");
        _scratch.Write("f-lyon.txt", "Atelier de Lyon\n- Premier point\n");
        _scratch.Write("README.md", "Comptes rendus inventés.");

        var result = _scratch.Read();

        Assert.Equal(FormatNames.Documents, result.Format);
        Assert.Equal(["a-lyon", "b-lyon", "c-lyon", "d-lyon", "e-lyon", "f-lyon"], result.Contributions.Select(c => c.Id.Value));
        Assert.All(result.Contributions, c => Assert.Equal(ContributionKind.WorkshopReport, c.Kind));
        Assert.All(result.Contributions, c => Assert.Contains("Atelier de Lyon", c.Body.Plain, StringComparison.Ordinal));
        Assert.Equal("Atelier de Lyon\n- Premier point\n- Second point\n", result.Contributions[0].Body.Plain);
        Assert.Equal("Atelier de Lyon\n- Premier point\n- Second point\n", result.Contributions[1].Body.Plain);
        Assert.Equal("Atelier de Lyon\nPremier point\nSecond point", result.Contributions[3].Body.Plain);
        Assert.Equal(new ImportCounts(6, 6, 0, 0, 0), result.Counts);
    }

    [Fact]
    public void A_document_without_text_is_told_and_the_others_are_read()
    {
        _scratch.Write("bon.txt", "Un compte rendu");
        _scratch.Write("vide.md", "  \n");

        var result = _scratch.Read();

        Assert.Equal(["bon"], result.Contributions.Select(c => c.Id.Value));
        Assert.Contains(result.Warnings, w => w.Contains("vide.md", StringComparison.Ordinal));
        Assert.Throws<ImportException>(() => _scratch.Read(Path.Combine(_scratch.Folder, "vide.md")));
    }

    [Fact]
    public void A_text_of_announced_parts_is_one_report_a_part()
    {
        var result = _scratch.Read(_scratch.Write("séances.txt", "### s1\nPremière séance\n### s2\nDeuxième\nséance\n"));

        Assert.Equal([("s1", "Première séance"), ("s2", "Deuxième\nséance")], result.Contributions.Select(c => (c.Id.Value, c.Body.Raw)));
    }
}
