using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays people's tags over the machine's.</summary>
static class CurateTags
{
    /// <summary>Applies decisions on tags: of two on one contribution and word the later counts.</summary>
    /// <returns>Tags in corpus order, then by kind, then by confidence descending.</returns>
    public static ImmutableArray<Tag> Apply(ImmutableArray<Tag> tags, Corpus corpus, Fates fates)
    {
        var last = new Dictionary<(ContributionId, TagKind, string), bool>();
        var sides = new Dictionary<ContributionId, string>();
        foreach (var curation in fates.InForce)
            if (curation.Decision is TagContributions tag)
            {
                var gone = tag.Contributions.Count(id => corpus.IndexOf(id) is null);
                if (gone == tag.Contributions.Length) fates.Say(curation, Fate.Asks, $"Les contributions étiquetées ne sont plus dans ce traitement.");
                else if (gone > 0) fates.Say(curation, Fate.Adapted, Counted.Say(gone, $"Une des contributions étiquetées n’est plus dans ce traitement.", $"{gone} des contributions étiquetées ne sont plus dans ce traitement."));
                foreach (var id in tag.Contributions.Where(id => corpus.IndexOf(id) is not null))
                {
                    last[(id, tag.Kind, tag.Value)] = tag.Given;
                    if (tag.Kind != TagKind.Stance) continue;
                    if (tag.Given) sides[id] = tag.Value;
                    else if (sides.GetValueOrDefault(id) == tag.Value) sides.Remove(id);
                }
            }
        if (last.Count == 0) return tags;
        var kept = tags.Where(t => !last.ContainsKey((t.Contribution, t.Kind, t.Value)) && (t.Kind != TagKind.Stance || !sides.ContainsKey(t.Contribution)));
        var given = last.Where(p => p.Value && (p.Key.Item2 != TagKind.Stance || sides.GetValueOrDefault(p.Key.Item1) == p.Key.Item3))
            .Select(p => new Tag(p.Key.Item1, p.Key.Item2, p.Key.Item3, 1, TagOrigin.Human, []));
        return [.. kept.Concat(given).OrderBy(t => t.Contribution).ThenBy(t => t.Kind).ThenByDescending(t => t.Confidence).ThenBy(t => t.Value, StringComparer.Ordinal)];
    }
}
