namespace SynthesisPipeline.Dashboard.Tests;

public sealed class StageWordsTests
{
    [Theory]
    [InlineData(0.5, 40.0, "Sujets · 50 % · encore 40 s environ")]
    [InlineData(0.5, 31.0, "Sujets · 50 % · encore 40 s environ")]
    [InlineData(0.9, 5.0, "Sujets · 90 % · bientôt fini")]
    [InlineData(0.2, 200.0, "Sujets · 20 % · encore 4 min environ")]
    [InlineData(0.01, null, "Sujets · 1 %")]
    public void Where_a_run_is_and_what_is_left_is_said_in_round_words(double share, double? left, string words) =>
        Assert.Equal(words, StageWords.Of("topics", share, left).Replace('\u00a0', ' ').Replace('\u202f', ' '));

    [Fact]
    public void What_is_left_is_guessed_from_the_share_that_is_done_and_not_at_the_very_start()
    {
        Assert.Equal(30, RunLine.SecondsLeftOf(0.25, 10));
        Assert.Null(RunLine.SecondsLeftOf(0.01, 10));
        Assert.Null(RunLine.SecondsLeftOf(0.25, 1));
    }
}
