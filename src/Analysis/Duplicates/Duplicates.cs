using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds contributions that say the same in the same words.</summary>
public static class Duplicates
{
    /// <summary>Groups copies: exact, near, and campaigns (one text posted by many authors).</summary>
    /// <param name="texts">The prepared corpus.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancel">Stops between two texts.</param>
    /// <param name="signatures">What of each contribution is compared, where it was taken beforehand; null to take it here.</param>
    /// <param name="earlier">What an earlier run found with the same options, to go on from; null to look at all.</param>
    /// <returns>Groups of two and more, largest first, paraphrases after all others, ids from <c>D001</c>. A contribution is in one group at most, paraphrases apart.</returns>
    /// <remarks>
    /// Equal texts fold into one wording (<see cref="Wordings"/>); wordings gather around centres (<see cref="CopyGrouping"/>) by
    /// <see cref="CopyLikeness"/>. Near-linear: about a dozen comparisons a wording.
    /// Going on from an earlier run, its groups stay, and only what is new or changed is looked at; docs/performance.md says how near that comes to looking at all.
    /// What may say the same in other words is suggested apart (<see cref="Paraphrases"/>).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ImmutableArray<DuplicateGroup> Find(PreparedCorpus texts, DuplicatesOptions options, CancellationToken cancel,
        ImmutableArray<CopySignature>? signatures = null, EarlierCopies? earlier = null)
    {
        options.Check();
        var wordings = Wordings.Of(texts, signatures, options, cancel);
        var settled = earlier is null ? null : new SettledCopies(earlier, texts.Corpus, wordings);
        var centres = CopyGrouping.Group(wordings, settled, options, cancel);
        var gathered = SphericalKMeans.Members(centres, centres.Length).Select(group => Array.ConvertAll(group, i => wordings[i]).ToList())
            .Where(g => g.Sum(w => w.Members.Count) > 1).ToList();
        var described = new List<DuplicateGroup>[gathered.Count];
        Parallel.For(0, described.Length, new ParallelOptions { CancellationToken = cancel },
            g => described[g] = [.. CopyGroups.Describe(texts, gathered[g], settled, options, cancel)]);
        var groups = described.SelectMany(g => g);
        int[] once = [.. Enumerable.Range(0, wordings.Count).Where(i => centres[i] == i)];
        foreach (var wording in wordings) wording.ForgetPairs();
        return Number(options.SuggestsParaphrases ? groups.Concat(Paraphrases.Find(texts, signatures, wordings, once, settled, cancel)) : groups);
    }

    static ImmutableArray<DuplicateGroup> Number(IEnumerable<DuplicateGroup> groups) =>
        [.. groups.OrderBy(g => g.Kind == DuplicateKind.Paraphrase).ThenByDescending(g => g.Members.Length).ThenBy(g => g.Representative)
            .Select((g, i) => g with { Id = "D" + (i + 1).ToString("000", CultureInfo.InvariantCulture) })];
}
