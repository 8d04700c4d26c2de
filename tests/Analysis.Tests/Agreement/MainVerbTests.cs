namespace SynthesisPipeline.Analysis.Tests;

public class MainVerbTests
{
    [Theory]
    [InlineData("Toutes les piscines qui ont un bassin couvert")]
    [InlineData("Un conseil d'habitants avec des élus pour trier ce qui arrive")]
    [InlineData("Un bassin pour la nage des enfants")] // "nage" behind a determiner
    [InlineData("Un bassin calme pour les enfants")] // may be an adjective
    [InlineData("Mensonge destiné à nuire au club de la commune")]
    public void A_noun_without_a_verb_of_its_own_is_told(string sentence)
    {
        Assert.True(MainVerb.IsMissing(Phrasing.Words(sentence)));
        Assert.NotEqual(Flaw.None, Phrasing.Of(sentence, false, 45) & Flaw.NamesOnly);
    }

    [Theory]
    [InlineData("Toutes les piscines qui ont un bassin couvert doivent ouvrir")]
    [InlineData("Les piscines que la commune ferme coûtent cher aux clubs")]
    [InlineData("La piscine du port est pour tous")]
    [InlineData("Un seul gymnase suffit à trois clubs")]
    [InlineData("Suppression de la taxe qui frappe les petits clubs")]
    [InlineData("Prévention auprès des clubs afin de garder la piscine")]
    [InlineData("Amélioration de la piscine pour accueillir les clubs")]
    [InlineData("Ouvrir la piscine qui est fermée le dimanche")]
    [InlineData("Banning cars that are too loud for the centre")]
    public void One_with_a_verb_and_an_act_that_is_asked_for_pass(string sentence) => Assert.False(MainVerb.IsMissing(Phrasing.Words(sentence)));

    [Fact]
    public void A_title_may_name_what_it_asks_for() =>
        Assert.Equal(Flaw.None, Phrasing.Of("Un conseil d'habitants avec des élus pour trier ce qui arrive", true, 45) & Flaw.NamesOnly);
}
