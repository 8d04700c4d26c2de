using System.Globalization;
using System.Text.RegularExpressions;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>docs/security.md against the standard's own list of requirements, and against the tests that it names.</summary>
public sealed partial class SecurityDocTests
{
    /// <summary>Requirements of levels 1 and 2 in OWASP ASVS 4.0.3 (2.8.7 is optional at level 2): section, then their last numbers. What the standard deleted or keeps for level 3 is left out.</summary>
    const string Standard = """
        1.1:1-7 1.2:1-4 1.4:1,4,5 1.5:1-4 1.6:1-4 1.7:1,2 1.8:1,2 1.9:1,2 1.10:1 1.11:1,2 1.12:2 1.14:1-6
        2.1:1-12 2.2:1-3 2.3:1-3 2.4:1-5 2.5:1-7 2.6:1-3 2.7:1-6 2.8:1-7 2.9:1-3 2.10:1-4
        3.1:1 3.2:1-4 3.3:1-4 3.4:1-5 3.5:1-3 3.7:1 4.1:1-3,5 4.2:1,2 4.3:1-3
        5.1:1-5 5.2:1-8 5.3:1-10 5.4:1-3 5.5:1-4 6.1:1-3 6.2:1-6 6.3:1,2 6.4:1,2
        7.1:1-4 7.2:1,2 7.3:1,3,4 7.4:1-3 8.1:1-4 8.2:1-3 8.3:1-8 9.1:1-3 9.2:1-4
        10.2:1,2 10.3:1-3 11.1:1-8 12.1:1-3 12.2:1 12.3:1-6 12.4:1,2 12.5:1,2 12.6:1
        13.1:1,3-5 13.2:1-3,5,6 13.3:1,2 13.4:1,2 14.1:1-4 14.2:1-6 14.3:2,3 14.4:1-7 14.5:1-4
        """;

    static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs/security.md"));

    static List<(string Id, string Mark, string How)> Rows => [.. Row().Matches(s_page).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value.Trim()))];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_stands_once_and_no_other() => Assert.Equal(Wanted().Order(StringComparer.Ordinal), Rows.Select(r => r.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_counts_at_the_head_are_those_of_the_rows()
    {
        string Of(string mark) => Rows.Count(r => r.Mark == mark).ToString(CultureInfo.InvariantCulture);

        Assert.Contains($"{Rows.Count} requirements of levels 1 and 2: {Of("✔")} met, {Of("◐")} partly, {Of("✘")} not met, {Of("–")} do not apply.", s_page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_not_simply_met_says_why() => Assert.All(Rows, r => Assert.True(r.Mark is "✔" or "–" || r.How.Length > 3, r.Id));

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var classes = Repository.Sources("tests").SelectMany(f => Class().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(s_page).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 20, "the tests were found");
        Assert.All(named, n => Assert.Contains(n, classes));
    }

    static IEnumerable<string> Wanted() =>
        from section in Standard.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        let parts = section.Split(':')
        from range in parts[1].Split(',')
        let ends = range.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
        from number in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select $"{parts[0]}.{number}";

    [GeneratedRegex(@"^\| ([0-9]+\.[0-9]+\.[0-9]+) \|[^|]*\| (.) \|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"class (\w+Tests)\b")]
    private static partial Regex Class();
}
