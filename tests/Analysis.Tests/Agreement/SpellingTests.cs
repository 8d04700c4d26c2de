namespace SynthesisPipeline.Analysis.Tests;

public class SpellingTests
{
    [Theory]
    [InlineData("Le ticket de bus ne doit pas payer tt le réseau")]
    [InlineData("Adapter +++ les horaires de la piscine aux familles")]
    [InlineData("Vu le nombre de guichets....il faut en garder un seul")]
    [InlineData("Fermer plusieurs piscine pendant les vacances de printemps")]
    [InlineData("Les piscine doivent ouvrir le dimanche matin")]
    [InlineData("Chaque piscines doit ouvrir le dimanche matin")]
    [InlineData("La commune doit également payé les repas de la cantine")]
    [InlineData("Rénover l existant avant de bâtir un nouveau gymnase")]
    [InlineData("Si il pleut, la piscine doit rester ouverte")]
    [InlineData("Aider, aider, aider tous les clubs de la commune")]
    [InlineData("Fermer le dimanche. Ouvrir le soir .on ne vient pas le matin")]
    public void Haste_is_seen(string sentence) => Assert.True(Spelling.IsCareless(sentence));

    [Theory]
    [InlineData("Fermer plusieurs piscines pendant les vacances de printemps")]
    [InlineData("Les agents de la commune doivent les aider à remplir le dossier")]
    [InlineData("Installer des panneaux photovoltaïques sur les toits, etc.")]
    [InlineData("Traquer la surfacturation dans les comptes de la commune")]
    [InlineData("We should build more houses near the railway stations")]
    [InlineData("La CAF et l'URSSAF doivent échanger leurs fichiers…")]
    [InlineData("Le fonds de la commune et le concours des voisins")]
    [InlineData("La mairie les aide et la région leur paie un bus")]
    [InlineData("Les élus doivent partager le temps de parole")]
    [InlineData("Poser un banc à 5 m environ de la fontaine")]
    [InlineData("Nous nous occupons de la place du marché")]
    [InlineData("Le bus peut être gratuit le dimanche")]
    [InlineData("Aider les habitant·es et les étudiant(e)s de la commune")]
    public void Careful_writing_and_other_languages_pass(string sentence) => Assert.False(Spelling.IsCareless(sentence));
}
