namespace SynthesisPipeline.Analysis.Tests;

public class ParaphraseTests
{
    [Fact]
    public void The_same_demand_in_other_words_is_suggested_apart()
    {
        var groups = Copies.FindTexts("Suppression de la double nationalité", "Supprimer la double nationalité", "Planter des arbres fruitiers dans les cours d'école",
            "Ouvrir les bibliothèques municipales le dimanche après-midi", "Réparer le pont de la rivière avant l'hiver");

        var group = Assert.Single(groups);
        Assert.Equal(DuplicateKind.Paraphrase, group.Kind);
        Assert.Equal(["c00000", "c00001"], Copies.Ids(group));
        Assert.InRange(group.Members[1].Similarity, 0.9, 1);
    }

    [Fact]
    public void The_contrary_and_other_figures_are_no_paraphrase() =>
        Assert.Empty(Copies.FindTexts("Il faut supprimer la taxe d'habitation", "Il ne faut pas supprimer la taxe d'habitation",
            "Un revenu minimum de 800 euros par mois", "Un revenu minimal de 1200 euros par mois", "Planter des arbres fruitiers dans les cours d'école"));
}
