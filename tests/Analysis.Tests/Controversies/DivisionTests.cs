namespace SynthesisPipeline.Analysis.Tests;

public class DivisionTests
{
    [Fact]
    public void The_gap_is_that_of_the_two_groups_furthest_apart_with_newcombes_interval()
    {
        // docs/scores.md: 51/62 beside 11/42, between 0.39 and 0.71; the third lies in the middle
        var division = Division.BetweenGroups([new(50, 0, 10), new(20, 5, 15), new(10, 0, 30)], 10)!.Value;

        Assert.Equal(51.0 / 62 - 11.0 / 42, division.Score, 12);
        Assert.Equal((ControversyBasis.Groups, 0.39, 0.71), (division.Basis, Math.Round(division.Low, 2), Math.Round(division.High, 2)));
    }

    [Fact]
    public void A_group_with_fewer_votes_has_no_say()
    {
        Assert.Null(Division.BetweenGroups([new(50, 0, 10), new(0, 0, 9)], 10));
        Assert.NotNull(Division.BetweenGroups([new(50, 0, 10), new(0, 0, 10)], 10));
    }

    [Fact]
    public void Groups_that_vote_alike_have_a_gap_of_nothing_that_chance_may_widen()
    {
        var division = Division.BetweenGroups([new(20, 0, 20), new(20, 0, 20)], 10)!.Value;

        Assert.Equal((0.0, 0.0), (division.Score, division.Low));
        Assert.InRange(division.High, 0.2, 0.25);
    }

    [Fact]
    public void Votes_divide_from_as_many_as_were_asked_for()
    {
        Assert.Null(Division.OfVotes(new(5, 0, 4), 10));
        Assert.Null(Division.OfVotes(default, 0));

        var division = Division.OfVotes(new(733, 216, 817), 10)!.Value;

        Assert.Equal((ControversyBasis.Votes, division.Score), (division.Basis, division.Low));
        Assert.Equal(0.7846, division.Score, 4);
        Assert.Equal(2 * Proportions.Wilson(733, 1766).High, division.High, 12);
    }

    [Fact]
    public void One_side_alone_argues_with_nobody()
    {
        Assert.Null(Division.OfArguments(4, 0));
        Assert.Null(Division.OfArguments(0, 4));
        // docs/scores.md: nine beside eleven
        Assert.Equal((ControversyBasis.Arguments, 0.52), (Division.OfArguments(9, 11)!.Value.Basis, Math.Round(Division.OfArguments(9, 11)!.Value.Score, 2)));
    }

    [Fact]
    public void Sides_read_from_texts_divide_like_arguments()
    {
        Assert.Equal(Division.OfArguments(9, 11)!.Value with { Basis = ControversyBasis.Texts }, Division.OfTexts(9, 11));
        Assert.Equal(0, Division.OfTexts(9, 0).Score);
    }

    [Fact]
    public void Divisions_of_one_kind_are_pooled_by_their_smaller_sides()
    {
        var pooled = Division.Pooled(ControversyBasis.Votes, 30, 100);
        var share = Proportions.Wilson(30, 100);

        Assert.Equal(new(ControversyBasis.Votes, 0.6, 2 * share.Low, 2 * share.High), pooled);
        Assert.Equal((1.0, 1.0), (Division.Pooled(ControversyBasis.Votes, 50, 100).Score, Division.Pooled(ControversyBasis.Votes, 50, 100).High));
    }
}
