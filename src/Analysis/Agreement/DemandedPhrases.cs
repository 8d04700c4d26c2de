using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows by which set phrases points ask: "éducation aux médias", "enfants à charge". Two that ask by one phrase ask for one thing, though their clusters lie apart.</summary>
/// <remarks>
/// A phrase is two neighbouring content words (two small words between them at most) among the first three of a sentence or of what follows "il faut", "doit".
/// It is set where three contributions hold it, at most a fifth of all do (else it is what all speak of), and it makes up three tenths of the uses of its rarer word.
/// Cost: one pass over the corpus for the phrases of some hundred sentences. When it misleads: people may ask contrary things of one object in words that
/// <see cref="Polarity"/> doesn't know.
/// </remarks>
sealed class DemandedPhrases
{
    const int Window = 3, MostBetween = 2, FewestHolding = 3;
    const double MostHolding = 0.2, Cohesion = 0.3;

    static readonly FrozenSet<string> Asking = "faut faudrait doit doivent devrait devraient devra devront".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    readonly PreparedCorpus _texts;
    readonly HashSet<(int First, int Second)> _set = [];

    /// <summary>Looks through the corpus for the phrases by which sentences ask.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="sentences">Sentences that may stand in the table.</param>
    public DemandedPhrases(PreparedCorpus texts, IEnumerable<Candidate> sentences)
    {
        _texts = texts;
        var asked = sentences.SelectMany(Of).ToHashSet();
        var stems = asked.SelectMany(p => new[] { p.First, p.Second }).ToHashSet();
        var holding = new Dictionary<(int, int), int>();
        var holdingStem = new Dictionary<int, int>();
        foreach (var text in texts.Texts)
        {
            foreach (var phrase in Within(text, 0, text.Tokens.Length, int.MaxValue).Where(asked.Contains).Distinct()) holding[phrase] = holding.GetValueOrDefault(phrase) + 1;
            foreach (var stem in text.Tokens.Select(t => texts.Vocabulary.Stems[t.Word]).Where(stems.Contains).Distinct()) holdingStem[stem] = holdingStem.GetValueOrDefault(stem) + 1;
        }
        foreach (var (phrase, count) in holding)
            if (count >= FewestHolding && count <= MostHolding * texts.Texts.Length && count >= Cohesion * Math.Min(holdingStem[phrase.Item1], holdingStem[phrase.Item2])) _set.Add(phrase);
    }

    /// <summary>Whether two sentences ask by one set phrase, and neither goes the other way.</summary>
    public bool AreShared(Candidate a, Candidate b) =>
        !Polarity.Conflict(a.Direction, b.Direction) && Of(a).Where(_set.Contains).ToHashSet() is { Count: > 0 } own && Of(b).Any(own.Contains);

    IEnumerable<(int First, int Second)> Of(Candidate sentence)
    {
        var text = _texts.Texts[sentence.Contribution];
        var end = sentence.FirstToken + sentence.TokenCount;
        for (var t = sentence.FirstToken; t < end; t++)
            if (t == sentence.FirstToken || Asking.Contains(_texts.Vocabulary.Forms[text.Tokens[t - 1].Word]))
                foreach (var phrase in Within(text, t, end, Window)) yield return phrase;
    }

    IEnumerable<(int First, int Second)> Within(PreparedText text, int first, int end, int window)
    {
        var vocabulary = _texts.Vocabulary;
        int last = -1, at = 0, seen = 0;
        for (var t = first; t < end && seen < window; t++)
        {
            var word = text.Tokens[t].Word;
            if (vocabulary.StopWords[word] || Concreteness.IsVague(vocabulary.Forms[word])) continue;
            seen++;
            if (last >= 0 && t - at <= MostBetween + 1) yield return (last, vocabulary.Stems[word]);
            (last, at) = (vocabulary.Stems[word], t);
        }
    }
}
