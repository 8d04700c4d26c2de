using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A list of contributions too long for the library's model reads as a short one does.</summary>
public sealed class SheetRowsTests
{
    const int Count = 1_205;

    static readonly string[] s_awkward = ["=1+1", "un & deux <trois>", "  deux espaces\nune ligne\tun signe ", "un _x0041_ écrit tel quel", "\U0001F600 « déjà »", ""];

    static DigestContent Content() => MadeUpDigest.Content() with
    {
        Contributions = [.. Enumerable.Range(0, Count).Select(i => MadeUpDigest.Content().Contributions[i % 40] with
        {
            Index = i, Shown = $"{i + 1}", Id = i == Count - 1 ? "=id" : $"c{i}", Title = s_awkward[i % s_awkward.Length], Body = $"Texte {i} : {s_awkward[(i + 1) % s_awkward.Length]}",
            CreatedAt = i % 7 == 0 ? null : new DateTimeOffset(2014, 10, 1 + i % 28, 9, 0, 0, TimeSpan.Zero),
        })],
    };

    [Fact]
    public void Every_row_comes_back_as_it_was_sent()
    {
        var (file, sent) = DigestWorld.Write(Content());

        var rows = ReadDigest.From(new MemoryStream(file)).Rows.Where(r => r.Sheet == "contributions").ToList();

        Assert.DoesNotContain(sent.Rows, r => r.Sheet == "contributions"); // a list to read is not kept as sent
        Assert.Equal(Count, rows.Count);
        var known = Content().Contributions.ToDictionary(c => c.Id);
        Assert.All(rows, r =>
        {
            var c = known[r.Mark!.Value.Key]; // every row has one
            Assert.Equal((c.Body.Trim(), c.Shown, c.CreatedAt is { } at ? $"{at:yyyy-MM-dd}" : ""), (r.At("texte"), r.At("numero"), r.At("date")));
            Assert.Equal(c.Title.Trim(), r.At("titre"));
        });
    }

    [Fact]
    public void A_spreadsheet_opens_it_with_the_same_styles_on_every_row_and_no_formula()
    {
        var (file, _) = DigestWorld.Write(Content());

        using var workbook = new XLWorkbook(new MemoryStream(file));
        var sheet = workbook.Worksheet("Contributions");

        Assert.Equal(DigestLayout.FirstRow + Count - 1, sheet.LastRowUsed().RowNumber());
        Assert.DoesNotContain(sheet.CellsUsed(), c => c.HasFormula);
        var (early, late) = (sheet.Row(DigestLayout.FirstRow + 3), sheet.Row(DigestLayout.FirstRow + Count - 2));
        foreach (var column in Enumerable.Range(1, DigestLayout.Contributions.Columns.Length))
            Assert.Equal((early.Cell(column).Style.NumberFormat.Format, early.Cell(column).Style.Border.TopBorder, early.Cell(column).Style.Protection.Locked),
                (late.Cell(column).Style.NumberFormat.Format, late.Cell(column).Style.Border.TopBorder, late.Cell(column).Style.Protection.Locked));
        Assert.True(sheet.Row(DigestLayout.FirstRow + Count - 1).Cell(1).Style.IncludeQuotePrefix);
        Assert.Equal(XLDataType.Number, late.Cell(8).DataType);
        Assert.Equal($"A2:L{DigestLayout.FirstRow + Count - 1}", sheet.AutoFilter.Range.RangeAddress.ToString());
        Assert.True(late.Height > 15);
    }
}
