namespace SynthesisPipeline.Quality.Tests;

public sealed class FactsTests
{
    [Theory]
    [InlineData("polis/brexit-consensus")]
    [InlineData("decidim")]
    [InlineData("rua-stance")]
    public void Every_figure_that_must_be_1_is_1(string set)
    {
        var broken = Measured.Figures(set).Where(f => f.Note == "must be 1" && f.Value is not (null or 1)).Select(f => $"{f.Section}: {f.Name} = {f.Value}");

        Assert.Empty(broken);
    }
}
