using System.Diagnostics;
using System.Globalization;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Quality;

// Analyses every development set (or those whose name begins as asked) and prints the figures with what there is to beat.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;
var everything = args.Contains("--all");
var asked = args.Where(a => !a.StartsWith('-')).ToList();
var seed = args.FirstOrDefault(a => a.StartsWith("--seed=", StringComparison.Ordinal)) is { } s ? int.Parse(s[7..], CultureInfo.InvariantCulture) : 1;
int? labels = args.FirstOrDefault(a => a.StartsWith("--labels=", StringComparison.Ordinal)) is { } l ? int.Parse(l[9..], CultureInfo.InvariantCulture) : null;
if (DevelopmentSets.All.IsEmpty)
{
    Console.WriteLine("The development data is not there: shared/data beside the repository.");
    return 1;
}
Console.WriteLine($"{"set",-32} {"figure",-58} {"value",8} {"n",7} {"chance",7} {"to beat",8}");
if (args.FirstOrDefault(a => a.StartsWith("--line-sample=", StringComparison.Ordinal)) is { } folder)
{
    LineSample.Write(folder[14..], asked.Select(a => a.Split(':')).Select(a => (a[0], int.Parse(a[1], CultureInfo.InvariantCulture))), seed);
    return 0;
}
if (args.FirstOrDefault(a => a.StartsWith("--learn-word-order=", StringComparison.Ordinal)) is { } table)
{
    WordOrderLearning.Write(table[19..]);
    return 0;
}
if (args.FirstOrDefault(a => a.StartsWith("--line-learning=", StringComparison.Ordinal)) is { } judged)
{
    foreach (var penalty in asked.Count == 0 ? ["30"] : asked) LineLearning.Print(judged[16..], double.Parse(penalty, CultureInfo.InvariantCulture), args.FirstOrDefault(a => a.StartsWith("--without=", StringComparison.Ordinal))?[10..]);
    return 0;
}
if (args.FirstOrDefault(a => a.StartsWith("--learn-lines=", StringComparison.Ordinal)) is { } from)
{
    LineLearning.Write(from[14..], double.Parse(asked[0], CultureInfo.InvariantCulture), asked[1]);
    return 0;
}
if (args.FirstOrDefault(a => a.StartsWith("--line-places=", StringComparison.Ordinal)) is { } lines)
{
    LineSample.Locate(lines[14..], asked[0]);
    return 0;
}
if (args.Contains("--tag-learning"))
{
    TagLearningCurve.Print();
    return 0;
}
if (args.Contains("--tag-reliability"))
{
    TagReliability.Print();
    return 0;
}
if (args.Contains("--stance-folds"))
{
    StanceFolds.Print(seed);
    StanceSubjects.Print(seed);
    return 0;
}
foreach (var set in DevelopmentSets.All.Where(d => asked.Count == 0 || asked.Any(a => d.Name.StartsWith(a, StringComparison.Ordinal) || d.Name == a)))
{
    var (corpus, gold) = set.Load();
    if (labels is { } atMost)
    {
        LabelSample.Print(set.Name, corpus, atMost, seed);
        continue;
    }
    var clock = Stopwatch.StartNew();
    var stages = new StageClock();
    var findings = Pipeline.Run(corpus, null, new() { Seed = seed }, stages, CancellationToken.None);
    var seconds = clock.Elapsed.TotalSeconds;
    if (args.Contains("--draft"))
    {
        DraftLines.Print(set.Name, findings);
        continue;
    }
    foreach (var figure in Evaluation.Score(findings, corpus, gold))
    {
        var beat = Baselines.Of(set.Name, figure);
        // a check that holds, or a figure that nobody tunes by, is shown on request only
        var failed = figure.Note == "must be 1" && figure.Value is not (null or 1);
        if (!everything && (figure.Value is null ? beat is null : beat is null && !failed && !Baselines.IsShown(figure))) continue;
        var name = $"{figure.Section}: {figure.Name}{(failed ? "  <<< must be 1" : "")}";
        Console.WriteLine($"{Short(set.Name),-32} {name,-58} {Show(figure.Value),8} {figure.N,7} {Show(figure.Chance),7} {Show(beat),8}");
    }
    Console.WriteLine($"{Short(set.Name),-32} {"seconds: " + stages,-58} {seconds,8:0.0} {corpus.Contributions.Length,7}");
}
return 0;

static string Show(double? value) => value is { } v ? v.ToString(v == Math.Floor(v) && Math.Abs(v) > 1 ? "0" : "0.000", CultureInfo.InvariantCulture) : "";
static string Short(string name) => name.Length <= 32 ? name : name[..32];
