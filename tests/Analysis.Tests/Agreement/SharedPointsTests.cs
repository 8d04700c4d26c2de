namespace SynthesisPipeline.Analysis.Tests;

public class SharedPointsTests
{
    static readonly string[] Demands = ["Ouvrir la piscine municipale le dimanche", "Planter des tilleuls le long du canal", "Rétablir le guichet de la gare", "Baisser le prix de la cantine scolaire", "Éclairer la piste cyclable du pont"];

    static List<SharedPoint> Choose(string alone, VoteCounts votes)
    {
        Contribution[] several = [.. Demands.SelectMany((d, i) => new[] { "", " pour tous les habitants" }.Select((end, j) => new Contribution { Id = new($"p{i}{j}"), Title = d + end, Author = new($"a{i}{j}"), DeclaredVotes = new(30, 1, 1) }))];
        var texts = Text.Prepare(new([.. several, new() { Id = new("z"), Title = alone, Author = new("zoé"), DeclaredVotes = votes }], []), new(), TestContext.Current.CancellationToken);
        var vectors = new TextVectors(texts, TestContext.Current.CancellationToken);
        var writing = new PointWriting(texts, vectors, new(texts.Corpus, []), new(texts.Corpus, OpinionFindings.None, new()), new(texts.Corpus, new(texts.Corpus, new([], [], [], [])), []), vectors.OfAll(), new());
        return SharedPoints.Choose([.. Enumerable.Range(0, 5).Select(i => new[] { 2 * i, 2 * i + 1 }), [10]], false, writing, new(), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(8, 5)]
    [InlineData(40, 6)]
    public void One_author_stands_among_several_where_many_voted(int agree, int points) => Assert.Equal(points, Choose("Vendre la vieille caserne des pompiers", new(agree, 0, 0)).Count);
}
