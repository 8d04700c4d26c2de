using System.Globalization;
using System.Text.Json;

namespace SynthesisPipeline.Speed;

/// <summary>What each stage takes as the set grows: seconds, how fast it goes through the bytes of the input, and the exponent of its growth.</summary>
static class StageTable
{
    /// <summary>Makes a table of the last run of each analysis, smallest set first; nothing where there was none.</summary>
    public static IEnumerable<string> Of(IEnumerable<Scenario> scenarios)
    {
        var runs = scenarios.Where(s => s.Analysed > 0).OrderBy(s => s.Analysed).Select(s => (s.Analysed, Bytes: new FileInfo(s.Input).Length, Stages: Stages(s.Output))).ToList();
        if (runs.Count == 0) yield break;
        yield return "";
        yield return "| stage | " + string.Join(" | ", runs.SelectMany(r => new[] { $"{r.Analysed:#,0}: s", "peak MB", "MB of input a second" })) + (runs.Count > 1 ? " | exponent |" : " |");
        yield return "| --- |" + string.Concat(Enumerable.Repeat(" --- |", 3 * runs.Count + (runs.Count > 1 ? 1 : 0)));
        foreach (var stage in runs[^1].Stages.Keys)
        {
            var cells = runs.SelectMany(r => r.Stages.TryGetValue(stage, out var cost)
                ? new[] { $"{cost.Seconds:0.0}", $"{cost.Peak:0}", cost.Seconds < 0.05 ? "" : $"{r.Bytes / 1e6 / cost.Seconds:0.0}" } : ["", "", ""]);
            yield return $"| {stage} | {string.Join(" | ", cells)} |" + (runs.Count > 1 ? $" {Exponent(runs[0].Analysed, runs[0].Stages, runs[^1].Analysed, runs[^1].Stages, stage)} |" : "");
        }
    }

    static string Exponent(int few, Dictionary<string, (double Seconds, double Peak)> before, int many, Dictionary<string, (double Seconds, double Peak)> after, string stage) =>
        // of less than a tenth of a second the clock says little
        before.TryGetValue(stage, out var first) && first.Seconds >= 0.1
            ? (Math.Log(after[stage].Seconds / first.Seconds) / Math.Log((double)many / few)).ToString("0.00", CultureInfo.InvariantCulture) : "";

    static Dictionary<string, (double Seconds, double Peak)> Stages(string folder)
    {
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run.json")));
        return run.RootElement.GetProperty("stages").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString() ?? "",
            s => (s.GetProperty("seconds").GetDouble(), s.GetProperty("peak_memory_mb").GetDouble()), StringComparer.Ordinal);
    }
}
