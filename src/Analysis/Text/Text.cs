namespace SynthesisPipeline.Analysis;

/// <summary>Cuts contributions into sentences, ideas and words, each with its place in the original.</summary>
public static class Text
{
    /// <summary>Prepares every text of a corpus.</summary>
    public static PreparedCorpus Prepare(Corpus corpus, TextOptions options, CancellationToken cancel) =>
        new(corpus, [.. corpus.Contributions.Select(c => new PreparedText(c.Title.Length == 0 ? c.Body.Plain : c.Body.Plain.Length == 0 ? c.Title : c.Title + "\n" + c.Body.Plain,
            c.Title.Length == 0 ? 0 : c.Body.Plain.Length == 0 ? c.Title.Length : c.Title.Length + 1, [], [], [], Language.Unknown))], new([], [], [], [], []));
}
