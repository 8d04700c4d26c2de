namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Which arguments of a side come first, on four that we made up: as long and as rare as one another but for what a test changes.</summary>
public class StrongArgumentsTests
{
    static readonly string[] s_texts =
    [
        "Le tramway relierait la gare au campus sans correspondance, y compris tard le soir en semaine",
        "Un passage couvert protégerait les piétons du marché pendant les averses de novembre et décembre",
        "Les riverains dormiraient mieux si les livraisons commençaient après sept heures toute la semaine",
        "Cette fontaine rafraîchirait la place centrale durant chaque canicule et plairait aux enfants du quartier",
    ];

    static Contribution Argument(int i, int votes = 1, string? author = null, string? text = null) => new()
    {
        Id = new($"a{i}"), Kind = ContributionKind.Argument, Body = SourceText.Same(text ?? s_texts[i]), Author = new(author ?? $"auteur {i}"), DeclaredVotes = new(votes, 0, 0),
    };

    static string[] Best(int most, Contribution[] arguments, params DuplicateGroup[] groups)
    {
        var texts = Text.Prepare(new(arguments, []), new(), CancellationToken.None);
        return [.. new StrongArguments(texts, [.. groups]).Best(Enumerable.Range(0, arguments.Length), most).Select(id => id.Value)];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_that_many_voted_for_comes_first(int strong) =>
        Assert.Equal($"a{strong}", Best(1, [.. Enumerable.Range(0, 4).Select(i => Argument(i, votes: i == strong ? 200 : 1))]).Single());

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void One_that_many_authors_carry_comes_first(int strong)
    {
        Contribution[] arguments = [.. Enumerable.Range(0, 4).Select(i => Argument(i)), Argument(4, text: s_texts[strong])];
        var group = new DuplicateGroup("D1", DuplicateKind.Exact, new($"a{strong}"), [new(new($"a{strong}"), 1, []), new(new("a4"), 1, [])], 200, 1, null, null);

        var best = Best(4, arguments, group);

        Assert.Equal($"a{strong}", best[0]);
        Assert.Equal(4, best.Length); // its copy says nothing new
    }

    [Fact]
    public void A_few_words_come_last_even_with_twenty_votes() =>
        Assert.Equal("a0", Best(4, [Argument(0, votes: 20, text: "Oui au tramway"), Argument(1), Argument(2), Argument(3)])[^1]);

    [Fact]
    public void An_author_is_heard_once() =>
        Assert.Equal(3, Best(4, [Argument(0, author: "auteur 1"), Argument(1), Argument(2), Argument(3)]).Length);

    [Fact]
    public void No_more_are_given_than_asked_for() => Assert.Equal(2, Best(2, [.. Enumerable.Range(0, 4).Select(i => Argument(i))]).Length);
}
