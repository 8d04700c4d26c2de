namespace SynthesisPipeline.Analysis.Tests;

public class RunningAgreementTests
{
    static (TopicId?, TopicId?) Check(string? machine, string? person) => (machine is null ? null : new TopicId(machine), person is null ? null : new TopicId(person));

    [Fact]
    public void Under_thirty_checks_there_is_no_figure()
    {
        var figure = RunningAgreement.Of([.. Enumerable.Repeat(Check("T1", "T1"), 29)]);

        Assert.Equal((29, null, null, null), (figure.Checks, figure.F1, figure.Low, figure.High));
    }

    [Fact]
    public void Two_topics_are_a_false_and_a_missed_one_and_none_on_both_sides_counts_nowhere()
    {
        // 20 hits; 5 × two topics = 5 false + 5 missed; 3 false alone; 2 missed alone; 10 × none: 2·20 / (2·20 + 15)
        var figure = RunningAgreement.Of([.. Enumerable.Repeat(Check("T1", "T1"), 20), .. Enumerable.Repeat(Check("T1", "T2"), 5),
            .. Enumerable.Repeat(Check("T1", null), 3), .. Enumerable.Repeat(Check(null, "T1"), 2), .. Enumerable.Repeat(Check(null, null), 10)]);

        Assert.Equal(40.0 / 55, figure.F1!.Value, 12);
        Assert.InRange(figure.Low!.Value, 0.5, figure.F1.Value);
        Assert.InRange(figure.High!.Value, figure.F1.Value, 0.9);
    }

    [Fact]
    public void More_checks_narrow_the_interval_and_the_same_checks_give_the_same()
    {
        List<(TopicId?, TopicId?)> Of(int n) => [.. Enumerable.Range(0, n).Select(i => Check("T1", i % 4 == 0 ? "T2" : "T1"))];

        var (few, many) = (RunningAgreement.Of(Of(40)), RunningAgreement.Of(Of(800)));

        Assert.Equal(0.75, few.F1!.Value, 12);
        Assert.True(many.High - many.Low < (few.High - few.Low) / 3, $"{few} {many}");
        Assert.Equal(many, RunningAgreement.Of(Of(800)));
    }
}
