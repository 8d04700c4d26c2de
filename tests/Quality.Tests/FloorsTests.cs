namespace SynthesisPipeline.Quality.Tests;

/// <summary>Floors under the figures of the development sets: the best baseline, or what was reached less three standard deviations over seeds.</summary>
public sealed class FloorsTests
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("xstance", "topics: topics × themes, AMI", 0.40)]
    [InlineData("xstance", "topics: sub-topics × questions, AMI", 0.38)]
    [InlineData("xstance-stance", "stance: accuracy of all", 0.58)]
    [InlineData("campagnes", "duplicates: pair F1", 0.98)]
    [InlineData("campagnes", "duplicates: B-cubed F1", 0.98)]
    [InlineData("campagnes", "duplicates: recall of near pairs", 0.98)]
    [InlineData("rua", "controversies: division, nDCG@30", 0.95)]
    [InlineData("rua", "wording: words of a point found in what it cites, mean", 0.99)]
    [InlineData("xstance", "agreement: ideas merged, by members", 0.42)]
    [InlineData("xstance", "agreement: idea pairs, F1", 0.29)]
    [InlineData("ideas-titles", "agreement: idea pairs, F1", 0.74)]
    [InlineData("ideas-titles", "agreement: ideas merged, by members", 0.82)]
    [InlineData("ideas-grand-debat", "agreement: idea pairs, F1", 0.40)]
    [InlineData("ideas-rua", "agreement: idea pairs, F1", 0.30)] // with votes: pooled over those who say the same
    [InlineData("ideas-mel", "agreement: idea pairs, F1", 0.74)]
    [InlineData("polis/brexit-consensus", "opinions: agreement × groups, recall", 0.9)]
    [InlineData("polis/austria-climate.7z7ejpbmv5.2022-08-08", "opinions: agreement × groups, recall", 0.9)] // in German: cited because people voted
    [InlineData("polis/scoop-hivemind.taxes", "opinions: groups, ARI", 0.80)]
    public void A_figure_stays_above_its_floor(string set, string figure, double floor)
    {
        var value = Measured.Figures(set).Single(f => $"{f.Section}: {f.Name}" == figure).Value;

        Assert.True(value >= floor, $"{set}, {figure}: {value:0.000}, the floor is {floor}");
    }
}
