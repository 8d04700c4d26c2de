namespace SynthesisPipeline.Analysis.Tests;

public class SphericalKMeansTests
{
    internal static DenseRows Rows(params float[][] rows)
    {
        var dense = new DenseRows(rows.Length, rows[0].Length);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(dense[i]);
            Dense.Normalise(dense[i]);
        }
        return dense;
    }

    static readonly DenseRows ThreeDirections = Rows(
        [1, 0, 0.1f], [1, 0.1f, 0], [1, 0.05f, 0.05f], [0, 1, 0.1f], [0.1f, 1, 0], [0, 0.1f, 1], [0.1f, 0, 1], [0, 0, 0]);

    [Fact]
    public void Rows_that_were_chosen_are_grouped_as_their_copies_are()
    {
        var random = new Random(3);
        var all = Rows([.. Enumerable.Range(0, 700).Select(_ => Enumerable.Range(0, 19).Select(_ => random.NextSingle() - 0.5f).ToArray())]);
        int[] odd = [.. Enumerable.Range(0, 350).Select(i => 699 - 2 * i)];
        var start = all.Take([1, 50, 300, 699]);

        var chosen = SphericalKMeans.Refine(all.Choose(odd), null, start, 20, TestContext.Current.CancellationToken);
        var copied = SphericalKMeans.Refine(all.Take(odd), null, start, 20, TestContext.Current.CancellationToken);

        Assert.Equal(copied.Labels, chosen.Labels);
        Assert.Equal(copied.Similarities, chosen.Similarities);
        Assert.Equal(all[699].ToArray(), all.Choose(odd).Choose([0]).Take([0])[0].ToArray());
    }

    [Fact]
    public void Three_directions_are_three_clusters_whatever_the_seed()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var start = CentreSeeds.Choose(ThreeDirections, 3, CentreSeeds.Draw(3, new Random(seed)), TestContext.Current.CancellationToken);
            var labels = SphericalKMeans.Refine(ThreeDirections, null, start, 10, TestContext.Current.CancellationToken).Labels;

            Assert.Single(labels[..3].Distinct());
            Assert.Single(labels[3..5].Distinct());
            Assert.Single(labels[5..7].Distinct());
            Assert.Equal(3, labels[..7].Distinct().Count());
        }
    }

    [Fact]
    public void A_zero_row_has_no_cluster()
    {
        var start = CentreSeeds.Choose(ThreeDirections, 3, CentreSeeds.Draw(3, new Random(1)), TestContext.Current.CancellationToken);

        Assert.Equal(-1, SphericalKMeans.Refine(ThreeDirections, null, start, 10, TestContext.Current.CancellationToken).Labels[7]);
    }

    [Fact]
    public void Rows_of_weight_zero_move_no_centre()
    {
        var rows = Rows([1, 0], [0, 1], [0.8f, 0.6f]);

        var found = SphericalKMeans.Refine(rows, [1, 1, 0], rows.Take([0, 1]), 5, TestContext.Current.CancellationToken);

        Assert.Equal(0, found.Labels[2]);
        Assert.Equal([1f, 0f], found.Centres[0].ToArray());
    }

    [Fact]
    public void A_row_leaves_home_only_for_a_centre_nearer_by_its_loyalty()
    {
        var rows = Rows([1, 0], [0, 1], [0.75f, 0.66f]);
        int[] home = [0, 1, 1];

        var loyal = SphericalKMeans.Refine(rows, [1, 1, 0], rows.Take([0, 1]), 1, TestContext.Current.CancellationToken, home, 0.2f);
        var free = SphericalKMeans.Refine(rows, [1, 1, 0], rows.Take([0, 1]), 1, TestContext.Current.CancellationToken, home, 0.05f);

        Assert.Equal(1, loyal.Labels[2]);
        Assert.Equal(0, free.Labels[2]);
    }

    [Fact]
    public void Fewer_distinct_rows_than_centres_give_fewer_centres()
    {
        Assert.Equal(1, CentreSeeds.Choose(Rows([1, 0], [1, 0], [1, 0]), 3, CentreSeeds.Draw(3, new Random(1)), TestContext.Current.CancellationToken).Count);
    }
}
