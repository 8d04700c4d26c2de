namespace SynthesisPipeline.Analysis.Tests;

public class ActionsTests
{
    static ActionLine Action(string body) => Assert.Single(Chosen(body));

    static System.Collections.Immutable.ImmutableArray<ActionLine> Chosen(string body)
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
        return new Actions(texts, vectors, writing, carriers, places, tags).Choose([0], [], 40, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void An_instrument_comes_from_the_sentence_of_the_action() =>
        Assert.Equal("legislation", Action("Interdire par la loi les panneaux publicitaires lumineux devant les écoles.").Instrument);

    [Fact]
    public void A_law_named_three_sentences_away_is_no_instrument_of_the_action() =>
        Assert.NotEqual("legislation", Action("Installer des bancs en bois dans chaque square du centre-ville. Nous y allons avec les enfants. La loi de finances et le code du travail parlent de tout autre chose, une loi nouvelle viendra.").Instrument);

    [Theory]
    [InlineData("Il faut agir en amont et en aval.", 0)]
    [InlineData("Il faut bien savoir que la piscine coûte deux emplois.", 0)]
    [InlineData("Il faut faire payer la piscine aux communes voisines.", 1)]
    [InlineData("Faire payer la piscine aux communes voisines.", 1)]
    [InlineData("Il faut simplement l'appliquer dès la rentrée des classes.", 0)]
    public void An_action_names_an_act(string body, int actions) => Assert.Equal(actions, Chosen(body).Length);
}
