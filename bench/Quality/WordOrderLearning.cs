using System.IO.Compression;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Counts how words of well-written French follow one another (<see cref="WordOrder"/>) in the sittings of parliament of the development data.</summary>
static class WordOrderLearning
{
    const int FewestOfTwo = 2, FewestOfThree = 4, FewestWords = 5;

    /// <summary>Writes the counts of one, two and three symbols, ordinal order.</summary>
    public static void Write(string file)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(DevelopmentData.Folder!, "debats-an-2013", "debats_mariage_2013.txt.gz")), CompressionMode.Decompress);
        var lines = new StreamReader(packed).ReadToEnd().Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#'));
        var texts = Text.Prepare(new(lines.Select((l, i) => new Contribution { Id = new($"l{i:000000}"), Body = SourceText.Same(l.Trim()) }), []), new(), CancellationToken.None);
        var parts = new PartsOfSpeech(texts);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Texts.Length; i++)
        {
            var text = texts.Texts[i];
            foreach (var sentence in text.Sentences.Where(s => s.TokenCount >= FewestWords))
            {
                string[] symbols = [WordOrder.Before, .. WordOrder.SymbolsOf(text, texts.Vocabulary, parts.Tag(i, sentence.FirstToken, sentence.TokenCount), sentence.FirstToken, sentence.TokenCount), WordOrder.Behind];
                for (var at = 0; at < symbols.Length; at++)
                    for (var length = 1; length <= 3 && at + length <= symbols.Length; length++)
                    {
                        var key = string.Join(' ', symbols[at..(at + length)]);
                        counts[key] = counts.GetValueOrDefault(key) + 1;
                    }
            }
        }
        using var written = new StreamWriter(new GZipStream(File.Create(file), CompressionLevel.SmallestSize));
        written.NewLine = "\n";
        foreach (var (key, count) in counts.Where(c => c.Key.Count(' '.Equals) is var blanks && c.Value >= (blanks == 2 ? FewestOfThree : blanks == 1 ? FewestOfTwo : 1)).OrderBy(c => c.Key, StringComparer.Ordinal))
            written.WriteLine($"{key}\t{count}");
    }
}
