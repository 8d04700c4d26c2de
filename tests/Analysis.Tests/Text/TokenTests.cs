namespace SynthesisPipeline.Analysis.Tests;

public class TokenTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(70_000, 25, 400_000)]
    [InlineData(Token.MostStart, Token.MostLength, Token.MostWord)]
    public void Place_length_and_word_come_back(int start, int length, int word)
    {
        var token = new Token(start, length, word);

        Assert.Equal((start, length, word), (token.Start, token.Length, token.Word));
    }

    [Fact]
    public void A_run_of_letters_that_no_token_holds_is_no_word_and_the_words_around_it_are()
    {
        var corpus = new Corpus([new() { Id = new("a"), Body = SourceText.Same($"Avant {new string('x', Token.MostLength + 1)} après.") }], []);

        var text = Analysis.Text.Prepare(corpus, new(), CancellationToken.None).Texts[0];

        Assert.Equal(["Avant", "après"], text.Tokens.Select(t => text.Plain.Substring(t.Start, t.Length)));
    }
}
