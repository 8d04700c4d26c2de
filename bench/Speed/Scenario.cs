using System.Globalization;

namespace SynthesisPipeline.Speed;

/// <summary>A whole command, timed as its user would run it.</summary>
/// <param name="Name">Its name on the command line of this program.</param>
/// <param name="Reach">What must be reached on two processors.</param>
/// <param name="Prepare">Steps before each run that are not timed; each is given as arguments of the product.</param>
/// <param name="Run">The timed step.</param>
sealed record Scenario(string Name, string Reach, IReadOnlyList<string[]> Prepare, string[] Run)
{
    const string Address = "http://127.0.0.1:18764/";

    /// <summary>Contributions that are analysed; 0 where the step is no analysis with its stages in a folder.</summary>
    public int Analysed { get; init; }

    /// <summary>Where the step writes its files.</summary>
    public string Output { get; init; } = "";

    /// <summary>What the step reads; empty for none.</summary>
    public string Input { get; init; } = "";

    /// <summary>An address that ends the measurement once it answers; null where the command ends by itself.</summary>
    public string? Answers { get; init; }

    /// <summary>Lists all, over data that lies (or will lie) in a folder.</summary>
    public static IReadOnlyList<Scenario> All(string folder)
    {
        string Data(int count) => Path.Combine(folder, "data", count.ToString(CultureInfo.InvariantCulture));
        string Table(int count) => Path.Combine(Data(count), "contributions.csv");
        string Shorter(int count) => Path.Combine(Data(count), "shorter.csv");
        string[] Generate(int count) => ["generate", "--contributions", count.ToString(CultureInfo.InvariantCulture), "--seed", "7", "-o", Data(count)];
        Scenario Analyze(int count, string reach) => new($"analyze-{count}", reach, [Generate(count)], ["analyze", Table(count), "-o", Path.Combine(folder, $"out-{count}")])
        {
            Analysed = count, Input = Table(count), Output = Path.Combine(folder, $"out-{count}"),
        };
        return
        [
            Analyze(2_000, ""),
            Analyze(17_678, "20 s, 700 MB"),
            Analyze(100_000, "120 s, 1.5 GB"),
            Analyze(1_000_000, "30 min, 6 GB"),
            new("generate-1000000", "5 min", [], Generate(1_000_000)),
            new("first-run-100000", "", [Generate(101_000), [Shortened.Step, Table(101_000), Shorter(101_000)], ["import", Shorter(101_000), "--consultation", "c"]], ["run", "c"]),
            // the same rows and a hundredth more
            new("reprocess-101000", "a quarter of first-run-100000", [["import", Table(101_000), "--consultation", "c"]], ["run", "c"]),
            new("serve", "3 s", [Generate(1_000), ["import", Table(1_000), "--consultation", "c"]], ["serve", "--urls", Address]) { Answers = Address },
        ];
    }
}
