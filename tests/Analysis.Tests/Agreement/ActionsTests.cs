namespace SynthesisPipeline.Analysis.Tests;

public class ActionsTests
{
    static ActionLine Action(string body)
    {
        Contribution[] contributions =
        [
            new() { Id = new("a"), Author = new("ana"), Body = SourceText.Same(body) },
            .. Enumerable.Range(0, 8).Select(i => new Contribution { Id = new($"b{i}"), Author = new($"bob{i}"), Body = SourceText.Same($"La piscine ferme trop tôt le soir numéro {i}.") }),
        ];
        var texts = Text.Prepare(new(contributions, []), new(), TestContext.Current.CancellationToken);
        var corpus = texts.Corpus;
        var tags = Tags.Assign(texts, new(), 1, TestContext.Current.CancellationToken).Tags;
        var vectors = new TextVectors(texts, TestContext.Current.CancellationToken);
        var (carriers, places) = (new Carriers(corpus, []), new TopicPlaces(corpus, new([], [], [], [])));
        var writing = new PointWriting(texts, vectors, carriers, new(corpus, OpinionFindings.None, new()), new(corpus, places, tags), vectors.OfAll(), new());
        return Assert.Single(new Actions(texts, vectors, writing, carriers, places, tags).Choose([0], [], 40, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_instrument_comes_from_the_sentence_of_the_action() =>
        Assert.Equal("legislation", Action("Interdire par la loi les panneaux publicitaires lumineux devant les écoles.").Instrument);

    [Fact]
    public void A_law_named_three_sentences_away_is_no_instrument_of_the_action() =>
        Assert.NotEqual("legislation", Action("Installer des bancs en bois dans chaque square du centre-ville. Nous y allons avec les enfants. La loi de finances et le code du travail parlent de tout autre chose, une loi nouvelle viendra.").Instrument);
}
