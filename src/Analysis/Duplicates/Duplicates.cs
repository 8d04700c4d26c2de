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
    /// <returns>Groups of two and more, largest first, paraphrases after all others, ids from <c>D001</c>. A contribution is in one group at most, paraphrases apart.</returns>
    /// <remarks>
    /// Equal texts fold into one wording (<see cref="Wordings"/>); wordings gather around centres (<see cref="CopyGrouping"/>) by
    /// <see cref="CopyLikeness"/>. Near-linear: about a dozen comparisons a wording.
    /// What may say the same in other words is suggested apart (<see cref="Paraphrases"/>).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ImmutableArray<DuplicateGroup> Find(PreparedCorpus texts, DuplicatesOptions options, CancellationToken cancel, ImmutableArray<CopySignature>? signatures = null)
    {
        options.Check();
        var wordings = Wordings.Of(texts, signatures, options, cancel);
        var centres = CopyGrouping.Group(wordings, options, cancel);
        var gathered = SphericalKMeans.Members(centres, centres.Length).Select(group => Array.ConvertAll(group, i => wordings[i]).ToList())
            .Where(g => g.Sum(w => w.Members.Count) > 1).ToList();
        var described = new List<DuplicateGroup>[gathered.Count];
        Parallel.For(0, described.Length, new ParallelOptions { CancellationToken = cancel },
            g => described[g] = [.. CopyGroups.Describe(texts, gathered[g], options, cancel)]);
        var groups = described.SelectMany(g => g);
        var once = Enumerable.Range(0, wordings.Count).Where(i => centres[i] == i).Select(i => wordings[i]).ToList();
        foreach (var wording in wordings) wording.ForgetPairs();
        return Number(options.SuggestsParaphrases ? groups.Concat(Paraphrases.Find(texts, signatures, once, cancel)) : groups);
    }

    static ImmutableArray<DuplicateGroup> Number(IEnumerable<DuplicateGroup> groups) =>
        [.. groups.OrderBy(g => g.Kind == DuplicateKind.Paraphrase).ThenByDescending(g => g.Members.Length).ThenBy(g => g.Representative)
            .Select((g, i) => g with { Id = "D" + (i + 1).ToString("000", CultureInfo.InvariantCulture) })];
}
