namespace SynthesisPipeline.Analysis.Tests;

public sealed class CsvTextTests
{
    [Fact]
    public void Quotes_commas_and_line_breaks_are_read_as_rfc_4180_says()
    {
        var records = CsvText.Records("a,b\r\n\"x,1\",\"il dit \"\"oui\"\"\npuis\"\r\n,\n").ToList();

        Assert.Equal(3, records.Count);
        Assert.Equal(["x,1", "il dit \"oui\"\npuis"], records[1]);
        Assert.Equal(["", ""], records[2]);
    }

    [Theory]
    [InlineData("a,b\n\"x")]
    [InlineData("a,b\nx\"y,z")]
    [InlineData("a,b\n\"x\"y,z")]
    public void A_quote_out_of_place_is_refused(string text) => Assert.Throws<FormatException>(() => CsvText.Records(text).ToList());

    [Fact]
    public void A_record_with_too_many_cells_is_refused() => Assert.Throws<FormatException>(() => CsvText.Rows("a,b\n1,2,3\n").ToList());
}
