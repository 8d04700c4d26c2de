using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The table of faults and outcomes in docs/reliability.md: each test writes its own line when it has passed.</summary>
static class Outcomes
{
    const string Begin = "<!-- written by the tests -->", End = "<!-- /written by the tests -->";
    static readonly Lock s_lock = new();

    public static void Write(string fault, string outcome)
    {
        lock (s_lock)
        {
            var file = Path.Combine(Repository.Root, "docs", "reliability.md");
            var text = File.ReadAllText(file);
            var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
            var to = text.IndexOf(End, StringComparison.Ordinal);
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in text[from..to].Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1))
                if (line.Split(" | ", 2) is [var key, var rest] && !key.StartsWith("| ---", StringComparison.Ordinal)) rows[key[2..]] = rest.TrimEnd().TrimEnd('|').TrimEnd();
            rows[fault] = outcome;
            File.WriteAllText(file, text[..from] + "\n| fault | outcome |\n| --- | --- |\n" + string.Concat(rows.Select(r => $"| {r.Key} | {r.Value} |\n")) + text[to..]);
        }
    }
}
