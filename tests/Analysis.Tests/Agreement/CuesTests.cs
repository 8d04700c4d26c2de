namespace SynthesisPipeline.Analysis.Tests;

public class CuesTests
{
    [Theory]
    [InlineData("Oui, à condition que le personnel soit volontaire")]
    [InlineData("Ouvrir le dimanche, sauf en été")]
    [InlineData("D'accord, mais sans augmenter le prix du billet")]
    [InlineData("Construire la halle tout en préservant le marché")]
    [InlineData("Utile dans la mesure où la rue reste ouverte")]
    public void A_condition_is_seen(string sentence) => Assert.Matches(Cues.Condition(), sentence);

    [Theory]
    [InlineData("La cantine doit être ouverte à tous sans exception")]
    [InlineData("Chacun paie dans la mesure de ses moyens")]
    [InlineData("Une aide soumise à condition de ressources")]
    [InlineData("Le bus coûte cher tout en arrivant en retard")]
    [InlineData("Les guichets sont nombreux mais sans personnel")]
    [InlineData("Un trajet à moins de 5 euros")]
    public void What_only_sounds_like_a_condition_is_none(string sentence) => Assert.DoesNotMatch(Cues.Condition(), sentence);

    [Theory]
    [InlineData("Toutefois les coûts engendrés seront lourds")]
    [InlineData("Le risque est de vider le centre")]
    [InlineData("Il sera difficile de trouver des chauffeurs")]
    [InlineData("Le quartier manque de médecins")]
    public void A_caution_is_seen(string sentence) => Assert.Matches(Cues.Caution(), sentence);

    [Theory]
    [InlineData("Un guichet unique pour éviter les erreurs")]
    [InlineData("Verser au bailleur limite le risque d'impayé")]
    [InlineData("Coût de fonctionnement de la piscine")]
    [InlineData("Aider les familles en difficulté")]
    [InlineData("Supprimer les compagnies low cost")]
    [InlineData("Avec un meilleur reste à vivre, chacun achètera local")]
    [InlineData("Les voisins, mais aussi les passants, en profitent")]
    public void What_gives_a_reason_is_no_caution(string sentence) => Assert.DoesNotMatch(Cues.Caution(), sentence);

    [Theory]
    [InlineData("Attention à ce que dit M. Dupont", true)]
    [InlineData("Madame de Lune risque de fermer la rue", true)]
    [InlineData("Attention à ce que dit le maire", false)]
    public void A_person_is_seen_by_title_and_name(string sentence, bool isNamed) => Assert.Equal(isNamed, Cues.Person().IsMatch(sentence));
}
