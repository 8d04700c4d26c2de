#:project shared/Notebooks.csproj
#:property PublishAot=false

// How does cost grow?   dotnet run -c Release notebooks/06-cost.cs [-- [-o PAGE.html] PATH…]
// Seconds depend on the machine: the committed page is one machine's; the exponents are what to read.
using System.Diagnostics;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Notebooks;

var notebook = Notebook.Open("06-cost", args);
var all = notebook.Corpus.Contributions;
Corpus Part(int count) => new(all.Where((_, i) => (long)i * count / all.Length != (long)(i - 1) * count / all.Length || i == 0), [], notebook.Corpus.Name);
int[] sizes = [all.Length / 8, all.Length / 4, all.Length / 2, all.Length];
Pipeline.Run(Part(sizes[0]), null, new(), SilentObserver.Instance, CancellationToken.None); // the first run also compiles
var clocks = sizes.Select(size =>
{
    var clock = new Clock();
    Pipeline.Run(Part(size), null, new(), clock, CancellationToken.None);
    return clock.Seconds;
}).ToList();
var stages = clocks[^1].Where(s => s.Value > 0.02).OrderByDescending(s => s.Value).Select(s => s.Key).ToList();
double Exponent(string stage) => Math.Log(clocks[^1][stage] / Math.Max(1e-4, clocks[0][stage])) / Math.Log((double)sizes[^1] / sizes[0]);

notebook.Page("Comment croît le coût ?", "L’analyse est faite sur un huitième, un quart, la moitié et tout le corpus. Un exposant de 1 veut dire : deux fois plus de contributions, deux fois plus de temps.")
    .Dots("Secondes par étape", "contributions", "secondes", [.. stages.Take(6).Select(stage => (stage, (IReadOnlyList<(double, double)>)[.. sizes.Zip(clocks, (n, c) => ((double)n, c[stage]))]))])
    .Table(["Étape", "Secondes pour tout", "Exposant"], stages.Select(s => new[] { s, $"{clocks[^1][s]:0.00}", $"{Exponent(s):0.00}" }))
    .Text("Quand cela trompe : sur de petits corpus, le coût de départ cache la pente, et une machine occupée la fausse. Les mesures de 17 678 à 1 000 000 de contributions sont dans docs/performance.md.")
    .Write(notebook.Output);

/// <summary>Measures each stage.</summary>
sealed class Clock : IRunObserver
{
    readonly Dictionary<string, long> _started = [];
    public Dictionary<string, double> Seconds { get; } = [];
    public void StageStarted(string stage) { lock (_started) _started[stage] = Stopwatch.GetTimestamp(); }
    public void StageProgress(string stage, double share) { }
    public void StageFinished(string stage) { lock (_started) Seconds[stage] = Stopwatch.GetElapsedTime(_started[stage]).TotalSeconds; }
}
