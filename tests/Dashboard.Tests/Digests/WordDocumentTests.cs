using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class WordDocumentTests
{
    static WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(SampleFindings.WriteAll()["synthesis.docx"]), false);

    [Fact]
    public void The_document_is_valid_for_word()
    {
        using var document = Open();

        var errors = new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ToList();

        Assert.Empty(errors);
    }

    [Fact]
    public void Headings_are_styled_and_listed_in_the_table_of_contents()
    {
        using var document = Open();
        var body = document.MainDocumentPart!.Document.Body!; // the document that was just written has both

        var headings = body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(p => p.InnerText).ToList();
        var listed = body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "TOC1").Select(p => p.Descendants<Hyperlink>().Single().InnerText).ToList();

        Assert.Equal(["Sommaire", "En chiffres", "Éléments d’accord", "Controverses", "Pistes d’action", "Positions minoritaires", "Sujets", "Où est passée chaque contribution", "Vérifications du brouillon", "Méthode et limites"], headings);
        Assert.Equal(headings.Skip(2), listed);
    }

    [Fact]
    public void Footnotes_quote_the_words_that_are_cited()
    {
        using var document = Open();

        var notes = document.MainDocumentPart!.FootnotesPart!.Footnotes.Elements<Footnote>().Select(n => n.InnerText.Trim()).ToList(); // just written

        Assert.Contains("Contribution 12 : « Les horaires doivent être publiés. » ; Contribution 13 : « Il faut publier les horaires des bus. ».", notes);
    }

    [Fact]
    public void The_table_of_agreement_has_two_columns_and_a_row_for_the_sub_theme()
    {
        using var document = Open();
        var table = document.MainDocumentPart!.Document.Body!.Descendants<Table>().First(t => t.InnerText.Contains("Conditions, freins", StringComparison.Ordinal)); // just written

        Assert.Equal([2, 1, 2], table.Elements<TableRow>().Select(r => r.Elements<TableCell>().Count()));
        Assert.StartsWith("Données ouvertes", table.Elements<TableRow>().ElementAt(1).InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_forty_citations_the_first_stand_in_the_text_and_all_at_the_end()
    {
        var content = MadeUpDigest.Content();
        var point = content.Sections[0].Points[0] with { Citations = [.. Enumerable.Range(0, 40).Select(i => new Cite(i, $"{i + 1}", null))] };
        using var file = new MemoryStream();
        WordDocument.Write(file, content with { Sections = [content.Sections[0] with { Points = [point] }] });

        using var document = WordprocessingDocument.Open(file, false);

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        var lines = document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText).ToList(); // just written
        Assert.Contains(lines, l => l.Contains("Contribution 11, Contribution 12 et 28\u00A0autres : liste à la fin)", StringComparison.Ordinal));
        Assert.Contains($"Point 1 (40\u00A0contributions) : {string.Join(", ", Enumerable.Range(1, 40))}.", lines);
    }
}
