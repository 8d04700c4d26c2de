namespace SynthesisPipeline.Analysis.Tests;

/// <summary>The examples of docs/scores.md, reckoned by the code that judges and by the code that is judged.</summary>
public class MeasuredVotesTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(8, 10, 0.4902)]
    [InlineData(800, 1000, 0.7741)]
    [InlineData(0, 10, 0)]
    public void The_lower_bound_is_wilsons(int hits, int n, double low)
    {
        Assert.Equal(low, MeasuredVotes.WilsonLow(hits, n), 4);
        Assert.Equal(low, Proportions.Wilson(hits, n).Low, 4);
    }

    [Fact]
    public void Division_is_twice_the_bound_of_the_smaller_side()
    {
        var votes = new VoteCounts(733, 216, 817);

        Assert.Equal(0.7846, MeasuredVotes.Division(votes), 4);
        Assert.Equal(0.7846, Proportions.Division(votes), 4);
        Assert.Equal(MeasuredVotes.Division(votes), MeasuredVotes.Division(new(817, 216, 733)), 12);
    }

    [Fact]
    public void A_group_is_told_by_ratio_times_z()
    {
        // (41/52) / (21/82) = 3.08; z = 6.12
        Assert.Equal(18.8, MeasuredVotes.Strength(new(40, 0, 10), new(20, 0, 60)), 1);
        Assert.Equal(6.12, Proportions.TwoProportionZ(40, 50, 20, 80), 2);
        Assert.Equal(-6.12, Proportions.TwoProportionZ(20, 80, 40, 50), 2);
    }

    [Fact]
    public void It_is_told_by_the_side_that_it_takes_more_than_others()
    {
        var against = MeasuredVotes.Strength(new(10, 0, 40), new(60, 0, 20));

        Assert.Equal(18.8, against, 1);
    }

    [Theory]
    [InlineData(0, 0, 5, 5)]
    [InlineData(5, 5, 0, 0)]
    [InlineData(5, 5, 5, 5)]
    public void Nobody_to_compare_with_or_no_difference_tells_nothing(int inHits, int inVotes, int outHits, int outVotes)
    {
        Assert.Equal(0, MeasuredVotes.Strength(new(inHits, inVotes - inHits, 0), new(outHits, outVotes - outHits, 0)));
        Assert.Equal(0, Proportions.TwoProportionZ(inHits, inVotes, outHits, outVotes));
    }

    [Fact]
    public void A_smoothed_share_is_drawn_to_one_half()
    {
        Assert.Equal(0.5, MeasuredVotes.SmoothedAgree(default));
        Assert.Equal(46.0 / 62, MeasuredVotes.SmoothedAgree(new(45, 5, 10)), 12);
        Assert.Equal(46.0 / 62, Proportions.Smoothed(45, 60), 12);
    }
}
