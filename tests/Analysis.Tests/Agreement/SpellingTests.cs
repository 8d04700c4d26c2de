namespace SynthesisPipeline.Analysis.Tests;

public class SpellingTests
{
    [Theory]
    [InlineData("Le ticket de bus ne doit pas payer tt le réseau")]
    [InlineData("Adapter +++ les horaires de la piscine aux familles")]
    [InlineData("Vu le nombre de guichets....il faut en garder un seul")]
    [InlineData("Fermer plusieurs piscine pendant les vacances de printemps")]
    public void Haste_is_seen(string sentence) => Assert.True(Spelling.IsCareless(sentence));

    [Theory]
    [InlineData("Fermer plusieurs piscines pendant les vacances de printemps")]
    [InlineData("Les agents de la commune doivent les aider à remplir le dossier")]
    [InlineData("Installer des panneaux photovoltaïques sur les toits, etc.")]
    [InlineData("Traquer la surfacturation dans les comptes de la commune")]
    [InlineData("We should build more houses near the railway stations")]
    [InlineData("La CAF et l'URSSAF doivent échanger leurs fichiers…")]
    public void Careful_writing_and_other_languages_pass(string sentence) => Assert.False(Spelling.IsCareless(sentence));
}
