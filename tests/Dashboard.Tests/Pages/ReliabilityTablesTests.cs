using System.Globalization;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What the page of tags says of their reliability is what docs/quality.md measured.</summary>
public class ReliabilityTablesTests
{
    static readonly string[] s_lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs/quality.md"));

    [Fact]
    public void The_sides_are_those_of_the_measured_table()
    {
        var cells = string.Join(" | ", StanceReliability.Measured.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Said:.00} → {l.Right:.00} ({l.Count})")));

        Assert.Contains($"| rua, unseen propositions, now | {cells} |", s_lines);
    }

    [Fact]
    public void The_written_rules_are_those_of_the_measured_table()
    {
        var rows = s_lines.SkipWhile(l => !l.StartsWith("| kind | read | right |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|')).Select(l => l.Split('|')).ToList();

        Assert.Equal(RuleReliability.Measured.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Kind} {l.Count} {l.Right:0.00} {l.Said:0.00}").ToLowerInvariant()),
            rows.Select(r => $"{r[1].Split(',')[0].Trim()} {r[2].Trim()} {r[3].Trim()} {r[4].Trim()}"));
    }

    [Theory]
    [InlineData(0.5, 866)]
    [InlineData(0.66, 504)]
    [InlineData(0.97, 98)]
    public void A_side_is_read_off_the_nearest_line(double confidence, int count) => Assert.Equal(count, StanceReliability.Of(confidence).Count);
}
