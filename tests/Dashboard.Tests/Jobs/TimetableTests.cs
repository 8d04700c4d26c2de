namespace SynthesisPipeline.Dashboard.Tests;

public sealed class TimetableTests
{
    static readonly DateTimeOffset s_closing = ParisTime.End(new(2015, 1, 16));

    [Fact]
    public void A_closing_that_has_passed_asks_for_one_run() =>
        Assert.Equal(RunReason.Closing, Timetable.Due(new DatedConsultation(1, s_closing, 3, null, null, false), s_closing.AddDays(40)));

    [Fact]
    public void Nothing_is_asked_before_the_closing_nor_without_contributions()
    {
        Assert.Null(Timetable.Due(new DatedConsultation(1, s_closing, 3, null, null, false), s_closing.AddSeconds(-1)));
        Assert.Null(Timetable.Due(new DatedConsultation(1, s_closing, null, null, null, false), s_closing.AddDays(1)));
    }

    [Fact]
    public void A_run_made_before_the_closing_does_not_count() =>
        Assert.Equal(RunReason.Closing, Timetable.Due(new DatedConsultation(1, s_closing, 3, s_closing.AddDays(-2), 3, false), s_closing.AddDays(1)));

    [Fact]
    public void A_run_made_after_the_closing_is_enough_until_rows_come_late()
    {
        Assert.Null(Timetable.Due(new DatedConsultation(1, s_closing, 3, s_closing.AddHours(1), 3, false), s_closing.AddDays(1)));
        Assert.Equal(RunReason.LateImport, Timetable.Due(new DatedConsultation(1, s_closing, 4, s_closing.AddHours(1), 3, false), s_closing.AddDays(1)));
    }

    [Fact]
    public void Nothing_is_asked_while_a_run_waits() =>
        Assert.Null(Timetable.Due(new DatedConsultation(1, s_closing, 4, s_closing.AddHours(1), null, true), s_closing.AddDays(1)));

    [Theory]
    [InlineData(2015, 1, 16, 1)]
    [InlineData(2015, 3, 28, 1)]
    [InlineData(2015, 3, 29, 2)]
    [InlineData(2015, 7, 14, 2)]
    [InlineData(2015, 10, 24, 2)]
    [InlineData(2015, 10, 25, 1)]
    public void Days_end_on_the_clocks_of_paris_summer_and_winter(int year, int month, int day, int hoursAhead)
    {
        var end = ParisTime.End(new(year, month, day));

        Assert.Equal(TimeSpan.FromHours(hoursAhead), end.Offset);
        Assert.Equal(new DateTime(year, month, day, 23, 59, 59), end.DateTime);
    }
}
