namespace SynthesisPipeline.Analysis;

/// <summary>Finds where a contribution says what a sentence says, so that a citation that a person adds leads to words and not to a page.</summary>
public static class NearestPassage
{
    /// <summary>Cites a contribution for a sentence.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <param name="words">The sentence.</param>
    /// <returns>The sentence of its body that shares most words with it, in the raw cell; its title when none shares as many.</returns>
    public static Citation Cite(Contribution contribution, string words)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        var wanted = Phrasing.Words(words).ToHashSet(StringComparer.Ordinal);
        double Share(string text)
        {
            var said = Phrasing.Words(text).Distinct(StringComparer.Ordinal).ToList();
            return said.Count == 0 ? 0 : said.Count(wanted.Contains) / Math.Sqrt(said.Count);
        }
        var plain = contribution.Body.Plain;
        var sentences = new List<TextSpan>();
        Sentences.Find(plain, 0, plain.Length, sentences);
        TextSpan? best = null;
        var most = contribution.Title.Length > 0 ? Share(contribution.Title) : -1;
        foreach (var sentence in sentences)
            if (Share(plain.Substring(sentence.Start, sentence.Length)) is var share && share > most) (best, most) = (sentence, share);
        return new(contribution.Id, best is { } span ? contribution.Body.RawSpan(span) : null);
    }
}
