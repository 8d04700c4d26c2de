namespace SynthesisPipeline.Analysis.Tests;

public class ControversiesTests
{
    static readonly TopicFindings NoTopics = new([], [], [], []);

    static System.Collections.Immutable.ImmutableArray<Controversy> Find(Corpus corpus, OpinionFindings? opinions = null, TopicFindings? topics = null) =>
        Controversies.Find(Text.Prepare(corpus, new(), TestContext.Current.CancellationToken), [], topics ?? NoTopics, [], opinions ?? OpinionFindings.None, new(), TestContext.Current.CancellationToken);

    static Contribution Proposition(string id, string title, VoteCounts? votes = null) => new() { Id = new(id), Title = title, DeclaredVotes = votes };

    static Contribution Argument(string id, string parent, Side side, string body, string? author = null, int votes = 0) => new()
    {
        Id = new(id), Kind = ContributionKind.Argument, ParentId = new(parent), Stance = side, Body = SourceText.Same(body),
        Author = author is null ? null : new(author), DeclaredVotes = new(votes, 0, 0),
    };

    [Fact]
    public void The_more_surely_divided_proposition_comes_first()
    {
        var found = Find(new([Proposition("a", "Ouvrir les parcs la nuit", new(30, 4, 8)), Proposition("b", "Fermer la place aux voitures", new(300, 20, 290))], []));

        Assert.Equal(["b", "a"], found.Select(c => c.Contribution!.Value.Value));
        Assert.All(found, c => Assert.Equal(ControversyBasis.Votes, c.Basis));
    }

    [Theory]
    [InlineData(99, 18, false)]
    [InlineData(80, 37, true)]
    [InlineData(14, 3, false)]
    [InlineData(11, 5, true)]
    public void Behind_the_first_thirty_a_tenth_of_the_voters_must_surely_contest(int agree, int disagree, bool stands)
    {
        var divided = Enumerable.Range(0, 30).Select(i => Proposition($"p{i}", $"Numéro {i}", new(30, 2, 28)));

        Assert.Equal(stands ? 31 : 30, Find(new([.. divided, Proposition("z", "Ouvrir les parcs la nuit", new(agree, 2, disagree))], [])).Length);
    }

    [Fact]
    public void A_calm_consultation_still_shows_what_divides_it_most() =>
        Assert.Single(Find(new([Proposition("a", "Ouvrir les parcs la nuit", new(99, 2, 18))], [])));

    [Fact]
    public void Three_votes_make_no_controversy() =>
        Assert.Empty(Find(new([Proposition("a", "Ouvrir les parcs la nuit", new(1, 0, 2))], [])));

    [Fact]
    public void Groups_rank_by_their_gap()
    {
        var corpus = OpinionGroupsTests.TwoCamps();

        var found = Find(corpus, OpinionGroups.Find(corpus, new(), 1, TestContext.Current.CancellationToken));

        Assert.All(found.Take(8), c => Assert.Equal((ControversyBasis.Groups, 0), (c.Basis, int.Parse(c.Contribution!.Value.Value[1..], System.Globalization.CultureInfo.InvariantCulture) % 2)));
    }

    [Fact]
    public void Arguments_rank_where_votes_are_missing_and_count_as_declared()
    {
        var corpus = new Corpus([Proposition("p", "Taxer les véhicules de livraison"),
            Argument("a1", "p", Side.For, "Cela rendrait les rues du centre plus calmes pour les riverains", "ana", 4),
            Argument("a2", "p", Side.For, "Les livreurs passeraient enfin au vélo cargo", "ana"),
            Argument("a3", "p", Side.Against, "Les petits commerces paieraient la note à la fin", "bob")], []);

        var controversy = Assert.Single(Find(corpus));

        Assert.Equal(ControversyBasis.Arguments, controversy.Basis);
        Assert.Equal((2, 1), (controversy.ArgumentsFor, controversy.ArgumentsAgainst));
        Assert.Equal(["a1"], controversy.ForIds.Select(i => i.Value));
        Assert.Equal("Faut-il taxer les véhicules de livraison ?", controversy.Label);
    }

    [Fact]
    public void Scores_lie_in_their_intervals()
    {
        var random = new Random(11);
        var corpus = new Corpus(Enumerable.Range(0, 200).Select(i => Proposition($"p{i}", $"Proposition {i}", new(random.Next(60), random.Next(20), random.Next(60)))), []);

        Assert.All(Find(corpus), c => Assert.True(0 <= c.Low && c.Low <= c.Score && c.Score <= c.High && c.High <= 1));
    }

    [Fact]
    public void A_liked_and_a_disliked_proposition_make_no_divided_topic()
    {
        var corpus = new Corpus([Proposition("a", "Planter des arbres", new(90, 0, 1)), Proposition("b", "Couper les arbres", new(1, 0, 90))], []);
        var topics = new TopicFindings([new(new("T01"), null, 1, "Arbres", [], 2, [])],
            [new(new("a"), new("T01"), null, 1), new(new("b"), new("T01"), null, 1)], [], []);

        Assert.DoesNotContain(Find(corpus, topics: topics), c => c.Topic is not null);
    }

    [Theory]
    [InlineData("Interdire les moteurs thermiques en ville", "Faut-il interdire les moteurs thermiques en ville ?")]
    [InlineData("Il faut taxer les transactions financières.", "Faut-il taxer les transactions financières ?")]
    [InlineData("Faire payer les poids lourds", "Faut-il faire payer les poids lourds ?")]
    [InlineData("Former élus et agents", "Faut-il former élus et agents ?")]
    [InlineData("Dîner de quartier", "Pour ou contre « Dîner de quartier » ?")]
    [InlineData("Dîner mensuel du quartier", "Pour ou contre « Dîner mensuel du quartier » ?")]
    [InlineData("Zélinguer les bancs", "Faut-il zélinguer les bancs ?")]
    [InlineData("Quartier du port : fermer la place le dimanche", "Quartier du port : faut-il fermer la place le dimanche ?")]
    [InlineData("Loyer des étudiants", "Pour ou contre « Loyer des étudiants » ?")]
    [InlineData("Le tramway doit aller jusqu'au port !", "Pour ou contre « Le tramway doit aller jusqu'au port » ?")]
    [InlineData("Une maison « du temps libre » au port", "Pour ou contre : Une maison « du temps libre » au port ?")]
    [InlineData("The town should plant more trees", "The town should plant more trees")]
    [InlineData("Rétablir de l'ISF", "Faut-il rétablir l'ISF ?")]
    [InlineData("Et les logements vides ?", "Et les logements vides ?")]
    [InlineData("A TOUS MAIS AVEC DES CONDITIONS", "Pour ou contre « A tous mais avec des conditions » ?")]
    public void A_label_asks_without_changing_words(string title, string label)
    {
        var corpus = new Corpus([Proposition("p", title, new(20, 2, 20))], []);

        Assert.Equal(label, Assert.Single(Find(corpus)).Label);
    }

    [Theory]
    [InlineData("Il faut que les arbres de la place soient là pour tous", "Que décider sur « Arbres » ?")]
    [InlineData("The trees of the square should be there for all of the people", "What to decide on “Arbres”?")]
    public void A_topic_that_divides_is_asked_about(string title, string question)
    {
        var corpus = new Corpus([Proposition("a", title, new(60, 0, 50)), Proposition("b", title + " .", new(50, 0, 60))], []);
        var topics = new TopicFindings([new(new("T01"), null, 1, "Arbres", [], 2, [])], [new(new("a"), new("T01"), null, 1), new(new("b"), new("T01"), null, 1)], [], []);

        Assert.Equal(question, Find(corpus, topics: topics).Single(c => c.Topic is not null).Label);
    }

    [Theory]
    [InlineData("Les arbres de la place doivent rester pour tous les habitants.", "Pour ou contre « Wifi » ?")]
    [InlineData("The trees of the square should stay there for all of the people.", "Wifi")]
    public void What_is_too_short_for_a_language_is_asked_in_that_of_the_others(string others, string question)
    {
        var corpus = new Corpus([Proposition("p", "Wifi", new(20, 2, 20)), Proposition("q", "-", new(20, 0, 0)) with { Body = SourceText.Same(others) }], []);

        Assert.Equal(question, Find(corpus)[0].Label);
    }

    [Fact]
    public void Opposed_demands_divide_a_topic_without_any_vote()
    {
        string[] titles =
        [
            "Augmenter la vitesse sur le boulevard du port", "Augmenter encore la vitesse sur le boulevard du port", "Augmenter un peu la vitesse sur le boulevard du port",
            "Réduire la vitesse sur le boulevard du port", "Réduire encore la vitesse sur le boulevard du port", "Réduire un peu la vitesse sur le boulevard du port",
        ];
        var corpus = new Corpus(titles.Select((t, i) => Proposition($"p{i}", t) with { Author = new($"a{i}") }), []);
        var topics = new TopicFindings([new(new("T01"), null, 1, "Vitesse", [], 6, [])],
            [.. corpus.Contributions.Select(c => new Assignment(c.Id, new TopicId("T01"), null, 1))], [], []);

        var controversy = Assert.Single(Find(corpus, topics: topics));

        Assert.Equal(ControversyBasis.Texts, controversy.Basis);
        Assert.All(controversy.ForIds, id => Assert.Contains(id.Value, (string[])["p0", "p1", "p2"]));
        Assert.All(controversy.AgainstIds, id => Assert.Contains(id.Value, (string[])["p3", "p4", "p5"]));
        Assert.EndsWith("?", controversy.Label);
    }

    [Theory]
    [InlineData("Conditions", "Il faut habiter la commune depuis un an. Je le dis comme je le pense.", "Conditions : faut-il habiter la commune depuis un an ?")]
    [InlineData("Conditions", "Je ne sais pas encore. Chacun doit habiter la commune depuis un an.", "Pour ou contre « Conditions : Chacun doit habiter la commune depuis un an » ?")]
    [InlineData("Conditions", "L'aide revient aux familles de la commune.", "Pour ou contre « Conditions : L'aide revient aux familles de la commune » ?")]
    [InlineData("Conditions", "L'honnête ouvrier paie pour la racaille et les parasites. L'aide revient aux familles.", "Pour ou contre « Conditions : L'aide revient aux familles » ?")]
    [InlineData("Conditions", "L'aide revient aux familles de la commune qui y habitent depuis un an et dont les enfants vont dans une de ses écoles ou dans un de ses clubs, même quand elles sont loin de la place du port, de la gare routière ou du nouveau stade.", "Pour ou contre « Conditions : L'aide revient aux familles de la commune qui y habitent depuis un an et dont les enfants vont dans une de ses écoles ou dans un de ses clubs, même quand elles sont loin de la place du port, de la gare… » ?")]
    [InlineData("Conditions", "Lesquelles ? C'EST TOUT !", "Pour ou contre « Conditions » ?")]
    [InlineData("Fermer la place", "Il faut habiter la commune depuis un an.", "Faut-il fermer la place ?")]
    [InlineData("Ne pas fermer la place", "", "Faut-il ne pas fermer la place ?")]
    public void A_title_that_only_names_takes_what_its_body_asks(string title, string body, string question) =>
        Assert.Equal(question, Assert.Single(Find(new([new() { Id = new("p"), Title = title, Body = SourceText.Same(body), DeclaredVotes = new(30, 2, 28) }], []))).Label);

    [Theory]
    [InlineData("Comment ouvrir la place aux vélos ?", false)]
    [InlineData("Faut-il ouvrir la place aux vélos ?", true)]
    public void No_answer_is_for_or_against_an_open_question(string title, bool divides)
    {
        Contribution Answer(string id, string body) => new() { Id = new(id), Kind = ContributionKind.Argument, ParentId = new("p"), Body = SourceText.Same(body), Author = new(id) };
        var corpus = new Corpus([Proposition("p", title), .. Enumerable.Range(0, 4).Select(i => Answer($"f{i}", $"Je suis pour, idée {i}")), .. Enumerable.Range(0, 4).Select(i => Answer($"a{i}", $"Je suis contre, raison {i}"))], []);
        System.Collections.Immutable.ImmutableArray<Tag> tags = [.. corpus.Contributions.Where(c => c.ParentId is not null).Select(c => new Tag(c.Id, TagKind.Stance, c.Id.Value[0] == 'f' ? "for" : "against", 0.9, TagOrigin.Model, []))];

        var found = Controversies.Find(Text.Prepare(corpus, new(), TestContext.Current.CancellationToken), [], NoTopics, tags, OpinionFindings.None, new(), TestContext.Current.CancellationToken);

        Assert.Equal(divides ? 1 : 0, found.Length);
    }
}
