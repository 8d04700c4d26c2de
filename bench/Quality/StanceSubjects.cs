using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Measures the check that an argument speaks of its proposition: how often it says no of an argument's own, and of another of the same consultation.</summary>
static class StanceSubjects
{
    /// <summary>Prints a line a set; which other proposition is drawn with the seed.</summary>
    public static void Print(int seed)
    {
        foreach (var name in new[] { "rua-stance", "decidim", "xstance-stance" })
        {
            var (corpus, gold) = DevelopmentSets.All.Single(s => s.Name == name).Load();
            var subject = new StanceSubject(Text.Prepare(corpus, new(), CancellationToken.None), CancellationToken.None);
            var hung = (from row in gold.Of("stance")
                        let index = corpus.IndexOf(new(row.Id))
                        where index is not null
                        let proposition = StanceTags.PropositionOf(corpus, index.Value)
                        where proposition is not null
                        select (Index: index.Value, Proposition: proposition.Value)).ToList();
            var propositions = hung.Select(h => h.Proposition).Distinct().Order().ToList();
            var chance = new Random(seed);
            int own = 0, other = 0;
            foreach (var (index, proposition) in hung)
            {
                var text = StanceTags.TextOf(corpus.Contributions[index]);
                if (!subject.Of(index, text, proposition)) own++;
                var drawn = propositions[chance.Next(propositions.Count - 1)];
                if (!subject.Of(index, text, drawn == proposition ? propositions[^1] : drawn)) other++;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} said not to speak of its own {(double)own / hung.Count:0.000}, of another {(double)other / hung.Count:0.000}, n {hung.Count}"));
        }
    }
}
