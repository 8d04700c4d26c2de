using System.Collections.Immutable;
using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Measures how well tags of one's own are learnt from some answers: declared themes stand for tags, a few contributions for those that a person tagged.</summary>
static class TagLearningCurve
{
    const int MaxContributions = 3_000, Draws = 3;

    /// <summary>Prints F1 over all tags of the contributions that nobody tagged, and how far confidence and share right lie apart.</summary>
    public static void Print()
    {
        foreach (var (name, task) in new[] { ("decidim", "topic:categories"), ("xstance", "topic:themes"), ("vrai-debat", "topic:themes") })
        {
            var (corpus, gold) = DevelopmentSets.All.Single(s => s.Name == name).Load();
            var valueOf = gold.Of(task).Take(MaxContributions).ToDictionary(r => new ContributionId(r.Id), r => r.Label);
            var texts = Text.Prepare(new(corpus.Contributions.Where(c => valueOf.ContainsKey(c.Id)), []), new(), CancellationToken.None);
            foreach (var answers in new[] { 30, 60, 120, 300, 1000 }.Where(n => n < 0.8 * valueOf.Count))
            {
                var scores = Enumerable.Range(1, Draws).Select(seed => Score(texts, valueOf, answers, new(seed))).ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-12} answers {answers,5}  tags learnt {scores.Average(s => s.Learnt),5:0.0}  precision {scores.Average(s => s.Precision):0.00}  recall {scores.Average(s => s.Recall):0.00}  said {scores.Average(s => s.Said):0.00}  n {valueOf.Count}"));
            }
        }
    }

    static (double Learnt, double Precision, double Recall, double Said) Score(PreparedCorpus texts, Dictionary<ContributionId, string> valueOf, int answers, Random random)
    {
        var tagged = valueOf.Keys.Order().OrderBy(_ => random.Next()).Take(answers).ToHashSet();
        ImmutableArray<TagCorrection> corrections = [.. tagged.Order().Select(id => new TagCorrection(id, TagKind.Free, valueOf[id], true))];
        var found = Tags.Assign(texts, new() { Corrections = corrections }, 1, CancellationToken.None);
        var told = found.Tags.Where(t => t.Kind == TagKind.Free && !tagged.Contains(t.Contribution)).ToList();
        double right = told.Count(t => valueOf[t.Contribution] == t.Value);
        return (found.Learning.Count(l => l.IsUsed), told.Count == 0 ? 0 : right / told.Count, right / (valueOf.Count - answers), told.Count == 0 ? 0 : told.Average(t => t.Confidence));
    }
}
