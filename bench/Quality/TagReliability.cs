using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Measures how often the written rules are right, against contributions made up and labelled for it (tag-examples.tsv), and how well languages are told, against comments in three.</summary>
static class TagReliability
{
    static readonly double[] s_bins = [0, 0.5, 0.6, 0.7, 0.8, 1.01];

    /// <summary>Prints precision, recall, and confidence said against share right for each kind; then the languages.</summary>
    public static void Print()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "tag-examples.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        var corpus = new Corpus(rows.Select((r, i) => new Contribution { Id = new($"e{i:000}"), Body = SourceText.Same(r[3]) }), []);
        var tags = Tags.Assign(Text.Prepare(corpus, new(), CancellationToken.None), new(), 1, CancellationToken.None).Tags.ToLookup(t => t.Contribution);
        foreach (var (kind, column) in new[] { (TagKind.Instrument, 0), (TagKind.Addressee, 1), (TagKind.Stakeholder, 2) })
        {
            var given = new List<(double Said, bool Right)>();
            var wanted = 0;
            for (var i = 0; i < rows.Count; i++)
            {
                var gold = rows[i][column] == "-" ? [] : rows[i][column].Split('+');
                wanted += gold.Length;
                given.AddRange(tags[new($"e{i:000}")].Where(t => t.Kind == kind).Select(t => (t.Confidence, gold.Contains(t.Value))));
            }
            var right = given.Count(g => g.Right);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind,-12} given {given.Count,4}  right {right,4}  precision {(double)right / given.Count:0.00}  recall {(double)right / wanted:0.00}  said {given.Average(g => g.Said):0.00}  of {wanted} in {rows.Count}"));
            foreach (var (from, to) in s_bins.Zip(s_bins.Skip(1)))
                if (given.Where(g => g.Said >= from && g.Said < to).ToList() is { Count: > 0 } bin)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    said {bin.Average(b => b.Said):0.00}  right {bin.Average(b => b.Right ? 1.0 : 0):0.00}  n {bin.Count}"));
        }
        PrintLanguages();
    }

    static void PrintLanguages()
    {
        if (!DevelopmentData.Has("xstance-fr", "xstance_de_it_original.csv")) return;
        var texts = DevelopmentData.Rows("xstance-fr", "xstance_fr.csv").Select(r => ("fr", r["texte"]))
            .Concat(DevelopmentData.Rows("xstance-fr", "xstance_de_it_original.csv").Select(r => (r["langue"], r["texte"]))).ToList();
        var corpus = new Corpus(texts.Select((t, i) => new Contribution { Id = new($"t{i:0000}"), Body = SourceText.Same(t.Item2) }), []);
        var prepared = Text.Prepare(corpus, new(), CancellationToken.None);
        foreach (var group in texts.Select((t, i) => (Declared: t.Item1, Told: prepared.Texts[i].Language)).GroupBy(t => t.Declared))
            Console.WriteLine($"language {group.Key,-6} n {group.Count(),5}: " + string.Join(", ", group.CountBy(t => t.Told).OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}")));
    }
}
