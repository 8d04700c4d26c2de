namespace SynthesisPipeline.Analysis.Tests;

public class ConcessionsTests
{
    const string Objects = "Sur le principe la mesure est juste, mais les livreurs n'auront pas d'autre choix. Elle coûtera cher.";
    const string Limits = "Le centre sera plus calme. Il faut la taxe, à condition que les artisans en soient dispensés.";

    static Controversy Found(params (string Id, Side Side, string Body, string Author)[] arguments)
    {
        var corpus = new Corpus([new Contribution { Id = new("p"), Title = "Taxer les véhicules de livraison" },
            .. arguments.Select(a => new Contribution
            {
                Id = new(a.Id), Kind = ContributionKind.Argument, ParentId = new("p"), Stance = a.Side, Body = SourceText.Same(a.Body), Author = new(a.Author),
            })], []);
        return Assert.Single(Controversies.Find(Text.Prepare(corpus, new(), TestContext.Current.CancellationToken), [], new([], [], [], []), [], OpinionFindings.None, new(), TestContext.Current.CancellationToken));
    }

    static string Said(Concession granted, string body) => body.Substring(granted.Citation.Passage!.Value.Start, granted.Citation.Passage.Value.Length); // ! a body has a passage

    [Fact]
    public void Each_side_grants_in_its_own_words()
    {
        var granted = Found(("a1", Side.For, Limits, "ana"), ("a2", Side.Against, Objects, "bob")).Granted;

        Assert.Equal([Side.For, Side.Against], granted.Select(g => g.Side));
        Assert.StartsWith("Il faut la taxe, à condition que les artisans", Said(granted[0], Limits));
        Assert.StartsWith("Sur le principe la mesure est juste, mais", Said(granted[1], Objects));
    }

    [Fact]
    public void Who_grants_nothing_is_not_made_to() =>
        Assert.Empty(Found(("a1", Side.For, "Le centre sera plus calme et les enfants iront à pied.", "ana"), ("a2", Side.Against, "Les petits commerces paieront la note à la fin du mois.", "bob")).Granted);

    [Fact]
    public void One_author_grants_once() =>
        Assert.Single(Found(("a1", Side.Against, Objects, "bob"), ("a2", Side.Against, "Certes les rues seront plus calmes le matin, mais les prix vont monter.", "bob"), ("a3", Side.For, "Le centre sera plus calme.", "ana")).Granted);
}
