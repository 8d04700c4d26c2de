using System.Text;
using FsCheck.Xunit;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class CsvTableTests
{
    [Property]
    public bool Any_text_without_halves_of_surrogates_is_read_back_as_it_was_written(string?[] cells)
    {
        // each cell is a row of two, so that an empty one is not mistaken for an empty line
        var texts = cells.Select(c => new string([.. (c ?? "").Where(x => !char.IsSurrogate(x))])).ToList();

        var read = CsvText.Rows(Write(table =>
        {
            foreach (var text in texts) table.Exact("x").Exact(text).EndRow();
        })).Select(r => r["b"]);

        return read.SequenceEqual(texts);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-3", "-3")]
    [InlineData("+33 1 02", "'+33 1 02")]
    [InlineData("@a", "'@a")]
    [InlineData("\tx", "'\tx")]
    [InlineData("- un tiret", "'- un tiret")]
    [InlineData("d’accord", "d’accord")]
    public void Free_text_that_looks_like_a_formula_gets_an_apostrophe_but_a_number_does_not(string text, string expected) =>
        Assert.Equal(expected, CsvTable.Safe(text));

    [Theory]
    [InlineData(1.0 / 3, "0.333333")]
    [InlineData(1, "1")]
    [InlineData(-0.0000001, "0")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(12345678.5, "12345678.5")]
    public void Numbers_have_at_most_six_decimals_and_a_point(double value, string expected) => Assert.Equal(expected, CsvTable.Format(value));

    [Fact]
    public void Nul_and_halves_of_surrogates_are_left_out_of_free_text()
    {
        var text = Write(table => table.Exact("x").Text("a\0b\uD83Dc\uD83D\uDE00").EndRow());

        Assert.Equal("a,b\nx,abc\U0001F600\n", text);
    }

    [Fact]
    public void A_row_with_too_few_cells_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Write(table => table.Exact("x").EndRow()));

    static string Write(Action<CsvTable> fill)
    {
        var stream = new MemoryStream();
        using (var table = new CsvTable(stream, ["a", "b"])) fill(table);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
