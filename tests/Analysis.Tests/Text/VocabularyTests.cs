namespace SynthesisPipeline.Analysis.Tests;

public class VocabularyTests
{
    static Contribution Comment(int id, string body) => new() { Id = new($"{id:00000}"), Body = SourceText.Same(body) };

    [Fact]
    public void Words_are_counted_once_a_contribution()
    {
        var words = Text.Prepare(new([Comment(1, "Des arbres, des ARBRES."), Comment(2, "Un arbre et des arbres")], []), new(), TestContext.Current.CancellationToken).Vocabulary;

        Assert.Equal(["arbre", "arbres", "des", "et", "un"], words.Forms);
        Assert.Equal([1, 2, 2, 1, 1], words.DocumentCounts);
        Assert.Equal(words.Stems[0], words.Stems[1]);
        Assert.Equal([false, false, true, true, true], words.StopWords);
    }

    [Fact]
    public void Order_of_the_input_has_no_meaning()
    {
        var chance = new Random(3);
        var comments = Enumerable.Range(0, 3000)
            .Select(i => Comment(i, string.Join(' ', Enumerable.Range(0, 20).Select(_ => "mot" + chance.Next(2000))) + ".")).ToArray();
        var shuffled = comments.ToArray();
        chance.Shuffle(shuffled);

        var one = Text.Prepare(new(comments, []), new(), TestContext.Current.CancellationToken);
        var two = Text.Prepare(new(shuffled, []), new(), TestContext.Current.CancellationToken);

        Assert.Equal(one.Vocabulary.Forms, two.Vocabulary.Forms);
        Assert.Equal(one.Vocabulary.Stems, two.Vocabulary.Stems);
        Assert.Equal(one.Vocabulary.DocumentCounts, two.Vocabulary.DocumentCounts);
        for (var i = 0; i < comments.Length; i++) Assert.True(one.Texts[i].Tokens.SequenceEqual(two.Texts[i].Tokens));
    }

    [Theory]
    [InlineData("œuvres", "oeuvr")]
    [InlineData("Retraités", "retrait")]
    [InlineData("impôts", "impot")]
    [InlineData("2019", "2019")]
    public void Stems_have_no_accents_and_no_endings(string word, string expected)
    {
        var stem = Stems.Of(WordForms.Fold(word));

        Assert.Equal(expected, stem);
    }

    [Theory]
    [InlineData("les", true)]
    [InlineData("l'", true)]
    [InlineData("the", true)]
    [InlineData("etre", true)]
    [InlineData("faire", true)]
    [InlineData("faudrait", true)]
    [InlineData("état", false)]
    [InlineData("impôt", false)]
    public void Stop_words_carry_no_subject(string form, bool expected) => Assert.Equal(expected, StopWords.Contains(form));
}
