using System.Text;
using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Sets whose ideas are told by the words that say them (idea-patterns.tsv): lenient on subject against demand, blind to ideas said in other words.</summary>
static class IdeaSets
{
    const int MostOfOneIdea = 15, Others = 600;

    /// <summary>Titles of the Vrai Débat: at most 15 an idea, and 600 of other ideas.</summary>
    public static (Corpus, Gold) Titles() => Make("ideas-titles", DevelopmentData.Rows("vrai-debat-titres", "titres_themes.csv.gz").DistinctBy(r => r["slug"])
        .Select(r => new Contribution { Id = new(r["slug"]), Title = r["titre_sans_accents"] }), MostOfOneIdea, Others);

    /// <summary>Free answers of the Grand Débat, all of them.</summary>
    public static (Corpus, Gold) GrandDebat() => Make("ideas-grand-debat", DevelopmentData.Rows("grand-debat-echantillon", "reponses.csv.gz")
        .Select(r => new Contribution { Id = new(r["id"]), Body = SourceText.Same(r["texte"]), Author = new(r["auteur"]) }), int.MaxValue, int.MaxValue);

    /// <summary>Ideas of propositions told by their titles; votes and arguments stay, so that what people rejected may not carry a point.</summary>
    public static (Corpus, Gold) ByTitle(string set, Corpus corpus)
    {
        var patterns = Patterns(set);
        return (corpus, new(corpus.Contributions.Where(c => c.Kind == ContributionKind.Proposition)
            .Select(c => (c.Id, Ideas: patterns.Where(p => p.Pattern.IsMatch(Fold(c.Title))).Select(p => p.Idea).ToList()))
            .Where(c => c.Ideas.Count == 1).Select(c => new GoldRow("idea", c.Id.Value, c.Ideas[0]))));
    }

    static List<(string Idea, Regex Pattern)> Patterns(string set) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "idea-patterns.tsv")).Select(l => l.Split('\t')).Where(c => c[0] == set)
            .Select(c => (c[1], new Regex(c[2], RegexOptions.CultureInvariant)))];

    static (Corpus, Gold) Make(string set, IEnumerable<Contribution> from, int most, int others)
    {
        var patterns = Patterns(set);
        var all = from.Select(c => (Contribution: c, Ideas: patterns.Where(p => p.Pattern.IsMatch(Fold(c.Title + " " + c.Body.Plain))).Select(p => p.Idea).ToList())).ToList();
        var told = all.Where(a => a.Ideas.Count == 1).GroupBy(a => a.Ideas[0]).SelectMany(g => Evenly([.. g.Select(a => (a.Contribution, g.Key))], most)).ToList();
        var rest = Evenly([.. all.Where(a => a.Ideas.Count == 0).Select(a => a.Contribution)], others);
        return (new(told.Select(t => t.Contribution).Concat(rest), []), new(told.Select(t => new GoldRow("idea", t.Contribution.Id.Value, t.Key))));
    }

    static IEnumerable<T> Evenly<T>(List<T> all, int most) =>
        all.Count <= most ? all : Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)]);

    static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(c)) folded.Append(c);
            else if (!char.IsAscii(c) && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        return folded.ToString().Trim();
    }
}
