using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Scores the order of controversies and checks their counts.</summary>
static class ControversyScores
{
    const string Section = "controversies";
    const int DividedFrom = 10, TopOfGold = 30;
    static readonly int[] s_depths = [10, 30, 50];

    /// <summary>Scores against each controversy gold, against the division of votes, and against the input.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus, Gold gold)
    {
        var order = findings.Controversies.Where(c => c.Contribution is not null).OrderBy(c => c.Rank).Select(c => c.Contribution!.Value.Value).ToList();
        // a random order would draw from all propositions, also those that nobody voted on
        var propositions = corpus?.Contributions.Count(c => c.Kind == ContributionKind.Proposition) ?? 0;
        foreach (var (name, rows) in gold.Family("controversy"))
            foreach (var figure in Order(name, order, propositions, rows.GroupBy(r => r.Id, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => double.Parse(g.First().Label, CultureInfo.InvariantCulture), StringComparer.Ordinal)))
                yield return figure;
        if (corpus is null) yield break;
        var division = Enumerable.Range(0, corpus.Contributions.Length)
            .Where(i => corpus.Contributions[i].Kind == ContributionKind.Proposition && corpus.VotesOf(i) is { } v && v.Total >= DividedFrom)
            .ToDictionary(i => corpus.Contributions[i].Id.Value, i => MeasuredVotes.Division(corpus.VotesOf(i)!.Value), StringComparer.Ordinal);
        if (division.Count > 0)
            foreach (var figure in Order("division", order, propositions, division)) yield return figure;
        foreach (var figure in Checks(findings, corpus)) yield return figure;
    }

    static IEnumerable<Figure> Order(string name, List<string> order, int propositions, Dictionary<string, double> gains)
    {
        List<double> all = [.. gains.Values, .. Enumerable.Repeat(0.0, Math.Max(0, propositions - gains.Count))];
        var ranked = order.Select(id => gains.GetValueOrDefault(id)).ToList();
        foreach (var k in s_depths)
            yield return new(Section, $"{name}, nDCG@{k}", RankingScores.Ndcg(ranked, all, k), gains.Count, RankingScores.ExpectedNdcg(all, k));
        var top = gains.Where(g => g.Value > 0).OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(TopOfGold).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        yield return new(Section, $"{name}, average precision of the top {TopOfGold}", RankingScores.AveragePrecision(order.Select(top.Contains), top.Count),
            gains.Count, RankingScores.ExpectedAveragePrecision(top.Count, all.Count));
        var listed = order.Select((id, i) => (id, i)).Where(x => gains.ContainsKey(x.id)).ToList();
        yield return new(Section, $"{name}, Spearman over the listed",
            RankingScores.Spearman([.. listed.Select(x => -(double)x.i)], [.. listed.Select(x => gains[x.id])]), listed.Count, 0);
    }

    static IEnumerable<Figure> Checks(Findings findings, Corpus corpus)
    {
        var all = findings.Controversies;
        var single = all.Where(c => c.Contribution is { } id && corpus.IndexOf(id) is not null).ToList();
        Figure Check(string name, int good, int n) => new(Section, name, TopicScores.Share(good, n), n, Note: "must be 1");
        int Index(Controversy c) => corpus.IndexOf(c.Contribution!.Value)!.Value; // those without are filtered above

        yield return Check("votes equal the input", single.Count(c => (corpus.VotesOf(Index(c)) ?? default) == c.Votes), single.Count);
        yield return Check("declared arguments equal the input", single.Count(c =>
            Declared(corpus, Index(c), Side.For) == c.ArgumentsFor && Declared(corpus, Index(c), Side.Against) == c.ArgumentsAgainst), single.Count);
        yield return Check("low ≤ score ≤ high", all.Count(c => c.Low <= c.Score && c.Score <= c.High), all.Length);
        var cited = all.SelectMany(c => c.ForIds.Concat(c.AgainstIds).Concat(c.Contribution is { } id ? [id] : [])).ToList();
        yield return Check("cited ids exist", cited.Count(id => corpus.IndexOf(id) is not null), cited.Count);
        var sided = single.SelectMany(c => c.ForIds.Select(id => (c, id, Side.For)).Concat(c.AgainstIds.Select(id => (c, id, Side.Against)))).ToList();
        yield return Check("listed arguments are arguments of that side", sided.Count(s => corpus.IndexOf(s.id) is { } i
            && (corpus.Contributions[i].Stance is not { } side || side == s.Item3)), sided.Count);
    }

    static int Declared(Corpus corpus, int index, Side side)
    {
        var count = 0;
        foreach (var child in corpus.ChildrenOf(index))
            if (corpus.Contributions[child].Kind == ContributionKind.Argument && corpus.Contributions[child].Stance == side) count++;
        return count;
    }
}
