namespace SynthesisPipeline.Analysis.Tests;

public class StanceWordsTests
{
    static double Score(string text, string proposition) => StanceWords.Of(FoldedText.Of(text), FoldedText.Of(proposition)).Score;

    [Theory]
    [InlineData("Faut-il interdire les quads en forêt ?")]
    [InlineData("Mettre fin aux courses de quads en forêt")]
    [InlineData("Should the town ban quads in the forest?")]
    public void Blame_speaks_for_no_side_where_the_proposition_takes_away_what_may_be_blamed(string proposition)
    {
        const string blame = "Des engins dangereux, nuisibles et scandaleux.", praise = "Des engins utiles, modernes et formidables.";

        Assert.Equal(Score(praise, proposition), Score(blame, proposition), 9);
        Assert.True(Score(blame, "Ouvrir la forêt aux quads") < Score(praise, "Ouvrir la forêt aux quads"));
    }

    [Fact]
    public void An_opening_speaks_for_its_side_whatever_the_proposition_does() =>
        Assert.True(Score("Tout à fait d'accord.", "Interdire les quads en forêt") > 1 + Score("Pas d'accord du tout.", "Interdire les quads en forêt"));

    [Fact]
    public void Only_the_head_of_a_proposition_takes_away()
    {
        const string blame = "Des engins dangereux, nuisibles et scandaleux.";

        Assert.Equal(Score(blame, "Ouvrir la forêt aux quads"), Score(blame, "Ouvrir la forêt aux quads\nPersonne ne veut plus réduire ni interdire."), 9);
    }
}
