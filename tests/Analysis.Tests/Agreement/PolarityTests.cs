namespace SynthesisPipeline.Analysis.Tests;

public class PolarityTests
{
    static Direction Read(string sentence)
    {
        var texts = Text.Prepare(MadeUpCorpus.Of(sentence), new(), TestContext.Current.CancellationToken);
        return Polarity.Of(texts.Texts[0], texts.Vocabulary, 0, texts.Texts[0].Tokens.Length, out _);
    }

    [Theory]
    [InlineData("Augmenter le nombre de bus", nameof(Direction.Raises))]
    [InlineData("Supprimer la taxe sur les logements", nameof(Direction.Lowers))]
    [InlineData("Ne pas supprimer la taxe sur les logements", nameof(Direction.Raises))]
    [InlineData("Il ne faut pas inclure cette allocation", nameof(Direction.Lowers))]
    [InlineData("Cette allocation n'est pas un revenu", nameof(Direction.Denies))]
    [InlineData("Lutter contre la fraude", nameof(Direction.Neutral))]
    [InlineData("La rue est à tous", nameof(Direction.Neutral))]
    [InlineData("Non seulement la rue, mais la place", nameof(Direction.Neutral))]
    public void A_sentence_goes_one_way(string sentence, string direction) => Assert.Equal(direction, Read(sentence).ToString());

    [Fact]
    public void A_demand_and_its_contrary_conflict()
    {
        Assert.True(Polarity.Conflict(Read("Inclure l'allocation logement"), Read("Il ne faut pas inclure l'allocation logement")));
        Assert.False(Polarity.Conflict(Read("Créer une ligne de bus"), Read("Une ligne de bus vers le nord")));
    }

    [Theory]
    [InlineData("Augmenter le nombre de bus du soir", "Réduire le nombre de bus du soir", true)]
    [InlineData("Augmenter le nombre de bus du soir", "Réduire la vitesse des voitures en ville", false)]
    [InlineData("Maintenir les aides au logement", "Les aides au logement, il faut les supprimer", true)]
    public void Contraries_name_one_thing(string one, string other, bool conflict)
    {
        var texts = Text.Prepare(MadeUpCorpus.Of(one, other), new(), TestContext.Current.CancellationToken);
        Candidate[] said = [Candidates.Of(texts, 0, 45).First(), Candidates.Of(texts, 1, 45).First()];

        Assert.Equal(conflict, Polarity.Conflict(said[0], said[1], 0.4));
    }
}
