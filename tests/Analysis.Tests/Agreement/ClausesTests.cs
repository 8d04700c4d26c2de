namespace SynthesisPipeline.Analysis.Tests;

public class ClausesTests
{
    static string[] Demands(string body)
    {
        var texts = Text.Prepare(new([new Contribution { Id = new("c"), Body = SourceText.Same(body) }], []), new(), TestContext.Current.CancellationToken);
        return [.. Clauses.Of(texts, Candidates.Of(texts, 0, 45).First()).Select(c => c.Text)];
    }

    [Fact]
    public void Demands_in_a_row_stand_each_by_itself() =>
        Assert.Equal(["Planter des tilleuls le long du canal", "Rétablir le guichet de la gare", "Baisser le prix de la cantine"],
            Demands("Planter des tilleuls le long du canal, rétablir le guichet de la gare et baisser le prix de la cantine."));

    [Fact]
    public void A_later_demand_that_leans_on_one_before_is_none() =>
        Assert.Equal(["Ouvrir la piscine le dimanche matin"], Demands("Ouvrir la piscine le dimanche matin, confier aux clubs sa surveillance."));

    [Theory]
    [InlineData("Créer et entretenir des jardins partagés dans chaque quartier.")] // one thing asked for by two verbs
    [InlineData("Agir pour limiter les déchets et réduire le bruit des camions.")] // the second may hang on "pour"
    [InlineData("Écouter, comprendre et aider les voisins de la gare.")]
    [InlineData("Planter des tilleuls le long du canal.")]
    public void What_hangs_together_is_not_parted(string body) => Assert.Empty(Demands(body));

    [Theory]
    [InlineData("Il faut planter des tilleuls le long du canal et rétablir le guichet de la gare.", "Il faut planter des tilleuls le long du canal")]
    [InlineData("Ne pas vendre la caserne des pompiers, ouvrir la piscine le dimanche.", "Ne pas vendre la caserne des pompiers")]
    public void Only_the_first_keeps_what_governs_all(string body, string demand) => Assert.Equal([demand], Demands(body));
}
