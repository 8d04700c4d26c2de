using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Scores groups of copies against planted campaigns and known near pairs.</summary>
/// <remarks>
/// Groups that share a contribution count as one. A found pair that neither a campaign nor near pairs join, yet overlaps
/// (word 3-gram Jaccard ≥ 0.3, or ≥ 60 % of the shorter with at least 5 shared), is neutral: real texts hold copies that
/// nobody labelled. The rest are false pairs. B-cubed: Bagga &amp; Baldwin 1998. Cost: linear in the labels, and in each group quadratic in its distinct wordings of no campaign in common.
/// </remarks>
static class DuplicateScores
{
    const double NeutralJaccard = 0.3, NeutralShareOfShorter = 0.6;
    const int NeutralShared = 5;

    /// <summary>Scores; nothing without campaign gold.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus, Gold gold)
    {
        var campaigns = gold.Of("campaign").GroupBy(r => r.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Label, StringComparer.Ordinal);
        if (campaigns.Count == 0 && gold.Of("near").IsEmpty) yield break;
        var near = gold.Of("near").Select(r => (r.Id, r.OtherId)).ToList();
        var nearGroup = Join(near.Select(p => new[] { p.Id, p.OtherId }));
        foreach (var (section, kept) in new (string, Func<DuplicateGroup, bool>)[]
            { ("duplicates", g => g.Kind != DuplicateKind.Paraphrase), ("paraphrases", g => g.Kind == DuplicateKind.Paraphrase) })
        {
            var groups = findings.Duplicates.Where(kept).Select(g => g.Members.Select(m => m.Contribution.Value).ToArray()).ToList();
            foreach (var figure in Score(section, Join(groups), campaigns, near, nearGroup, gold, corpus)) yield return figure;
        }
    }

    static IEnumerable<Figure> Score(string section, Dictionary<string, string> groupOf, Dictionary<string, string> campaigns,
        List<(string Id, string OtherId)> near, Dictionary<string, string> nearGroup, Gold gold, Corpus? corpus)
    {
        var groups = groupOf.GroupBy(g => g.Value, g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Order(StringComparer.Ordinal).ToArray()).OrderBy(g => g[0], StringComparer.Ordinal).ToList();
        long right = 0, wrong = 0;
        int withFalse = 0, mixed = 0;
        foreach (var members in groups)
        {
            // members alike in all that is asked of a pair are compared once
            var alike = members.GroupBy(id => (Campaign: campaigns.GetValueOrDefault(id), Near: nearGroup.GetValueOrDefault(id), Text: TextOf(id)))
                .Select(g => (g.Key.Campaign, g.Key.Near, Grams: new Lazy<FrozenSet<string>>(() => MeasuredWords.ThreeGrams(g.Key.Text)), Count: (long)g.Count())).ToArray();
            long falseHere = 0;
            for (var i = 0; i < alike.Length; i++)
                for (var j = i; j < alike.Length; j++)
                {
                    var (one, other) = (alike[i], alike[j]);
                    var pairs = i == j ? one.Count * (one.Count - 1) / 2 : one.Count * other.Count;
                    if (pairs == 0) continue;
                    if (one.Campaign is not null && one.Campaign == other.Campaign) right += pairs;
                    else if ((one.Near is null || one.Near != other.Near) && !Overlap(one.Grams.Value, other.Grams.Value)) falseHere += pairs;
                }
            wrong += falseHere;
            if (falseHere > 0) withFalse++;
            if (alike.Select(a => a.Campaign).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1) mixed++;
        }
        var all = campaigns.GroupBy(c => c.Value, StringComparer.Ordinal).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        double? precision = Share(right, right + wrong), recall = Share(right, all);
        yield return new(section, "groups", groups.Count, groupOf.Count);
        if (campaigns.Count > 0)
        {
            yield return new(section, "pair precision", precision, right + wrong, Note: corpus is null ? "without texts no pair is neutral" : "");
            yield return new(section, "pair recall", recall, all);
            yield return new(section, "pair F1", F1(precision, recall), all, Note: "main figure");
            foreach (var figure in BCubed(section, groupOf, campaigns)) yield return figure;
            foreach (var figure in Copies(section, groupOf, campaigns, gold)) yield return figure;
        }
        if (near.Count > 0)
            yield return new(section, "recall of near pairs", Share(near.Count(p => Same(groupOf, p.Id, p.OtherId)), near.Count), near.Count);
        yield return new(section, "share of groups with a false pair", Share(withFalse, groups.Count), groups.Count);
        yield return new(section, "groups that mix campaigns", mixed, groups.Count);

        string TextOf(string id) => corpus?.IndexOf(new(id)) is { } i ? corpus.Contributions[i].Title + "\n" + corpus.Contributions[i].Body.Plain : "";
    }

    static bool Overlap(FrozenSet<string> a, FrozenSet<string> b)
    {
        var shared = MeasuredWords.Shared(a, b);
        return MeasuredWords.Jaccard(a, b) >= NeutralJaccard || (shared >= NeutralShared && shared >= NeutralShareOfShorter * Math.Min(a.Count, b.Count));
    }

    static IEnumerable<Figure> BCubed(string section, Dictionary<string, string> groupOf, Dictionary<string, string> campaigns)
    {
        var sizes = campaigns.Values.CountBy(c => c).ToDictionary();
        var together = campaigns.Keys.Where(groupOf.ContainsKey).CountBy(id => groupOf[id]).ToDictionary();
        var alike = Together(groupOf, campaigns);
        double precision = 0, recall = 0;
        foreach (var (id, campaign) in campaigns)
        {
            double same = groupOf.TryGetValue(id, out var group) ? alike[(group, campaign)] : 1; // alone in its group
            precision += same / (group is null ? 1 : together[group]);
            recall += same / sizes[campaign];
        }
        double n = campaigns.Count;
        yield return new(section, "B-cubed precision", precision / n, campaigns.Count);
        yield return new(section, "B-cubed recall", recall / n, campaigns.Count);
        yield return new(section, "B-cubed F1", F1(precision / n, recall / n), campaigns.Count);
    }

    static IEnumerable<Figure> Copies(string section, Dictionary<string, string> groupOf, Dictionary<string, string> campaigns, Gold gold)
    {
        const string exact = "copie_exacte";
        var copies = gold.Of("change").Where(r => r.Label != "original" && campaigns.ContainsKey(r.Id)).ToList();
        var together = Together(groupOf, campaigns);
        bool Found(string id) => groupOf.TryGetValue(id, out var group) && together[(group, campaigns[id])] > 1;
        Figure Of(string name, List<GoldRow> rows) => new(section, name, Share(rows.Count(r => Found(r.Id)), rows.Count), rows.Count);

        yield return Of("copies found", copies);
        foreach (var kind in copies.SelectMany(r => r.Label.Split('+')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return Of($"copies found, {kind}", [.. copies.Where(r => r.Label.Split('+').Contains(kind))]);
        foreach (var changes in copies.GroupBy(r => r.Label == exact ? 0 : r.Label.Split('+').Length).OrderBy(g => g.Key))
            yield return Of($"copies found, {changes.Key} changes", [.. changes]);
    }

    // how many of a campaign are in a group
    static Dictionary<(string Group, string Campaign), int> Together(Dictionary<string, string> groupOf, Dictionary<string, string> campaigns) =>
        campaigns.Where(c => groupOf.ContainsKey(c.Key)).CountBy(c => (groupOf[c.Key], c.Value)).ToDictionary();

    static bool Same(Dictionary<string, string> classes, string a, string b) =>
        classes.TryGetValue(a, out var first) && classes.TryGetValue(b, out var second) && first == second;

    /// <summary>Gives each member the smallest id of all that it is joined with, directly or through others.</summary>
    static Dictionary<string, string> Join(IEnumerable<IReadOnlyList<string>> groups)
    {
        var parent = new Dictionary<string, string>(StringComparer.Ordinal);
        string Root(string id)
        {
            // each step takes half of the way off for those who come after
            while (parent.TryGetValue(id, out var up) && up != id) id = parent[id] = parent[up];
            return id;
        }
        foreach (var group in groups)
            foreach (var member in group)
            {
                parent.TryAdd(member, member);
                var (a, b) = (Root(group[0]), Root(member));
                if (string.CompareOrdinal(a, b) < 0) parent[b] = a; else parent[a] = b;
            }
        return parent.Keys.ToDictionary(id => id, Root, StringComparer.Ordinal);
    }

    static double? Share(long part, long whole) => TopicScores.Share(part, whole);

    static double? F1(double? precision, double? recall) => precision is { } p && recall is { } r ? p + r == 0 ? 0 : 2 * p * r / (p + r) : null;
}
