using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Draws sentences that compete for a line, to be judged by a person: one file to read, and one that says where each stands and holds no text.</summary>
static class LineSample
{
    const int Best = 7, Others = 2;

    /// <summary>Writes <c>lines.txt</c> (number, sentence; in an order of chance) and <c>lines.tsv</c> (number, set, cluster, contribution, start, length, place among those of its cluster).</summary>
    public static void Write(string folder, IEnumerable<(string Set, int Clusters)> sets, int seed)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(seed);
        using var read = new StreamWriter(Path.Combine(folder, "lines.txt"));
        using var places = new StreamWriter(Path.Combine(folder, "lines.tsv"));
        var number = 0;
        foreach (var (set, most) in sets)
        {
            var drafts = new LineDrafts(DevelopmentSets.All.Single(s => s.Name == set).Load().Corpus, seed);
            var drawn = new List<(int Cluster, int Place, Candidate Sentence)>();
            foreach (var cluster in drafts.Clusters.OrderBy(_ => random.Next()).Take(most).ToList())
            {
                var all = drafts.Competing(cluster).Select((c, i) => (cluster[0], i, c.Sentence)).ToList();
                drawn.AddRange([.. all.Take(Best), .. all.Skip(Best).OrderBy(_ => random.Next()).Take(Others)]);
            }
            read.WriteLine("## " + set);
            foreach (var (cluster, place, s) in drawn.OrderBy(_ => random.Next()))
            {
                number++;
                read.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {s.Text}"));
                places.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}\t{set}\t{cluster}\t{drafts.Texts.Corpus.Contributions[s.Contribution].Id.Value}\t{s.Start}\t{s.Length}\t{place}"));
            }
        }
    }

    /// <summary>Writes where judged lines stand (set, no cluster, contribution, start, length, no place, judgement) from a file of set, line and judgement: the file to keep holds no text.</summary>
    public static void Locate(string judged, string file)
    {
        using var written = new StreamWriter(file);
        foreach (var rows in File.ReadLines(judged).Select(l => l.Split('\t')).GroupBy(r => r[0]))
        {
            var drafts = new LineDrafts(DevelopmentSets.All.Single(s => s.Name == rows.Key).Load().Corpus, 1);
            var all = Enumerable.Range(0, drafts.Texts.Texts.Length).SelectMany(drafts.Writing.SentencesOf).GroupBy(c => c.Text).ToDictionary(g => g.Key, g => g.First());
            foreach (var r in rows)
                if (all.TryGetValue(r[1], out var s))
                    written.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r[0]}\t-\t{drafts.Texts.Corpus.Contributions[s.Contribution].Id.Value}\t{s.Start}\t{s.Length}\t-1\t{r[2]}"));
        }
    }
}
