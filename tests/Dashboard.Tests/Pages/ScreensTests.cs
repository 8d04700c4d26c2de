using System.Text.RegularExpressions;
using System.Xml.Linq;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

public partial class ScreensTests
{
    static readonly Dictionary<string, string> s_english = XDocument.Load(Path.Combine(Repository.Root, "src/Dashboard/Resources/Screens.en.resx"))
        .Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    static IEnumerable<string> Pages => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Dashboard/Pages"), "*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal));

    [Fact]
    public void Every_text_of_the_screens_has_its_english()
    {
        var french = Pages.SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().Order().ToList();

        Assert.NotEmpty(french);
        Assert.All(french, key => Assert.Contains(key, s_english.Keys));
    }

    [Fact]
    public void All_that_checks_and_decisions_say_has_its_english()
    {
        var said = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Analysis/Curations"), "*.cs")
            .Append(Path.Combine(Repository.Root, "src/Analysis/Agreement/DraftChecks.cs")).SelectMany(File.ReadLines).Where(l => !l.Contains("throw new", StringComparison.Ordinal)).SelectMany(l => Said().Matches(l)).Select(m => WithHoles(m.Groups[1].Value)).Where(k => Word().IsMatch(k)).Distinct().ToList();

        Assert.True(said.Count > 50, $"{said.Count}");
        Assert.All(said, key => Assert.Contains(key, s_english.Keys));
    }

    [Fact]
    public void Every_english_text_is_of_something_that_is_said()
    {
        var sources = string.Concat(Repository.Sources("src").Select(File.ReadAllText).Concat(Pages.Where(p => p.EndsWith(".razor", StringComparison.Ordinal)).Select(File.ReadAllText)));
        var said = Said().Matches(sources).Select(m => WithHoles(m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(s_english.Keys, k => !said.Contains(k) && !sources.Contains($"\"{k}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_languages_take_the_same_numbers() => Assert.All(s_english, pair =>
        Assert.Equal(Hole().Matches(pair.Key).Select(m => m.Value).Order(), Hole().Matches(pair.Value).Select(m => m.Value).Order()));

    static string WithHoles(string interpolated)
    {
        var next = 0;
        return Part().Replace(interpolated, p => $"{{{next++}{p.Groups[1].Value}}}");
    }

    [GeneratedRegex("""L\["([^"]+)"[\],]""")]
    private static partial Regex Key();

    [GeneratedRegex("""\$"((?:[^"{]|\{(?:[^{}"]|"[^"]*")*\})+)["]""")]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[^{}]*?(:0)?\}")]
    private static partial Regex Part();

    [GeneratedRegex(@"\p{L}{4}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
