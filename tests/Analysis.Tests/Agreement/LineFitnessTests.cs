namespace SynthesisPipeline.Analysis.Tests;

public class LineFitnessTests
{
    static double Fitness(string body, string others = "La piscine de la commune est fermée le soir et le dimanche.")
    {
        var texts = Text.Prepare(new([.. Enumerable.Range(0, 20).Select(i => others).Prepend(body).Select((t, i) => new Contribution { Id = new($"c{i:00}"), Body = SourceText.Same(t) })], []), new(), TestContext.Current.CancellationToken);
        return Candidates.Of(texts, 0, 45).First().Fitness(new(texts));
    }

    [Theory]
    [InlineData("Il faut ouvrir la piscine municipale aux enfants des écoles le dimanche matin.", "Je trouvais que c'était mieux avant avec mon père.")]
    [InlineData("Réduire le prix de la cantine pour les familles les plus modestes.", "Reduire le prix, cantine, cars...")]
    [InlineData("Les élus doivent rendre compte de leur mandat chaque année.", "Qui ne rendent pas compte et leur en parler aussi.")]
    [InlineData("Rétablir le guichet de la gare le samedi.", "Retablir le guichet, la boutique, et puis les toilette de la gare en ete / hiver")]
    public void What_a_rapporteur_would_print_is_fitter_than_what_he_would_not(string fit, string faulty) => Assert.True(Fitness(fit) > 2 * Fitness(faulty));

    [Fact]
    public void Nothing_is_said_of_another_language() => Assert.Equal(0.5, Fitness("The town should open the swimming pool to all the children on Sundays."));

    [Fact]
    public void Nothing_is_said_where_an_export_lost_its_accents() =>
        Assert.Equal(0.5, Fitness("Ouvrir la piscine a tous les ecoliers de la commune.", "les deputes et les elus de la republique sont payes par les impots des salaries"));
}
