using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Scores groups against planted campaigns, by the definitions of the quality document: pairs, B-cubed, copies found.</summary>
sealed record CopyScore(double PairPrecision, double PairRecall, double BCubedPrecision, double BCubedRecall, double CopiesFound,
    int FalsePairs, int Groups, int GroupsWithFalsePair, int MixedGroups)
{
    public double PairF1 => 2 * PairPrecision * PairRecall / (PairPrecision + PairRecall);

    public double BCubedF1 => 2 * BCubedPrecision * BCubedRecall / (BCubedPrecision + BCubedRecall);

    /// <summary>Scores.</summary>
    /// <param name="groups">What was found.</param>
    /// <param name="campaignOf">Planted rows and their campaign.</param>
    /// <param name="originals">Planted rows that are nobody's copy.</param>
    /// <param name="textOf">Every row's text, to tell false pairs from natural overlaps.</param>
    public static CopyScore Of(ImmutableArray<DuplicateGroup> groups, IReadOnlyDictionary<string, string> campaignOf,
        IReadOnlySet<string> originals, Func<string, string> textOf, NearPairs? near = null)
    {
        groups = [.. groups.Where(g => g.Kind != DuplicateKind.Paraphrase)];
        long same = 0, wrong = 0;
        int falseGroups = 0, mixed = 0;
        var groupOf = new Dictionary<string, int>();
        for (var g = 0; g < groups.Length; g++)
        {
            var ids = Copies.Ids(groups[g]);
            foreach (var id in ids) groupOf.Add(id, g);
            var wrongHere = 0;
            for (var i = 0; i < ids.Length; i++)
                for (var j = i + 1; j < ids.Length; j++)
                {
                    var (a, b) = (campaignOf.GetValueOrDefault(ids[i]), campaignOf.GetValueOrDefault(ids[j]));
                    if (a is not null && a == b) same++;
                    else if (near?.Joined(ids[i], ids[j]) != true && !Overlap(textOf(ids[i]), textOf(ids[j]))) wrongHere++;
                }
            wrong += wrongHere;
            if (wrongHere > 0) falseGroups++;
            if (ids.Select(id => campaignOf.GetValueOrDefault(id)).Where(c => c is not null).Distinct().Count() > 1) mixed++;
        }
        var all = campaignOf.GroupBy(p => p.Value, p => p.Key).Select(c => c.ToList()).ToList();
        var pairs = all.Sum(c => (long)c.Count * (c.Count - 1) / 2);
        double precision = 0, recall = 0, found = 0;
        var copies = 0;
        foreach (var campaign in all)
            foreach (var id in campaign)
            {
                var members = groupOf.TryGetValue(id, out var g) ? [.. Copies.Ids(groups[g]).Where(campaignOf.ContainsKey)] : new[] { id };
                var shared = members.Count(m => campaignOf[m] == campaignOf[id]);
                precision += (double)shared / members.Length;
                recall += (double)shared / campaign.Count;
                if (originals.Contains(id)) continue;
                copies++;
                if (shared > 1) found++;
            }
        return new((double)same / Math.Max(1, same + wrong), (double)same / pairs, precision / campaignOf.Count, recall / campaignOf.Count,
            found / copies, (int)wrong, groups.Length, falseGroups, mixed);
    }

    /// <summary>Word runs of three (case and accents folded; a shorter text is one run): Jaccard of 0.3, or 60 % of the shorter with five shared.</summary>
    public static bool Overlap(string a, string b)
    {
        var (x, y) = (Triples(a), Triples(b));
        var shared = x.Count(y.Contains);
        var jaccard = (double)shared / Math.Max(1, x.Count + y.Count - shared);
        return jaccard >= 0.3 || (shared >= 5 && shared >= 0.6 * Math.Min(x.Count, y.Count));
    }

    public static HashSet<string> Triples(string text)
    {
        var words = CopyWords.Of(text).Select(w => w.Hash).ToArray();
        return words.Length < 3 ? [string.Join(' ', words)] : [.. Enumerable.Range(0, Math.Max(0, words.Length - 2)).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}")];
    }
}
