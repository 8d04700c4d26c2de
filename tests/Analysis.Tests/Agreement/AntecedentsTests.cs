namespace SynthesisPipeline.Analysis.Tests;

public class AntecedentsTests
{
    [Theory]
    [InlineData("Il faut simplement l'appliquer et planter des arbres", true)]
    [InlineData("Savoir qui va le faire est un point essentiel", true)]
    [InlineData("Il faut leur donner une carte de bus gratuite", true)]
    [InlineData("Former les jeunes du quartier et les aider à trouver un stage", false)]
    [InlineData("Les bus de nuit manquent, il faut les rétablir", false)]
    [InlineData("Il faut le maintien de la gare et des guichets", false)]
    public void A_pronoun_before_an_infinitive_wants_a_noun_before_it(string sentence, bool missing) => Assert.Equal(missing, Antecedents.AreMissing(Phrasing.Words(sentence)));

    [Theory]
    [InlineData("Cibler ses comptes et sa publicité sur internet", true)]
    [InlineData("Laisser sa chance à chaque enfant du quartier", false)]
    [InlineData("Garantir à chacun son logement et un travail", false)]
    [InlineData("Obliger la commune et ses agents à répondre", false)]
    [InlineData("Le maire doit ouvrir ses comptes le dimanche", false)]
    public void What_is_owned_behind_an_act_has_an_owner(string sentence, bool missing) => Assert.Equal(missing, Antecedents.AreMissing(Phrasing.Words(sentence)));

    [Theory]
    [InlineData("Enfermer ces jeunes dans un internat coûte cher", true)]
    [InlineData("La commune devrait mieux placer ces agents", true)]
    [InlineData("Fermer le bassin et vendre ce bassin à la commune voisine", false)]
    [InlineData("Fermer ces rues où les enfants jouent après la classe", false)]
    [InlineData("Planter des arbres dans la cour de l'école cette année", false)]
    [InlineData("La piscine est chère et ce n'est pas à la commune de payer", false)]
    public void What_this_one_is_stands_in_the_sentence(string sentence, bool missing) => Assert.Equal(missing, Antecedents.AreMissing(Phrasing.Words(sentence)));
}
