using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Describes a group of wordings: who stands for it, who wrote it, what each member added.</summary>
static class CopyGroups
{
    const int MaxCompared = 30;
    const double MinSimilarity = 0.1;
    const double MaxAltered = 0.9999; // 1 is word for word

    /// <summary>Describes one group; ids are given later.</summary>
    /// <returns>The group, and apart from it what turned out unlike the wording that stands for it.</returns>
    /// <param name="texts">The corpus.</param>
    /// <param name="wordings">Its wordings.</param>
    /// <param name="settled">What an earlier run said of it; null where there was none.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancel">Stops between two members.</param>
    public static IEnumerable<DuplicateGroup> Describe(PreparedCorpus texts, List<Wording> wordings, SettledCopies? settled, DuplicatesOptions options, CancellationToken cancel)
    {
        if (settled?.Same(wordings) is { } same)
        {
            yield return same;
            yield break;
        }
        var likeness = LikenessInside(wordings);
        var common = CommonWording(wordings, likeness);
        likeness.Set(common);
        var similarities = wordings.Select(w => w == common ? 1 : Math.Min(MaxAltered, likeness.With(w))).ToArray();
        var alike = Enumerable.Range(0, wordings.Count).Where(i => similarities[i] >= MinSimilarity).ToArray();
        if (alike.Sum(i => wordings[i].Members.Count) > 1)
            yield return Describe(texts, [.. alike.Select(i => (wordings[i], similarities[i]))], common, settled, options, cancel);
        foreach (var apart in Enumerable.Range(0, wordings.Count).Where(i => similarities[i] < MinSimilarity && wordings[i].Members.Count > 1))
            yield return Describe(texts, [(wordings[apart], 1)], wordings[apart], settled, options, cancel);
    }

    static DuplicateGroup Describe(PreparedCorpus texts, List<(Wording Wording, double Similarity)> wordings, Wording common,
        SettledCopies? settled, DuplicatesOptions options, CancellationToken cancel)
    {
        var corpus = texts.Corpus;
        var representative = common.Members.OrderBy(m => corpus.Contributions[m].Kind)
            .ThenBy(m => corpus.Contributions[m].CreatedAt ?? DateTimeOffset.MaxValue).ThenBy(m => m).First();
        var members = new List<(int Index, DuplicateMember Member)>();
        var known = settled?.MembersUnder(common);
        foreach (var (wording, similarity) in wordings)
            foreach (var index in wording.Members)
            {
                cancel.ThrowIfCancellationRequested();
                members.Add((index, known?.Invoke(index) ?? new(corpus.Contributions[index].Id, similarity,
                    wording == common ? [] : AddedPassages.Of(texts, index, common, options))));
            }
        var contributions = members.Select(m => corpus.Contributions[m.Index]).ToList();
        var authors = AuthorsOf(contributions);
        return new("", KindOf(wordings.Count, common, authors, options), corpus.Contributions[representative].Id,
            [.. members.OrderBy(m => m.Index == representative ? -1 : m.Index).Select(m => m.Member)],
            authors, wordings.Count, contributions.Min(c => c.CreatedAt), contributions.Max(c => c.CreatedAt));
    }

    /// <summary>Counts distinct authors, one more for each contribution without.</summary>
    public static int AuthorsOf(IReadOnlyCollection<Contribution> contributions) => contributions.Count(c => c.Author is null) +
        contributions.Select(c => c.Author?.Name).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>A text of some length by several authors is a campaign, altered or not; members without author count as one author each.</summary>
    static DuplicateKind KindOf(int wordings, Wording common, int authors, DuplicatesOptions options) =>
        authors >= options.MinCampaignAuthors && common.Length >= options.MinCampaignWords ? DuplicateKind.Campaign
        : wordings == 1 ? DuplicateKind.Exact
        : DuplicateKind.Near;

    /// <summary>Inside a group every pair of words weighs the same.</summary>
    static CopyLikeness LikenessInside(List<Wording> wordings)
    {
        foreach (var wording in wordings) (wording.Weight, wording.Everywhere) = (wording.Pairs.Length, 0);
        return new(new(0));
    }

    /// <summary>The wording most contributions hold; else the one most like the others, so that what is added is not taken for common.</summary>
    static Wording CommonWording(List<Wording> wordings, CopyLikeness likeness)
    {
        var most = wordings.Max(w => w.Members.Count);
        var tied = wordings.Where(w => w.Members.Count == most).Take(MaxCompared).ToList();
        if (tied.Count == 1) return tied[0];
        var compared = wordings.Take(MaxCompared).ToList();
        var (best, bestSum) = (tied[0], -1.0);
        foreach (var wording in tied)
        {
            likeness.Set(wording);
            var sum = compared.Sum(other => other == wording ? 1 : likeness.With(other));
            if (sum > bestSum) (best, bestSum) = (wording, sum);
        }
        return best;
    }
}
