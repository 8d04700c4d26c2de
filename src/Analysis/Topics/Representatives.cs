using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Chooses the contributions that show best what a topic is about: central, long enough to be read, and not saying the same.</summary>
internal static class Representatives
{
    const int Wanted = 3, Considered = 40, GoodLength = 12;
    const float TooAlike = 0.9f;

    /// <summary>Chooses up to three members, best first.</summary>
    public static ImmutableArray<ContributionId> Of(PreparedCorpus texts, DenseRows rows, OrderedTopic topic, bool[] moving)
    {
        var candidates = topic.Members.Where(m => moving[m])
            .Select(m => (Member: m, Score: Dense.Dot(rows[m], topic.Centre) * Math.Min(1, Math.Sqrt(texts.Texts[m].Tokens.Length / (double)GoodLength))))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Member).Take(Considered).Select(c => c.Member).ToArray();
        var chosen = new List<int>();
        foreach (var candidate in candidates)
            if (chosen.Count < Wanted && chosen.All(c => Dense.Dot(rows[c], rows[candidate]) < TooAlike)) chosen.Add(candidate);
        if (chosen.Count == 0 && topic.Members.Length > 0) chosen.Add(topic.Members[0]);
        return [.. chosen.Select(c => texts.Corpus.Contributions[c].Id)];
    }
}
