namespace SynthesisPipeline.Analysis.Tests;

public class OpeningsTests
{
    [Theory]
    [InlineData("Je pense que les bus doivent rouler la nuit", "les bus doivent rouler la nuit")]
    [InlineData("Par ailleurs, il me semble important de planter des arbres dans les cours", "planter des arbres dans les cours")]
    [InlineData("À mon avis, nous devons ouvrir la bibliothèque le dimanche", "ouvrir la bibliothèque le dimanche")]
    [InlineData("Ma proposition est de rendre la cantine gratuite", "rendre la cantine gratuite")]
    [InlineData("Non il faut rouvrir la gare le dimanche", "il faut rouvrir la gare le dimanche")]
    [InlineData("Non, les élus de la commune doivent rendre des comptes", "les élus de la commune doivent rendre des comptes")]
    [InlineData("Pour, si la commune paie la moitié du billet", "si la commune paie la moitié du billet")]
    [InlineData("Justement il faut rouvrir la gare le dimanche", "il faut rouvrir la gare le dimanche")]
    [InlineData("Qu'il faut rouvrir la gare le dimanche", "il faut rouvrir la gare le dimanche")]
    [InlineData("We should plant more trees along the river", "plant more trees along the river")]
    [InlineData("I think that buses must run at night", "buses must run at night")]
    public void What_opens_a_sentence_goes(string sentence, string rest) => Assert.Equal(rest, sentence[Openings.Length(sentence)..]);

    [Theory]
    [InlineData("Il ne faut pas fermer la maternité de la ville")]
    [InlineData("Non à la fermeture de la gare le dimanche")]
    [InlineData("Non, la gare fermée le dimanche matin")]
    [InlineData("Pour finir la ligne de tram avant l'été")]
    [InlineData("Je suis contre la fermeture de la gare")]
    [InlineData("We should not close the station at night")]
    [InlineData("Les bus doivent rouler la nuit")]
    [InlineData("Je pense que oui")]
    public void What_is_asserted_stays(string sentence) => Assert.Equal(0, Openings.Length(sentence));
}
