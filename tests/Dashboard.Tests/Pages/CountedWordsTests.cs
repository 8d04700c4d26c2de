using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A count never stands before a noun in the wrong number: in the texts of the screens, and in what the sources write.</summary>
public partial class CountedWordsTests
{
    static readonly string[] s_small = ["des", "les", "dans", "pas", "plus", "sous", "sans", "is", "was", "has", "less", "vous", "invites", "yes"];

    [Theory]
    [InlineData("fr", 0, "0 vote")]
    [InlineData("fr", 1, "1 vote")]
    [InlineData("fr", 2, "2 votes")]
    [InlineData("en", 0, "0 votes")]
    [InlineData("en", 1, "1 vote")]
    [InlineData("en", 2, "2 votes")]
    public void A_count_takes_the_form_of_its_language(string language, int count, string expected) =>
        Assert.Equal(expected, string.Format(new CountForms(CultureInfo.GetCultureInfo(language)), "{0} {0:vote|votes}", count));

    [Fact]
    public void What_is_no_pair_of_forms_is_written_as_the_culture_does() =>
        Assert.Equal("12\u202F345, 0,5, rien", string.Format(new CountForms(CultureInfo.GetCultureInfo("fr")), "{0:N0}, {1}, {2}", 12_345, 0.5, "rien"));

    [Fact]
    public void A_form_beside_words_is_refused() =>
        Assert.Throws<ArgumentException>(() => string.Format(new CountForms(CultureInfo.GetCultureInfo("fr")), "{0} {0:vote|votes}", "douze"));

    [Fact]
    public void No_text_of_the_screens_has_a_noun_in_one_number_alone()
    {
        // sentences of the core come in pairs, one for each number: the test below watches them
        var pairs = Repository.Sources("src/Analysis").SelectMany(f => Sentence().Matches(File.ReadAllText(f)).Select(m => WithHoles(m.Groups[1].Value))).ToHashSet(StringComparer.Ordinal);
        var texts = XDocument.Load(Path.Combine(Repository.Root, "src/Dashboard/Resources/Screens.en.resx")).Root!.Elements("data") // a file of ours
            .Where(d => !pairs.Contains(d.Attribute("name")!.Value)).SelectMany(d => new[] { d.Attribute("name")!.Value, d.Element("value")!.Value }).ToList();

        Assert.True(texts.Count > 2000, $"{texts.Count}");
        Assert.DoesNotContain(texts, t => Fixed().Matches(t).Any(m => !s_small.Contains(m.Groups[1].Value)) || t.Contains("(s)", StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_writes_a_count_before_a_plural()
    {
        var found = new[] { "src/Analysis", "src/Ingest", "src/Dashboard" }.SelectMany(Repository.Sources)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Dashboard/Pages"), "*.razor", SearchOption.AllDirectories))
            .SelectMany(f => Wrong(File.ReadAllText(f)).Select(w => $"{Path.GetFileName(f)}: {w}")).ToList();

        Assert.Empty(found);
    }

    [Fact]
    public void The_watch_over_the_sources_sees_what_it_should()
    {
        Assert.NotEmpty(Wrong("""Say($"{n} votes");"""));
        Assert.NotEmpty(Wrong("""Say($"{FrenchNumbers.Number(n)} autres");"""));
        Assert.NotEmpty(Wrong("""Say($"{n} élément(s) d’accord");"""));
        Assert.Empty(Wrong("""Say(Counted.Say(n, $"{n} vote", $"{n} votes"));"""));
        Assert.Empty(Wrong("""Say($"plus de {MaxFiles} fichiers");"""));
        Assert.Empty(Wrong("""Say($"a {n} colonnes, plus que les {max} admises");"""));
    }

    /// <summary>Lists counts before a plural: not those of a pair, nor limits and what passed one, which are never one.</summary>
    static IEnumerable<string> Wrong(string source) => source.Split(';')
        .Where(s => s.Contains("$\"", StringComparison.Ordinal) && !s.Contains("LoggerMessage", StringComparison.Ordinal))
        .SelectMany(s => (s.Contains("Counted.Say(", StringComparison.Ordinal) ? [] : Plural().Matches(s).Where(m => !Limit().IsMatch(m.Groups[1].Value)).Select(m => m.Value)).Concat(Bracketed().Matches(s).Select(m => m.Value)));

    static string WithHoles(string interpolated)
    {
        var next = 0;
        return Part().Replace(interpolated, p => $"{{{next++}{p.Groups[1].Value}}}");
    }

    [GeneratedRegex(@"\{\d(?::N0)?\}[ \u00A0](\p{L}+[sx])\b")]
    private static partial Regex Fixed();

    [GeneratedRegex(@"\{([^{}""\s][^{}""]*)\}[ \u00A0](?:contributions|contributeurs|auteurs|textes|votes|votants|mitigés|éléments|points|sujets|arguments|lignes|phrases|citations|groupes|copies|formulations|réponses|décisions|controverses|mots|questions|fichiers|archives|jeux|colonnes|rejets|vérifications|répétitions|chiffres|thèmes|comptes|pistes|membres|personnes|identifiants|octets|parties|processeurs|autres|nouvelles)\b(?!, plus que les)")]
    private static partial Regex Plural();

    [GeneratedRegex("(?i)max|most")]
    private static partial Regex Limit();

    [GeneratedRegex(@"(?<!\.)\b\p{L}+\((?:s|x|es|nt)\)(?=[^""\n]*"")")]
    private static partial Regex Bracketed();

    [GeneratedRegex("""\$"((?:[^"{]|\{(?:[^{}"]|"[^"]*")*\})+)["]""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^{}]*?(:0)?\}")]
    private static partial Regex Part();
}
