using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Tests;

/// <summary>Tries spoiled inputs for a while. A few hundred at each gate; <c>FUZZ_SECONDS</c> asks for longer, <c>FUZZ_SEED</c> for others.</summary>
public static class FuzzRun
{
    const int FewTries = 200, MostFindings = 40;

    /// <summary>The longest that one input may take, whatever is in it.</summary>
    public static TimeSpan LongestTry { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries inputs until time or tries are used up, and says what went wrong, each place of a program once.</summary>
    /// <param name="what">Name of what is tried.</param>
    /// <param name="attempt">Tries one; what it throws is a finding.</param>
    /// <returns>Findings, with the seed that shows each.</returns>
    public static async Task<string> OfAsync(string what, Func<Mutant, Task> attempt)
    {
        var seconds = Number("FUZZ_SECONDS", 0);
        var seed = Number("FUZZ_SEED", 1) * 10_000_000;
        var findings = new Dictionary<string, string>(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        var tries = 0;
        while (seconds > 0 ? clock.Elapsed.TotalSeconds < seconds : tries < FewTries)
        {
            tries++;
            var begun = clock.Elapsed;
            try
            {
                await attempt(new(seed + tries));
                if (clock.Elapsed - begun > LongestTry) findings.TryAdd("slow", $"{seed + tries}: took {(clock.Elapsed - begun).TotalSeconds:0} s");
            }
            catch (Exception error)
            {
                // the place that failed names the finding, not its message, which holds the input
                var place = string.Join(" < ", (error.StackTrace ?? error.Message).Split('\n').Select(l => l.Trim()).Where(l => l.Contains("Synthesis", StringComparison.Ordinal) && !l.Contains("Tests.", StringComparison.Ordinal)).Take(3));
                if (place.Length == 0) place = string.Join(' ', error.Message.Split(' ', '?').Take(3)); // an answer: its status and address
                findings.TryAdd(error.GetType().Name + place, $"{seed + tries}: {error.GetType().Name} {Cut(error.Message)} {Cut(place)}");
                if (findings.Count >= MostFindings) break;
            }
        }
        var told = new StringBuilder();
        foreach (var finding in findings.Values) told.AppendLine(finding);
        if (Environment.GetEnvironmentVariable("FUZZ_LOG") is { } log)
            await File.AppendAllTextAsync(log, $"{what}: {tries} tries in {clock.Elapsed.TotalSeconds:0} s, seeds from {seed + 1}, {findings.Count} findings\n{told}");
        return told.ToString();
    }

    static string Cut(string text) => text.Length > 400 ? text[..400] : text;

    static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
