using System.Globalization;
using SynthesisPipeline.Speed;

// Times whole commands: medians, peak memory of the process tree, bytes read and written; with --against, two builds in turn.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
if (Option("--app") is not { } app || !int.TryParse(Option("--runs") ?? "5", out var runs) || runs < 1)
{
    Console.Error.WriteLine("bench/speed.sh [--runs N] [--against FOLDER] SCENARIO…");
    return 2;
}
var folder = Directory.CreateDirectory(Option("--folder") ?? Path.Combine(Path.GetTempPath(), "synthesis-speed")).FullName;
var apps = new[] { app, Option("--against") }.OfType<string>().Select(a => Path.Combine(a, "SynthesisPipeline.Dashboard.dll")).ToArray();
var asked = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal);
var scenarios = Scenario.All(folder).Where(s => asked.Contains(s.Name)).ToList();
if (scenarios.Count == 0)
{
    Console.Error.WriteLine($"Scenarios: {string.Join(", ", Scenario.All(folder).Select(s => s.Name))}");
    return 2;
}
Console.WriteLine($"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {Processor()}");
Console.WriteLine();
Console.WriteLine("| scenario | reach | runs | median s | least–most s | processor s | peak MB | read MB | written MB |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var scenario in scenarios)
{
    foreach (var step in scenario.Prepare)
        if (step[0] == Shortened.Step) Shortened.Write(step[1], step[2]);
        else if (step[0] != "generate" || !File.Exists(Path.Combine(step[^1], "gold.csv")))
            Timing.Of(["dotnet", apps[0], .. step], Path.Combine(folder, "state"));
    var timings = apps.Select(_ => new List<Timing>()).ToArray();
    // in turn, so that what else the machine does falls on both
    for (var run = 0; run < runs; run++)
        for (var a = 0; a < apps.Length; a++)
            timings[a].Add(Timing.Of(["dotnet", apps[a], .. scenario.Run], Path.Combine(folder, "state"), scenario.Answers));
    for (var a = 0; a < apps.Length; a++) Console.WriteLine(Row(scenario, a == 0 ? "" : " (against)", timings[a]));
    if (apps.Length == 2)
        Console.WriteLine($"|   ratio of medians | | | {Median(timings[0].Select(t => t.Seconds)) / Median(timings[1].Select(t => t.Seconds)):0.00} | | {Median(timings[0].Select(t => t.Use.ProcessorSeconds)) / Median(timings[1].Select(t => t.Use.ProcessorSeconds)):0.00} | {Median(timings[0].Select(t => (double)t.Use.ResidentBytes)) / Median(timings[1].Select(t => (double)t.Use.ResidentBytes)):0.00} | | |");
}
foreach (var line in StageTable.Of(scenarios)) Console.WriteLine(line);
Console.WriteLine();
Console.WriteLine($"Medians; {Environment.ProcessorCount} processors; load of the machine when it ended {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown")} (above {Environment.ProcessorCount}, others had a share of the time).");
return 0;

static string Row(Scenario scenario, string which, List<Timing> timings)
{
    double Middle(Func<Timing, double> figure) => Median(timings.Select(figure));
    return $"| {scenario.Name}{which} | {scenario.Reach} | {timings.Count} | {Middle(t => t.Seconds):0.0} | {timings.Min(t => t.Seconds):0.0}–{timings.Max(t => t.Seconds):0.0} | "
        + $"{Middle(t => t.Use.ProcessorSeconds):0.0} | {Middle(t => t.Use.ResidentBytes / 1e6):0} | {Middle(t => t.Use.ReadBytes / 1e6):0} | {Middle(t => t.Use.WrittenBytes / 1e6):0} |";
}

static double Median(IEnumerable<double> figures)
{
    var ordered = figures.Order().ToArray();
    return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
}

static string Processor() => (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [])
    .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor";
