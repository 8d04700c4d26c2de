using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class LongSheetTests
{
    [Fact]
    public void A_sheet_ends_where_people_can_still_open_it_with_what_is_cited_first_and_the_first_page_says_so()
    {
        var few = MadeUpDigest.Content();
        var pattern = few.Contributions[0];
        // those cited come last in the corpus
        var many = few with { Contributions = [.. Enumerable.Range(0, DigestLayout.MostRows).Select(i => pattern with { Index = 1_000_000 + i, Id = $"x{i}" }), .. few.Contributions] };

        var rows = DigestTables.Of(many).Single(t => t.Layout == DigestLayout.Contributions).Lines;

        Assert.Equal(DigestLayout.MostRows, rows.Length);
        Assert.Equal(few.CitedContributions.Select(c => c.Id), rows.Take(few.CitedContributions.Count()).Select(r => r.Key));
        Assert.Contains(WorkbookReadMe.Lines(many, "0").Select(l => l.Text), t => t.Contains($"{FrenchNumbers.Count(DigestLayout.MostRows, "contribution")} sur {FrenchNumbers.Number(many.Contributions.Length)}", StringComparison.Ordinal));
        Assert.DoesNotContain(WorkbookReadMe.Lines(few, "0").Select(l => l.Text), t => t.Contains("s’arrête", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<b>fort</b> & « net »")]
    [InlineData("=1+1")]
    [InlineData("_x0041_ et _xZZZZ_")]
    [InlineData("  deux lignes\net une tabulation\t ")]
    [InlineData("un visage 😀")]
    public void Any_text_of_a_contribution_is_read_back_as_it_was_and_none_is_a_formula(string text)
    {
        var content = MadeUpDigest.Content();
        content = content with { Contributions = content.Contributions.SetItem(39, content.Contributions[39] with { Body = text, Title = "", Votes = null }) };
        using var file = new MemoryStream();

        Workbook.Write(file, content);

        file.Position = 0;
        using var workbook = new XLWorkbook(file);
        var row = workbook.Worksheet("Contributions").RowsUsed().Last();
        // the library does not take the escape of an underscore back, as Excel and our own reader do
        Assert.Equal(("c39", DigestText.Literal(text), false), (row.Cell(1).GetString(), row.Cell(6).GetString(), row.Cell(6).HasFormula));
        Assert.Equal(text[0] == '=', row.Cell(6).Style.IncludeQuotePrefix);
        file.Position = 0;
        Assert.Equal(text.Trim(), ReadDigest.From(file).Rows.Last(r => r.Sheet == "contributions").Cells["texte"].Trim());
    }
}
