using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows points of earlier runs again among those of this run: by key, else by source and words, else by words and who carries them.</summary>
/// <remarks>
/// All decisions are matched at once, before any is applied, so that their order does not matter; a point of this run stands for one earlier point at most,
/// so that two decisions never end on one row by accident.
/// </remarks>
static class PointMatches
{
    const double SameSource = 0.4, SameWords = 0.7, SameCarriers = 0.5, SomeWords = 0.2;

    /// <summary>Matches the points that decisions were made on.</summary>
    /// <param name="wanted">Points as decisions keep them.</param>
    /// <param name="machine">Points of this run by key.</param>
    /// <returns>For each key that this run doesn't hold, the key of the point that took its place.</returns>
    public static Dictionary<string, string> Of(IEnumerable<PointRef> wanted, IReadOnlyDictionary<string, AgreementPoint> machine)
    {
        var all = wanted.ToList();
        var taken = all.Select(w => w.Key).Where(machine.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var lost = all.Where(w => !machine.ContainsKey(w.Key) && IsMachineKey(w.Key)).GroupBy(w => w.Key, StringComparer.Ordinal).Select(g => g.First());
        var pairs = lost.SelectMany(w => machine.Where(m => !taken.Contains(m.Key)).Select(m => (Lost: w.Key, Found: m.Key, Likeness: Likeness(w, m.Value))))
            .Where(p => p.Likeness > 0)
            .OrderByDescending(p => p.Likeness).ThenBy(p => p.Lost, StringComparer.Ordinal).ThenBy(p => p.Found, StringComparer.Ordinal);
        var matches = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (gone, found, _) in pairs)
            if (!matches.ContainsKey(gone) && taken.Add(found)) matches.Add(gone, found);
        return matches;
    }

    /// <summary>Whether a key names a point that the machine drafted.</summary>
    public static bool IsMachineKey(string key) => key.StartsWith('p') && !key.Contains('.');

    static double Likeness(PointRef kept, AgreementPoint point)
    {
        var words = Trigrams.Jaccard(kept.Found, point.Point);
        if (kept.Citations.IsEmpty) return words >= SameWords ? words : 0;
        var before = kept.Citations.Select(c => c.Contribution).ToHashSet();
        var now = point.Citations.Select(c => c.Contribution).ToHashSet();
        var shared = before.Count(now.Contains);
        var carriers = (double)shared / (before.Count + now.Count - shared);
        var sameSource = kept.Citations[0].Contribution == point.Citations[0].Contribution;
        return (sameSource && words >= SameSource) || words >= SameWords || (carriers >= SameCarriers && words >= SomeWords) ? 1 + words + carriers : 0;
    }
}
