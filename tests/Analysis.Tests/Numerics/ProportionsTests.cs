namespace SynthesisPipeline.Analysis.Tests;

public class ProportionsTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(500, 1000, 0.4691, 0.5309)]
    public void Wilson_bounds_are_those_of_the_tables(int successes, int n, double low, double high)
    {
        var share = Proportions.Wilson(successes, n);

        Assert.Equal(low, share.Low, 3);
        Assert.Equal(high, share.High, 3);
    }

    [Fact]
    public void Nobody_asked_means_anything_is_possible() =>
        Assert.Equal(new Share(0, 0, 1), Proportions.Wilson(0, 0));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void Impossible_counts_are_refused(int successes, int n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(successes, n));

    [Fact]
    public void Three_votes_never_seem_more_divided_than_three_hundred() =>
        Assert.True(Proportions.Division(new(1, 0, 2)) < Proportions.Division(new(120, 20, 160)));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 50, 0)]
    [InlineData(12, 0, 0)]
    public void One_side_alone_is_no_division(int agree, int mixed, int disagree) =>
        Assert.Equal(0, Proportions.Division(new(agree, mixed, disagree)));

    [FsCheck.Xunit.Property]
    public void Bounds_hold_the_share(FsCheck.NonNegativeInt a, FsCheck.NonNegativeInt b)
    {
        var share = Proportions.Wilson(a.Get, a.Get + b.Get);

        Assert.True(0 <= share.Low && share.Low <= share.Value && share.Value <= share.High && share.High <= 1);
    }
}
