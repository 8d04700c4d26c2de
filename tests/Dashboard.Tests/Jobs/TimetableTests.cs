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

    [Fact]
    public void An_extended_closing_asks_again_when_it_comes_and_not_before()
    {
        var extended = s_closing.AddDays(7);

        Assert.Null(Timetable.Due(new(1, extended, 3, s_closing.AddHours(1), 3, false), s_closing.AddDays(1)));
        Assert.Equal(RunReason.Closing, Timetable.Due(new(1, extended, 3, s_closing.AddHours(1), 3, false), extended.AddMinutes(1)));
    }

    [Theory]
    [InlineData("2015-03-23T05:59:59+01:00", "2015-03-16T06:00:00+01:00")]
    [InlineData("2015-03-23T06:00:00+01:00", "2015-03-23T06:00:00+01:00")]
    [InlineData("2015-03-30T06:00:00+02:00", "2015-03-30T06:00:00+02:00")]
    [InlineData("2015-03-30T05:30:00+02:00", "2015-03-23T06:00:00+01:00")]
    [InlineData("2015-10-26T05:30:00+01:00", "2015-10-19T06:00:00+02:00")]
    public void A_weekly_point_keeps_its_hour_on_the_clocks_of_paris(string now, string moment)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        Assert.Equal(DateTimeOffset.Parse(moment, culture), Timetable.LastWeekly(1, DateTimeOffset.Parse(now, culture)));
    }

    [Fact]
    public void A_week_in_which_something_came_has_one_point_also_when_the_machine_was_off()
    {
        var monday = ParisTime.At(new(2015, 1, 5, Timetable.WeeklyHour, 0, 0));
        var open = new DatedConsultation(1, s_closing, 3, null, null, false) { OpensAt = monday.AddDays(-10), WeeklyDay = 1 };

        Assert.Equal(RunReason.Weekly, Timetable.Due(open, monday.AddDays(2))); // missed on Monday, caught up on Wednesday
        Assert.Null(Timetable.Due(open with { LastWeeklyAt = monday.AddDays(2), LastWeeklyImport = 3 }, monday.AddDays(7))); // nothing came
        Assert.Null(Timetable.Due(open with { LastWeeklyAt = monday.AddDays(2), LastWeeklyImport = 2 }, monday.AddDays(3)));
        Assert.Equal(RunReason.Weekly, Timetable.Due(open with { LastWeeklyAt = monday.AddDays(2), LastWeeklyImport = 2 }, monday.AddDays(7)));
        Assert.Null(Timetable.Due(open with { WeeklyDay = null }, monday.AddDays(2)));
        Assert.Null(Timetable.Due(open with { OpensAt = monday.AddDays(1) }, monday.AddDays(2))); // it opened since
        Assert.Equal(RunReason.Closing, Timetable.Due(open, s_closing.AddMinutes(1)));
    }
}
