namespace SynthesisPipeline.Analysis.Tests;

public class ConcretenessTests
{
    [Theory]
    [InlineData("Il faut agir en amont et en aval", true)]
    [InlineData("Attention à prendre en compte toutes les situations", true)]
    [InlineData("Il faut trouver des solutions et faire mieux", true)]
    [InlineData("Fermer la piscine", false)]
    [InlineData("Prendre en compte le loyer des étudiants", false)]
    [InlineData("We must close the pool at night", false)]
    public void What_could_stand_in_any_consultation_names_nothing(string sentence, bool missing) => Assert.Equal(missing, Concreteness.IsMissing(Phrasing.Words(sentence)));
}
