using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Prints labels with passages of their members, to be judged by eye: every label of a set, or a seeded sample of them.</summary>
static class LabelSample
{
    const int Shown = 6, Longest = 160;

    /// <summary>Prints the labels of one set.</summary>
    /// <param name="set">Its name.</param>
    /// <param name="corpus">Its texts.</param>
    /// <param name="atMost">How many labels; the sample depends on the seed and the number of topics alone.</param>
    /// <param name="seed">Seed of the sample.</param>
    public static void Print(string set, Corpus corpus, int atMost, int seed)
    {
        var texts = Text.Prepare(corpus, new(), CancellationToken.None);
        var findings = Topics.Find(texts, Duplicates.Find(texts, new(), CancellationToken.None), null, new(), null, seed, CancellationToken.None);
        var random = new Random(seed);
        var order = Enumerable.Range(0, findings.Topics.Length).OrderBy(_ => random.Next()).Take(atMost).Order().ToList();
        var members = findings.Assignments.Where(a => a.Topic is not null)
            .SelectMany(a => new[] { (Topic: a.Topic!.Value, a.Contribution), (Topic: a.SubTopic ?? a.Topic!.Value, a.Contribution) }).Distinct() // those without topic are out
            .ToLookup(m => m.Topic, m => m.Contribution);
        foreach (var t in order)
        {
            var topic = findings.Topics[t];
            var parent = topic.ParentId is { } id ? $"  [in: {findings.Topics.First(p => p.Id == id).Label}]" : "";
            Console.WriteLine($"{set} {topic.Id} ({topic.Size})  ## {topic.Label}{parent}  :: {string.Join("; ", topic.Keyphrases)}");
            var all = members[topic.Id].ToList();
            for (var i = 0; i < Math.Min(Shown, all.Count); i++)
            {
                var text = PreparedText.PlainOf(corpus.Contributions[corpus.IndexOf(all[i * all.Count / Math.Min(Shown, all.Count)])!.Value]).ReplaceLineEndings(" "); // each is in the corpus
                Console.WriteLine("      - " + (text.Length <= Longest ? text : text[..Longest] + "…"));
            }
        }
    }
}
