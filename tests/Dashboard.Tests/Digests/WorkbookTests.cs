using System.IO.Compression;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class WorkbookTests
{
    static byte[] Bytes() => SampleFindings.WriteAll()["synthesis.xlsx"];

    static XLWorkbook Open() => new(new MemoryStream(Bytes()));

    [Fact]
    public void Sheets_are_in_the_order_people_read_them_and_the_marks_are_hidden()
    {
        using var workbook = Open();

        Assert.Equal(["Lisez-moi", "Ce qui a changé", "Éléments d’accord", "Controverses", "Pistes d’action", "Positions minoritaires", "Recommandations", "Contributions", "Doublons", "Chiffres", "_fiche"],
            workbook.Worksheets.Select(s => s.Name));
        Assert.Equal(XLWorksheetVisibility.VeryHidden, workbook.Worksheet("_fiche").Visibility);
        Assert.Equal("2", workbook.Worksheet("_fiche").Cell("B1").GetString());
    }

    [Fact]
    public void The_table_has_a_row_a_point_below_its_sub_theme_with_numbers_that_lead_to_contributions()
    {
        using var workbook = Open();
        var sheet = workbook.Worksheet("Éléments d’accord");

        Assert.Equal("Données ouvertes", sheet.Cell("B3").GetString());
        Assert.Equal(("point-1", "Les horaires doivent être publiés.", "12, 13"), (RowMark.Read(sheet.Cell("A4").GetString())?.Key, sheet.Cell("C4").GetString(), sheet.Cell("D4").GetString()));
        Assert.Equal("À condition que la qualité soit vérifiée.", sheet.Cell("F4").GetString());
        Assert.Equal(0.775, sheet.Cell("I4").GetDouble(), 6);
        Assert.True(sheet.Column(1).IsHidden);
        Assert.True(sheet.Row(1).IsHidden);
        Assert.False(sheet.Cell("E4").Hyperlink.IsExternal);
        var target = sheet.Cell("E4").Hyperlink.InternalAddress.Split('!')[1];
        Assert.Equal("12", workbook.Worksheet("Contributions").Cell(target).GetString());
    }

    [Fact]
    public void Cells_have_thin_borders_all_around_and_the_heading_is_printed_on_every_page()
    {
        using var workbook = Open();
        var border = workbook.Worksheet("Éléments d’accord").Cell("C4").Style.Border;

        Assert.All(new[] { border.TopBorder, border.BottomBorder, border.LeftBorder, border.RightBorder }, b => Assert.Equal(XLBorderStyleValues.Thin, b));
        using var package = new ZipArchive(new MemoryStream(Bytes()));
        using var reader = new StreamReader(package.GetEntry("xl/workbook.xml")!.Open()); // every workbook has it
        Assert.Contains("'Éléments d’accord'!$2:$2<", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_to_edit_are_unlocked_and_coloured_and_the_rest_is_protected()
    {
        using var workbook = Open();
        var sheet = workbook.Worksheet("Éléments d’accord");

        Assert.True(sheet.Protection.IsProtected);
        Assert.False(sheet.Cell("C4").Style.Protection.Locked);
        Assert.True(sheet.Cell("I4").Style.Protection.Locked);
        Assert.NotEqual(sheet.Cell("I4").Style.Fill.BackgroundColor, sheet.Cell("C4").Style.Fill.BackgroundColor);
    }

    [Fact]
    public void Contributions_that_are_cited_come_first_and_every_contribution_is_there()
    {
        using var workbook = Open();
        var sheet = workbook.Worksheet("Contributions");

        var ids = sheet.Column(1).CellsUsed().Skip(2).Select(c => c.GetString()).ToList();

        Assert.Equal(["a1", "a2", "p1", "p2", "p3", "p5", "identifiant-tres-long-0001", "p4"], ids);
    }

    [Fact]
    public void No_text_becomes_a_formula_and_no_link_leads_outside()
    {
        using var workbook = Open();
        Assert.All(workbook.Worksheets.SelectMany(s => s.CellsUsed()), c => Assert.False(c.HasFormula));
        Assert.True(workbook.Worksheet("Contributions").CellsUsed(c => c.GetString().StartsWith("=HYPERLINK", StringComparison.Ordinal)).Single().Style.IncludeQuotePrefix);

        using var package = new ZipArchive(new MemoryStream(Bytes()));
        foreach (var entry in package.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var xml = reader.ReadToEnd();
            Assert.DoesNotContain("TargetMode=\"External\"", xml, StringComparison.Ordinal);
            Assert.DoesNotMatch("<(x:)?f[ >]", xml);
        }
    }

    [Fact]
    public void No_author_is_named()
    {
        using var workbook = Open();

        var text = string.Join('\n', workbook.Worksheets.SelectMany(s => s.CellsUsed()).Select(c => c.GetString()));

        Assert.All(new[] { "Aline", "Bakary", "Chloé", "Denis", "Élise", "Farid" }, name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_is_as_high_as_its_longest_cell_needs()
    {
        var height = DigestLayout.RowHeight(DigestLayout.Minorities, ["id", "", new string('a', 700)]);

        Assert.True(height > 10 * 15, $"700 letters in a column of 70 need 11 lines, {height} points are too few");
        Assert.True(DigestLayout.RowHeight(DigestLayout.Minorities, ["id", "", new string('a', 30_000)]) <= 409, "Excel refuses rows over 409 points");
    }

    [Fact]
    public void Figures_that_are_parts_of_a_whole_have_bars_and_stay_numbers()
    {
        using var workbook = Open();
        var sheet = workbook.Worksheet("Chiffres");
        using var package = new ZipArchive(new MemoryStream(Bytes()));
        var xml = string.Concat(package.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));

        var topic = sheet.RowsUsed().First(r => r.Cell(1).GetString() == "horaires et données");
        Assert.Equal(3, topic.Cell(2).GetDouble());
        Assert.Contains("dataBar", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("x14:", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_and_another_content_another_number()
    {
        var twice = new[] { Bytes(), Bytes() };
        using var one = new MemoryStream();
        using var other = new MemoryStream();
        var content = MakeDigest.Of(SampleFindings.Corpus, SampleFindings.Findings, SampleFindings.Run);

        Assert.Equal(twice[0], twice[1]);
        Assert.NotEqual(Workbook.Write(one, content).Id, Workbook.Write(other, content with { Recipient = "Groupe 2" }).Id);
    }

    [Fact]
    public void Entries_of_the_package_are_sorted_and_dated_alike()
    {
        using var package = new ZipArchive(new MemoryStream(Bytes()));

        Assert.Equal(package.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), package.Entries.Select(e => e.FullName));
        Assert.All(package.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }
}
