using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

public partial class WarningWordsTests
{
    static readonly IStringLocalizer s_screens = new CountedScreens(new ServiceCollection().AddLogging().AddLocalization(o => o.ResourcesPath = "Resources")
        .BuildServiceProvider().GetRequiredService<IStringLocalizerFactory>());

    [Fact]
    public void Every_warning_of_the_core_is_known_and_no_other()
    {
        var said = new[] { "Topics/TopicWarnings.cs", "Agreement/DraftWarnings.cs" }
            .SelectMany(f => Sentence().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/Analysis", f))).Select(m => WithHoles(m.Groups[1].Value)))
            .Where(s => s.EndsWith('.')).Order(StringComparer.Ordinal);

        Assert.Equal(said, WarningWords.Known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_english_page_says_it_in_english() => In("en", () =>
    {
        var (words, language) = WarningWords.Of(s_screens, "Sujet T3 « Pistes cyclables » : 31 % des contributions (62 sur 200), peut-être à scinder.");

        Assert.Equal("Topic T3 “Pistes cyclables”: 31 % of the contributions (62 of 200), perhaps to be split.", words);
        Assert.Null(language);
    });

    [Fact]
    public void All_that_is_known_has_its_english() => In("en", () => Assert.All(WarningWords.Known, format =>
    {
        var warning = string.Format(CultureInfo.InvariantCulture, format, "2", "3", "4", "5", "6");

        var (words, language) = WarningWords.Of(s_screens, warning);

        Assert.NotEqual(warning, words);
        Assert.Null(language);
    }));

    [Fact]
    public void What_an_earlier_version_said_stays_french_and_says_so() => In("en", () =>
        Assert.Equal(("Deux sujets se ressemblent un peu trop.", "fr"), WarningWords.Of(s_screens, "Deux sujets se ressemblent un peu trop.")));

    [Fact]
    public void A_french_page_says_it_as_it_is_kept() => In("fr", () =>
        Assert.Equal((WarningWords.Known[6], null), WarningWords.Of(s_screens, WarningWords.Known[6])));

    static void In(string language, Action act)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    static string WithHoles(string interpolated)
    {
        var next = 0;
        return Hole().Replace(interpolated, _ => $"{{{next++}}}");
    }

    [GeneratedRegex("""\$"((?:[^"{]|\{(?:[^{}"]|"[^"]*")*\})+)["]""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
