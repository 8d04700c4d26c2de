namespace SynthesisPipeline.Analysis;

/// <summary>The moment at which most copies of one text came in: what an organised letter looks like from outside.</summary>
/// <param name="Count">Copies within the window.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="IsByDay">Whether only days are known, so that the window is a day and not an hour.</param>
/// <remarks>When it misleads: an open session where ten people type what was said gives a burst too, and so does an import that stamps all rows with one time.</remarks>
public sealed record Burst(int Count, DateTimeOffset From, DateTimeOffset To, bool IsByDay)
{
    const int Fewest = 3;

    /// <summary>Finds it: the densest hour, or day where no time of day is known. Cost: sorting.</summary>
    /// <param name="times">When the copies came in; those without a date are left out by the caller.</param>
    /// <returns>Null with fewer than three copies in any window.</returns>
    public static Burst? Of(IEnumerable<DateTimeOffset> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        DateTimeOffset[] sorted = [.. times.Order()];
        var isByDay = sorted.All(t => t.TimeOfDay == TimeSpan.Zero);
        var window = isByDay ? TimeSpan.Zero : TimeSpan.FromHours(1);
        Burst? densest = null;
        for (int first = 0, last = 0; first < sorted.Length; first++)
        {
            last = Math.Max(last, first);
            while (last + 1 < sorted.Length && sorted[last + 1] - sorted[first] <= window) last++;
            if (last - first + 1 >= Fewest && last - first + 1 > (densest?.Count ?? 0)) densest = new(last - first + 1, sorted[first], sorted[last], isByDay);
        }
        return densest;
    }
}
