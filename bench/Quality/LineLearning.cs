using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Learns which sentence may stand as a line from sentences that a person judged, and measures it on the set left out.</summary>
/// <remarks>Learnt from are only sets whose licence allows it (Licence Ouverte); the others are measured by what those taught.</remarks>
static class LineLearning
{
    const int MinExamples = 6;
    static readonly double[] s_bins = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.01];
    static readonly string[] s_taught = ["rua", "ideas-grand-debat", "testimonies", "false-news"];

    sealed record Example(string Set, string Cluster, int Place, bool IsFit, double Worth, Dictionary<string, double> Features)
    {
        public double Odds { get; set; }
    }

    /// <summary>Prints, for each set, how well what the others taught tells its fit sentences from the others, and how many of its clusters get a fit line.</summary>
    public static void Print(string file, double penalty, string? leftOut)
    {
        var examples = Read(file);
        foreach (var set in examples.Select(e => e.Set).Distinct().ToList())
        {
            var model = Fit([.. examples.Where(e => s_taught.Contains(e.Set) && e.Set != set)], penalty, leftOut);
            var own = examples.Where(e => e.Set == set).ToList();
            var sampled = own.Where(e => e.Place >= 0).ToList();
            foreach (var e in own) e.Odds = model.Of(e.Features);
            var clusters = own.Where(e => e.Place >= 0).GroupBy(e => e.Cluster).ToList();
            double Chosen(Func<Example, double> by) => clusters.Average(c => c.OrderByDescending(by).ThenBy(e => e.Place).First().IsFit ? 1.0 : 0);
            double P(Example e) => 1 / (1 + Math.Exp(-e.Odds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set,-18} n {own.Count,4} fit {own.Count(e => e.IsFit),4}  AUC rules {Auc(sampled, e => e.Worth):0.000} learnt {Auc(sampled, e => e.Odds):0.000} both {Auc(sampled, e => Math.Log(e.Worth) + e.Odds):0.000} drafted {Auc([.. own.Where(e => e.Place < 0)], e => e.Odds):0.000}"
                + $"  clusters {clusters.Count,3}: rules {Chosen(e => -e.Place):0.00}  worth·p {Chosen(e => e.Worth * P(e)):0.00}  worth·p² {Chosen(e => e.Worth * P(e) * P(e)):0.00}  p {Chosen(P):0.00}  any {clusters.Average(c => c.Any(e => e.IsFit) ? 1.0 : 0):0.00}"));
            foreach (var (kind, some) in new[] { ("competing", sampled), ("drafted", own.Where(e => e.Place < 0).ToList()) })
                Console.WriteLine("    " + kind + ": " + string.Join("  ", s_bins.Zip(s_bins.Skip(1)).Select(b => (b, Of: some.Where(e => P(e) >= b.First && P(e) < b.Second).ToList())).Where(b => b.Of.Count > 0)
                    .Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.b.First:0.0}+ {b.Of.Average(e => e.IsFit ? 1.0 : 0):0.00} of {b.Of.Count}"))));
        }
        var taught = examples.Where(e => s_taught.Contains(e.Set)).ToList();
        var all = Fit(taught, penalty, leftOut);
        foreach (var (name, weight) in all.Weights.OrderByDescending(w => Math.Abs(w.Value * Spread(taught, w.Key))).Take(45))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {name,-40} {weight,8:0.000}  x spread {weight * Spread(taught, name),7:0.000}"));
    }

    /// <summary>Writes the weights that ship.</summary>
    public static void Write(string judged, double penalty, string file)
    {
        var model = Fit([.. Read(judged).Where(e => s_taught.Contains(e.Set))], penalty, null);
        File.WriteAllText(file, "# Log-odds that a sentence may stand as a line, by feature; learnt by bench/quality.sh --line-learning from judged sentences\n"
            + string.Concat(model.Weights.Append(KeyValuePair.Create("bias", model.Bias)).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}\t{w.Value:0.0000}\n"))));
    }

    sealed record Model(double Bias, Dictionary<string, double> Weights)
    {
        public double Of(Dictionary<string, double> features) => Bias + features.Sum(f => f.Value * Weights.GetValueOrDefault(f.Key));
    }

    static double Spread(List<Example> examples, string name)
    {
        var values = examples.Select(e => e.Features.GetValueOrDefault(name)).ToList();
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    static Model Fit(List<Example> examples, double penalty, string? leftOut)
    {
        string[] names = [.. examples.SelectMany(e => e.Features.Where(f => f.Value != 0).Select(f => f.Key)).CountBy(n => n).Where(c => c.Value >= MinExamples && (leftOut is null || !leftOut.Split(',').Any(l => c.Key.StartsWith(l, StringComparison.Ordinal)))).Select(c => c.Key).Order(StringComparer.Ordinal)];
        var mean = names.ToDictionary(n => n, n => examples.Average(e => e.Features.GetValueOrDefault(n)));
        var spread = names.ToDictionary(n => n, n => Math.Max(1e-6, Spread(examples, n)));
        var rows = examples.Select(e => new SparseExample([.. Enumerable.Range(0, names.Length)], [.. names.Select(n => (float)((e.Features.GetValueOrDefault(n) - mean[n]) / spread[n]))], e.IsFit)).ToList();
        var model = MicrosoftMlLogistic.Fit(rows, names.Length, penalty, 1);
        return new(model.Bias - names.Select((n, k) => model.Weights[k] * mean[n] / spread[n]).Sum(), names.Select((n, k) => KeyValuePair.Create(n, model.Weights[k] / spread[n])).ToDictionary());
    }

    static double Auc(List<Example> examples, Func<Example, double> by)
    {
        double right = 0, pairs = 0;
        foreach (var fit in examples.Where(e => e.IsFit))
            foreach (var other in examples.Where(e => !e.IsFit))
            {
                pairs++;
                right += by(fit) > by(other) ? 1 : by(fit) == by(other) ? 0.5 : 0;
            }
        return right / pairs;
    }

    static List<Example> Read(string file)
    {
        var examples = new List<Example>();
        foreach (var rows in File.ReadLines(file).Select(l => l.Split('\t')).GroupBy(r => r[0]))
        {
            var drafts = new LineDrafts(DevelopmentSets.All.Single(s => s.Name == rows.Key).Load().Corpus, 1);
            var features = new LineFeatures(drafts.Texts);
            var worth = drafts.Clusters.SelectMany(drafts.Competing).ToDictionary(c => (c.Sentence.Contribution, c.Sentence.Start), c => c.Worth);
            foreach (var r in rows)
            {
                var (index, start) = (drafts.Texts.Corpus.IndexOf(new(r[2]))!.Value, int.Parse(r[3], CultureInfo.InvariantCulture)); // judged ids are of the set
                if (drafts.Writing.SentencesOf(index).FirstOrDefault(c => c.Start == start) is not { } sentence) throw new InvalidDataException("No sentence begins at " + string.Join(' ', r));
                examples.Add(new(r[0], r[1], int.Parse(r[5], CultureInfo.InvariantCulture), r[6] == "fit", worth.TryGetValue((index, start), out var w) ? w : drafts.Writing.Quality.Of(sentence), features.Of(sentence).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First().Value)));
            }
        }
        return examples;
    }
}
