namespace SynthesisPipeline.Analysis.Tests;

public class NearerPointsTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public void Who_says_another_line_in_its_title_moves_there_and_is_cited_once()
    {
        Contribution Posted(string id, string title) => new() { Id = new(id), Title = title, Author = new(id), DeclaredVotes = new(20, 1, 2), Body = SourceText.Same("Les familles du quartier le demandent depuis longtemps.") };
        var texts = Text.Prepare(new([
            Posted("a", "Ouvrir la bibliothèque municipale le dimanche après-midi"), Posted("b", "Ouvrir la bibliothèque le dimanche"), Posted("c", "Planter des arbres dans la cour des écoles"),
            Posted("d", "Planter des arbres devant les écoles"), Posted("e", "Ouvrir la bibliothèque municipale le dimanche matin"),
        ], []), new(), Cancel);
        var corpus = texts.Corpus;
        var vectors = new TextVectors(texts, Cancel);
        var (carriers, places) = (new Carriers(corpus, []), new TopicPlaces(corpus, new([], [], [], [])));
        // all lie on one spot: places alone part nobody
        var spot = new DenseRows(5, 1);
        for (var i = 0; i < 5; i++) spot[i][0] = 1;
        var writing = new PointWriting(texts, vectors, carriers, new(corpus, OpinionFindings.None, new()), new(corpus, places, []), spot, new());
        SharedPoint library = writing.Of([0, 1])!, trees = writing.Of([2, 3, 4])!;
        Assert.Contains(trees.Carriers, c => c.Contribution == 4);
        List<SharedPoint> table = [library, trees];

        NearerPoints.Move(table, writing, new(), Cancel);

        Assert.Equal([0, 1, 4], table[0].Carriers.Select(c => c.Contribution).Order());
        Assert.Equal([2, 3], table[1].Carriers.Select(c => c.Contribution).Order());
        Assert.Equal(69, table[0].Votes!.Value.Total);
    }
}
