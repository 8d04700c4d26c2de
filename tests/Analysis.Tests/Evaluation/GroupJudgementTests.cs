namespace SynthesisPipeline.Analysis.Tests;

public class GroupJudgementTests
{
    static GroupJudgement Of(params VoteCounts[] groups) => new(new("s"), [.. groups]);

    [Fact]
    public void Ten_votes_of_each_of_two_groups_judge()
    {
        Assert.True(Of(new(10, 0, 0), new(0, 4, 6)).IsJudged);
        Assert.False(Of(new(10, 0, 0), new(9, 0, 0)).IsJudged);
        Assert.False(Of(new VoteCounts(50, 0, 0)).IsJudged);
    }

    [Fact]
    public void Two_thirds_of_every_group_are_consensus()
    {
        // (9 + 1) / (13 + 2) is two thirds to the letter
        Assert.True(Of(new(9, 2, 2), new(12, 0, 0)).IsConsensus);
        Assert.False(Of(new(8, 3, 2), new(12, 0, 0)).IsConsensus);
        Assert.False(Of(new(9, 0, 0), new(12, 0, 0)).IsConsensus);
    }

    [Fact]
    public void Shares_three_tenths_apart_divide()
    {
        // 13/14 beside 8/14: 0.36; beside 9/14: 0.29
        Assert.True(Of(new(12, 0, 0), new(7, 0, 5)).IsDivisive);
        Assert.False(Of(new(12, 0, 0), new(8, 0, 4)).IsDivisive);
        Assert.False(Of(new(9, 0, 0), new(0, 0, 12)).IsDivisive);
    }

    [Fact]
    public void Consensus_is_the_product_and_the_gap_the_largest_difference()
    {
        var judged = Of(new(45, 5, 10), new(35, 0, 5), new(8, 0, 10));

        Assert.Equal(46.0 / 62 * (36.0 / 42) * (9.0 / 20), judged.Consensus, 12);
        Assert.Equal(36.0 / 42 - 9.0 / 20, judged.Gap, 12);
    }
}
