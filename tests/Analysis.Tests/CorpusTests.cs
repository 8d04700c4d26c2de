namespace SynthesisPipeline.Analysis.Tests;

public class CorpusTests
{
    [Fact]
    public void Vote_rows_count_before_declared_totals()
    {
        var id = new ContributionId("p1");
        var corpus = new Corpus([new() { Id = id, DeclaredVotes = new(9, 9, 9) }], [new(id, "v1", VoteValue.Agree)]);

        Assert.Equal(new VoteCounts(1, 0, 0), corpus.VotesOf(0));
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused()
    {
        var twice = new Contribution { Id = new("p1") };

        var error = Assert.Throws<ArgumentException>(() => new Corpus([twice, twice], []));

        Assert.Contains("p1", error.Message);
    }
}
