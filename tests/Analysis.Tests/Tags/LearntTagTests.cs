namespace SynthesisPipeline.Analysis.Tests;

public class LearntTagTests
{
    [Fact]
    public void What_was_said_is_counted_by_tenths_and_certainty_goes_with_the_last()
    {
        var lines = LearntTag.ReliabilityOf([0.05, 0.31, 0.39, 0.95, 1], [false, true, false, true, true]);

        Assert.Equal([(0.0, 1), (0.3, 2), (0.9, 2)], lines.Select(l => (Math.Round(l.From, 9), l.Count)));
        Assert.Equal([0.05, 0.35, 0.975], lines.Select(l => Math.Round(l.Said, 9)));
        Assert.Equal([0, 0.5, 1], lines.Select(l => l.Right));
    }
}
