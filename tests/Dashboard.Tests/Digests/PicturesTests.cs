using System.Xml.Linq;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public class PicturesTests
{
    [Theory]
    [InlineData(7, 7)]
    [InlineData(20_000, 1_500)]
    public void An_opinion_map_holds_every_group_and_fits_a_page_however_many_voted(int voters, int most)
    {
        var chance = new Random(3);
        var opinions = new OpinionFindings([.. Enumerable.Range(0, voters).Select(i => new VoterPosition($"v{i}", i % 3, chance.NextDouble(), chance.NextDouble()))], [], 3);

        var svg = Pictures.OpinionMap(opinions);
        var groups = XElement.Parse(svg).Elements("g").ToList();

        Assert.Equal(3, groups.Count);
        Assert.All(groups, g => Assert.True(g.HasElements));
        Assert.InRange(groups.Sum(g => g.Elements().Count()), 1, most);
        Assert.InRange(svg.Length, 1, 60_000);
    }
}
