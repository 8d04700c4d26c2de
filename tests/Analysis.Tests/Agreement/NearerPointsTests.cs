namespace SynthesisPipeline.Analysis.Tests;

public class NearerPointsTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)] // one by one
    [InlineData(1_200)] // all at once
    public void Who_says_another_line_in_its_title_moves_there_and_is_cited_once(int movers)
    {
        Contribution Posted(string id, string title) => new() { Id = new(id), Title = title, Author = new(id), DeclaredVotes = new(20, 1, 2), Body = SourceText.Same("Les familles du quartier le demandent depuis longtemps.") };
        var texts = Text.Prepare(new([
            Posted("a", "Ouvrir la bibliothèque municipale le dimanche après-midi"), Posted("b", "Ouvrir la bibliothèque le dimanche"), Posted("c", "Planter des arbres dans la cour des écoles"),
            Posted("d", "Planter des arbres devant les écoles"), .. Enumerable.Range(0, movers).Select(i => Posted($"e{i:0000}", "Ouvrir la bibliothèque municipale le dimanche matin")),
            .. Enumerable.Range(0, 4 * movers).Select(i => Posted($"f{i:0000}", "Réparer la chaussée du chemin de halage")), // else nobody's words are rare
        ], []), new(), Cancel);
        var corpus = texts.Corpus;
        var vectors = new TextVectors(texts, Cancel);
        var (carriers, places) = (new Carriers(corpus, []), new TopicPlaces(corpus, new([], [], [], [])));
        // all lie on one spot: places alone part nobody
        var spot = new DenseRows(corpus.Contributions.Length, 1);
        for (var i = 0; i < spot.Count; i++) spot[i][0] = 1;
        var writing = new PointWriting(texts, vectors, carriers, new(corpus, OpinionFindings.None, new()), new(corpus, places, []), spot, new());
        int[] moving = [.. Enumerable.Range(4, movers)];
        SharedPoint library = writing.Of([0, 1])!, trees = writing.Of([2, 3])!;
        trees = writing.With(trees, [.. trees.Carriers, .. moving.Select(m => writing.Carry(m, trees)!.Value)]);
        Assert.Superset(moving.ToHashSet(), trees.Carriers.Select(c => c.Contribution).ToHashSet());
        List<SharedPoint> table = [library, trees];

        NearerPoints.Move(table, writing, new(), Cancel);

        Assert.Equal([0, 1, .. moving], table[0].Carriers.Select(c => c.Contribution).Order());
        Assert.Equal([2, 3], table[1].Carriers.Select(c => c.Contribution).Order());
        Assert.Equal(23 * (2 + movers), table[0].Votes!.Value.Total);
    }
}
