namespace SynthesisPipeline.Analysis.Tests;

public class StandingPointsTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Planter des tilleuls le long du canal, rétablir le guichet de la gare et baisser le prix de la cantine", true)]
    [InlineData("Rétablir le guichet de la gare", true)] // one demand of a list
    [InlineData("Fermer le guichet de la gare", false)] // nobody's words any more
    public void A_line_stands_by_its_sentence_or_by_one_demand_of_it(string line, bool stands)
    {
        Contribution Said(string id, string text) => new() { Id = new(id), Author = new(id), Body = SourceText.Same(text) };
        var corpus = new Corpus([Said("a", "Planter des tilleuls le long du canal, rétablir le guichet de la gare et baisser le prix de la cantine."), Said("b", "Rétablir le guichet de la gare du bourg.")], []);
        var texts = Text.Prepare(corpus, new(), Cancel);
        var (carriers, places, admission, vectors) = (new Carriers(corpus, []), new TopicPlaces(corpus, new([], [], [], [])), new Admission(corpus, OpinionFindings.None, new()), new TextVectors(texts, Cancel));
        var writing = new PointWriting(texts, vectors, carriers, admission, new(corpus, places, []), vectors.OfAll(), new());
        var earlier = new AgreementPoint(1, new(""), "Autres points", line, "", [new(new("a"), null), new(new("b"), null)], [], null, null, 2, PointStatus.Draft);

        var found = new StandingPoints(writing, carriers, admission, places, vectors.OfAll(), new()).Choose(new([earlier], [], [], []), new HashSet<ContributionId>(), [], Cancel);

        Assert.Equal(stands ? [earlier] : [], found.Select(l => l.Earlier).OfType<AgreementPoint>());
        Assert.Equal(stands, found.Any(l => l.Point.Sentence.Text == line && l.Point.Carriers.Count == 2));
    }
}
