namespace SynthesisPipeline.Analysis.Tests;

public class StanceTurnsTests
{
    static StanceTurns Learnt() => StanceTurns.Learn([.. Enumerable.Range(0, 40).Select(i =>
        new StanceExample(FoldedText.Of(i % 2 == 0 ? "Une pagaillerie totale" : "Une merveillosité totale"), 0, i % 2 == 1, "p" + i % 10))], 3, 1, CancellationToken.None);

    [Fact]
    public void Endings_do_not_part_turns() => Assert.True(Learnt().Of(FoldedText.Of("Que de pagailleries")) < 0);

    [Fact]
    public void Words_that_only_begin_alike_are_two_turns() => Assert.Equal(0, Learnt().Of(FoldedText.Of("Que de pagayeurs")), 9);

    [Fact]
    public void What_decided_is_told_in_the_words_of_the_text()
    {
        var why = new List<(double Weight, string Words)>();

        Learnt().Of(FoldedText.Of("Que de pagailleries"), why);

        Assert.Contains("pagailleries", why.Select(w => w.Words));
    }
}
