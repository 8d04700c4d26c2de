namespace SynthesisPipeline.Analysis.Tests;

public class TwinQuestionsTests
{
    [Fact]
    public void Questions_in_nearly_the_same_words_are_twins()
    {
        var twins = TwinQuestions.Of(["Faut-il ouvrir la piscine municipale le dimanche matin ?", "Faut-il planter des arbres fruitiers dans la cour des écoles ?", "Ouvrir la piscine municipale chaque dimanche matin"]);

        Assert.Equal([[2], [], [0]], twins);
    }

    [Theory]
    [InlineData("Fermer la piscine", "Fermer la piscine")] // says too little
    [InlineData("Ouvrir la piscine municipale le dimanche matin", "Ouvrir la bibliothèque municipale le samedi soir")]
    [InlineData("Que décider sur « Piscine : bassin et gymnase » ?", "Que décider sur « Gymnase : bassin et piscine » ?")] // three words alone
    [InlineData("Pour ou contre « Piscine : bassin et gymnase » ?", "Pour ou contre « Gymnase : bassin et piscine » ?")]
    [InlineData("Dans la rue, que faut-il de plus que ce qui est là ?", "Faut-il que ce qui est là soit de plus dans la cour ?")] // small words
    [InlineData("Ouvrir la piscine municipale le dimanche", "Ouvrir la piscine municipale le dimanche, rénover le gymnase, agrandir la cantine, planter une haie et prolonger le tramway")]
    public void Few_words_in_common_or_many_more_beside_make_none(string one, string other) => Assert.Equal([[], []], TwinQuestions.Of([one, other]));
}
