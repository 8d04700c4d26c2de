namespace SynthesisPipeline.Analysis.Tests;

public class BurstTests
{
    static DateTimeOffset At(int day, int hour, int minute = 0) => new(2014, 10, day, hour, minute, 0, TimeSpan.Zero);

    [Fact]
    public void The_densest_hour_is_found_wherever_it_begins()
    {
        var burst = Burst.Of([At(3, 9), At(5, 17, 50), At(5, 18, 10), At(5, 18, 49), At(5, 18, 51), At(9, 9)]);

        Assert.Equal(new(3, At(5, 17, 50), At(5, 18, 49), false), burst);
    }

    [Fact]
    public void Where_only_days_are_known_the_densest_day_is() =>
        Assert.Equal(new(4, At(5, 0), At(5, 0), true), Burst.Of([At(3, 0), At(5, 0), At(5, 0), At(5, 0), At(5, 0), At(6, 0)]));

    [Fact]
    public void Two_are_no_burst() => Assert.Null(Burst.Of([At(3, 9), At(3, 9), At(7, 9)]));
}
