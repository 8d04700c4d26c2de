namespace SynthesisPipeline.Analysis.Tests;

public class PhrasingTests
{
    [Theory]
    [InlineData("supprimer", true)]
    [InlineData("creer", true)]
    [InlineData("réduire", true)]
    [InlineData("foyer", false)]
    [InlineData("salaire", false)]
    [InlineData("autre", false)]
    [InlineData("pouvoir", false)]
    public void Only_verbs_are_infinitives(string word, bool isInfinitive) => Assert.Equal(isInfinitive, Phrasing.IsInfinitive(word));

    [Theory]
    [InlineData("Suppression de la taxe sur les logements vides", false)]
    [InlineData("Gratuité des bus pour les lycéens de la commune", false)]
    [InlineData("Pouvoir d'achat et transition écologique", true)]
    [InlineData("Le foyer et le salaire des jeunes du quartier", true)]
    public void A_title_that_names_an_act_asks_for_something(string title, bool namesOnly) =>
        Assert.Equal(namesOnly, (Phrasing.Of(title, true, 45) & Flaw.NamesOnly) != 0);
}
