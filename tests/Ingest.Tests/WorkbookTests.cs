using ClosedXML.Excel;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

public sealed class WorkbookTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_sheet_with_a_banner_dates_and_formulas_reads_like_its_table()
    {
        var path = Path.Combine(_scratch.Folder, "réponses.xlsx");
        using (var book = new XLWorkbook())
        {
            var sheet = book.AddWorksheet("Réponses");
            sheet.Cell(1, 1).Value = "Export du 3 mars";
            string[] header = ["Identifiant", "Titre", "Texte", "Date", "Pour", "Remarque"];
            for (var i = 0; i < header.Length; i++) sheet.Cell(3, i + 1).Value = header[i];
            sheet.Cell(4, 1).Value = 12;
            sheet.Cell(4, 2).Value = "Un titre";
            sheet.Cell(4, 3).Value = "Une ligne\nune autre <b>grasse</b>";
            sheet.Cell(4, 4).Value = new DateTime(2019, 10, 7, 15, 47, 0);
            sheet.Cell(4, 5).FormulaA1 = "1+2";
            sheet.Cell(6, 1).Value = "p-2";
            sheet.Cell(6, 3).RichText.AddText("Du texte ").SetBold().AddText("riche");
            book.AddWorksheet("Vide");
            book.SaveAs(path, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        }

        var result = _scratch.Read(path);

        Assert.Equal(new ImportCounts(2, 2, 0, 0, 0), result.Counts);
        var first = result.Contributions[0];
        Assert.Equal(("12", "Un titre", "Une ligne\nune autre grasse"), (first.Id.Value, first.Title, first.Body.Plain.ReplaceLineEndings("\n")));
        Assert.Equal(new DateTimeOffset(2019, 10, 7, 15, 47, 0, TimeSpan.Zero), first.CreatedAt);
        Assert.Equal(new VoteCounts(3, 0, 0), first.DeclaredVotes);
        Assert.Equal(("p-2", "Du texte riche"), (result.Contributions[1].Id.Value, result.Contributions[1].Body.Plain));
        Assert.Equal("réponses.xlsx", result.Files[0].File);
    }

    [Fact]
    public void Contributions_and_votes_may_stand_on_two_sheets()
    {
        var path = Path.Combine(_scratch.Folder, "tout.xlsx");
        using (var book = new XLWorkbook())
        {
            var votes = book.AddWorksheet("Votes");
            votes.Cell(1, 1).InsertData(new[] { new[] { "contribution_id", "voter", "value" }, ["p1", "v1", "agree"] });
            var contributions = book.AddWorksheet("Contributions");
            contributions.Cell(1, 1).InsertData(new[] { new[] { "id", "body" }, ["p1", "Oui"] });
            book.SaveAs(path);
        }

        var result = _scratch.Read(path);

        Assert.Equal(new ImportCounts(2, 1, 1, 0, 0), result.Counts);
        Assert.Equal(["tout.xlsx[Contributions]", "tout.xlsx[Votes]"], result.Files.Select(f => f.File));
    }

    [Fact]
    public void A_file_that_only_has_the_name_of_a_workbook_is_refused_in_one_sentence()
    {
        var path = _scratch.Write("faux.xlsx", "id,body\np1,texte\n");

        var refusal = Assert.Throws<ImportException>(() => _scratch.Read(path));

        Assert.Contains("faux.xlsx", refusal.Message, StringComparison.Ordinal);
    }
}
