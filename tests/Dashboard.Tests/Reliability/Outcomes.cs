using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The tables of docs/reliability.md, faults and outcomes first of all: each test writes its own lines when it has passed.</summary>
static class Outcomes
{
    static readonly Lock s_lock = new();

    public static void Write(string fault, string outcome) => Write("faults", "fault", "outcome", fault, outcome);

    /// <summary>Writes one line of the table about the package.</summary>
    public static void WritePackage(string what, string figure) => Write("package", "what is done with the package", "what came of it", what, figure);

    static void Write(string table, string first, string second, string key, string value)
    {
        var (begin, end) = ($"<!-- {table}: written by the tests -->", $"<!-- /{table} -->");
        lock (s_lock)
        {
            var file = Path.Combine(Repository.Root, "docs", "reliability.md");
            var text = File.ReadAllText(file);
            var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            var to = text.IndexOf(end, StringComparison.Ordinal);
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in text[from..to].Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1))
                if (line.Split(" | ", 2) is [var before, var rest] && !before.StartsWith("| ---", StringComparison.Ordinal)) rows[before[2..]] = rest.TrimEnd().TrimEnd('|').TrimEnd();
            rows[key] = value;
            File.WriteAllText(file, text[..from] + $"\n| {first} | {second} |\n| --- | --- |\n" + string.Concat(rows.Select(r => $"| {r.Key} | {r.Value} |\n")) + text[to..]);
        }
    }
}
