namespace SynthesisPipeline.Dashboard;

/// <summary>Days and hours as the concertation counts them: Europe/Paris, by the European rule of summer time, whatever the machine has installed.</summary>
public static class ParisTime
{
    static readonly TimeZoneInfo s_zone = TimeZoneInfo.CreateCustomTimeZone("Europe/Paris", TimeSpan.FromHours(1), "Paris", "Paris", "Paris, été",
    [
        // from 1 h UTC on the last Sunday of March to 1 h UTC on the last Sunday of October
        TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new(1996, 1, 1), DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
    ]);

    /// <summary>The first instant of a day.</summary>
    public static DateTimeOffset Start(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The last second of a day: a consultation that closes on it takes contributions until then.</summary>
    public static DateTimeOffset End(DateOnly day) => At(day.ToDateTime(new TimeOnly(23, 59, 59)));

    /// <summary>An instant as clocks in Paris show it.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, s_zone);

    /// <summary>The instant at which clocks in Paris show something; in the hour that summer time skips, as if it had not begun.</summary>
    public static DateTimeOffset At(DateTime local) => new(local, s_zone.GetUtcOffset(local));
}
