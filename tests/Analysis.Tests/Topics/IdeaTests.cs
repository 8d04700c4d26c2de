namespace SynthesisPipeline.Analysis.Tests;

public class IdeaTests
{
    [Theory]
    [InlineData("p1", 1)]
    [InlineData("forum.2019.7", 12)]
    public void An_id_is_the_contribution_and_the_rank_and_the_rank_is_read_back(string contribution, int rank)
    {
        var idea = new Idea(rank, new(contribution), new(0, 5), null, null, 0);

        Assert.Equal($"{contribution}.{rank}", idea.Id);
        Assert.Equal(rank, Idea.RankOf(idea.Id));
    }
}
