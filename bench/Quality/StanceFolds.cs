using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Measures how well sides are told by words alone on propositions that the learning never saw.</summary>
/// <remarks>Five folds over the propositions of rua and mel together, and over the questions of x-stance; then x-stance by what rua and mel taught.</remarks>
static class StanceFolds
{
    const int Folds = 5, MinParents = 5;

    sealed record Case(string Set, FoldedText Text, FoldedText Parent, bool IsFor, string ParentId);

    /// <summary>Prints accuracy, accuracy of the surer half, and mean log-loss of each set.</summary>
    public static void Print(int seed)
    {
        var cases = Read();
        var unlearnt = cases.Select(c => (c, StanceModel.Unlearnt.OfWords(c.Text, c.Parent, null))).ToList();
        foreach (var set in new[] { "rua", "mel", "xstance" }) Show(set + ", written words alone", [.. unlearnt.Where(o => o.c.Set == set)]);
        var shippable = cases.Where(c => c.Set != "xstance").ToList();
        var told = CrossValidate(shippable, seed);
        foreach (var set in new[] { "rua", "mel" })
        {
            Show(set + ", unseen propositions", [.. told.Where(o => o.Case.Set == set)]);
            ShowAsShipped(set + ", unseen propositions", [.. told.Where(o => o.Case.Set == set)], seed);
        }
        Show("xstance, unseen questions, learnt within", CrossValidate([.. cases.Where(c => c.Set == "xstance")], seed));
        var model = Learn(shippable, seed);
        List<(Case Case, double Odds)> elsewhere = [.. cases.Where(c => c.Set == "xstance").Select(c => (c, model.OfWords(c.Text, c.Parent, null)))];
        Show("xstance, learnt from rua and mel", elsewhere);
        ShowAsShipped("xstance, learnt from rua and mel", elsewhere, seed);
    }

    /// <summary>The same sides corrected by the company of words in their set, and brought to what they are worth; then how reliable they are.</summary>
    static void ShowAsShipped(string name, List<(Case Case, double Odds)> told, int seed)
    {
        var parts = StanceCompany.PartsOf([.. told.Select(t => (t.Case.ParentId, StanceTags.WordingOf(t.Case.Text)))]);
        var company = StanceCompany.Learn([.. told.Select((t, k) => (t.Case.Text, parts[k], t.Odds))], seed, CancellationToken.None);
        var final = told.Select((t, k) => (t.Case, Odds: StanceModel.Calibrated(t.Odds + company.Of(t.Case.Text, parts[k]), t.Case.Text.Words.Length))).ToList();
        Show(name + ", with company", final);
        foreach (var (what, some) in new[] { ("before", told), ("now", final) })
            Console.WriteLine($"    said → right, {what}: " + string.Join("; ", some.Select(t => (Said: 1 / (1 + Math.Exp(-Math.Abs(t.Odds))), Right: t.Odds > 0 == t.Case.IsFor))
                .GroupBy(t => Math.Min(8, Math.Floor(t.Said * 10))).OrderBy(g => g.Key)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Average(t => t.Said):0.00} → {g.Average(t => t.Right ? 1.0 : 0):0.00} ({g.Count()})"))));
    }

    static List<(Case Case, double Odds)> CrossValidate(List<Case> cases, int seed)
    {
        var foldOf = cases.Select(c => c.ParentId).Distinct().Order(StringComparer.Ordinal).Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i % Folds);
        return [.. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var model = Learn([.. cases.Where(c => foldOf[c.ParentId] != fold)], seed);
            return cases.Where(c => foldOf[c.ParentId] == fold).Select(c => (c, model.OfWords(c.Text, c.Parent, null)));
        })];
    }

    static StanceModel Learn(List<Case> cases, int seed) =>
        StanceModel.Unlearnt.LearnFrom([.. cases.Select(c => (c.Text, c.Parent, c.IsFor, c.ParentId))], MinParents, seed, CancellationToken.None);

    static void Show(string name, List<(Case Case, double Odds)> told)
    {
        double Right(IEnumerable<(Case Case, double Odds)> some) => some.Average(t => t.Odds > 0 == t.Case.IsFor ? 1.0 : 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-45} {Right(told),6:0.000} {Right(told.OrderByDescending(t => Math.Abs(t.Odds)).Take(told.Count / 2)),6:0.000} {told.Average(t => Math.Log(1 + Math.Exp(t.Case.IsFor ? -t.Odds : t.Odds))),7:0.0000} {told.Count,6}"));
    }

    static List<Case> Read()
    {
        var cases = new List<Case>();
        foreach (var (set, name) in new[] { ("rua", "rua-stance"), ("mel", "decidim"), ("xstance", "xstance-stance") })
        {
            var (corpus, gold) = DevelopmentSets.All.Single(s => s.Name == name).Load();
            foreach (var row in gold.Of("stance"))
                if (corpus.IndexOf(new(row.Id)) is { } index && StanceTags.PropositionOf(corpus, index) is { } proposition)
                    cases.Add(new(set, StanceTags.TextOf(corpus.Contributions[index]), StanceTags.TextOf(corpus.Contributions[proposition]),
                        row.Label == "for", set + corpus.Contributions[proposition].Id.Value));
        }
        return cases;
    }
}
