using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What becomes of one attribute of the input on publication.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Released">Whether it is published.</param>
/// <param name="Values">Distinct values in the input.</param>
/// <param name="Emptied">Cells emptied because too few contributors share them; 0 when it is withheld whole.</param>
/// <param name="Smallest">Contributors in the smallest group that can still be told apart by all released attributes together; null when withheld.</param>
public sealed record AttributeRelease(string Name, bool Released, int Values, int Emptied, int? Smallest);

/// <summary>Lets attributes out only where each combination of their values is shared by k contributors or more.</summary>
/// <remarks>
/// k-anonymity (Sweeney 2002) counted over contributors, not rows: a person who wrote ten times is one. Attributes are taken in the order of
/// the input; one that would leave more than a fifth of its cells empty is withheld whole, and so is one with nearly as many values as rows
/// (free text, numbers, links). Cost: one pass over the rows an attribute. When it misleads: it says nothing of what the texts tell.
/// </remarks>
public static class KAnonymity
{
    const double MostEmptied = 0.2, MostDistinct = 0.2;

    /// <summary>Decides on every attribute.</summary>
    /// <param name="contributions">What would be published.</param>
    /// <param name="k">Fewest contributors that share a combination; 2 or more.</param>
    /// <returns>What becomes of each attribute, in order of first sight, and the attributes of each contribution as published, in the same order as given.</returns>
    public static (ImmutableArray<AttributeRelease> Releases, ImmutableArray<ImmutableArray<ContributionAttribute>> Cells) Of(ImmutableArray<Contribution> contributions, int k)
    {
        var names = contributions.SelectMany(c => c.Attributes).Select(a => a.Name).Distinct(StringComparer.Ordinal).ToList();
        var contributors = contributions.Select((c, i) => c.Author?.Name ?? $"\0{i}").ToArray();
        var combination = new string[contributions.Length];
        Array.Fill(combination, "");
        var cells = contributions.Select(_ => ImmutableArray.CreateBuilder<ContributionAttribute>()).ToArray();
        var releases = ImmutableArray.CreateBuilder<AttributeRelease>();
        foreach (var name in names)
        {
            var values = contributions.Select(c => c.Attributes.FirstOrDefault(a => a.Name == name).Value ?? "").ToArray();
            var filled = values.Count(v => v.Length > 0);
            var distinct = values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Count();
            var joined = values.Select((v, i) => $"{combination[i]}\u001F{v}").ToArray();
            var groups = joined.Select((j, i) => (Key: j, Who: contributors[i])).GroupBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(x => x.Who).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
            var emptied = joined.Select((j, i) => values[i].Length > 0 && groups[j] < k).ToArray();
            if (filled == 0 || contributors.Distinct(StringComparer.Ordinal).Count() < k || emptied.Count(e => e) > filled * MostEmptied || distinct > Math.Max(k, filled * MostDistinct))
            {
                releases.Add(new(name, false, distinct, 0, null));
                continue;
            }
            for (var i = 0; i < values.Length; i++)
            {
                if (emptied[i]) values[i] = "";
                combination[i] = $"{combination[i]}\u001F{values[i]}";
            }
            var (smallest, more) = Settle(combination, contributors, values, k);
            for (var i = 0; i < values.Length; i++)
                if (values[i].Length > 0) cells[i].Add(new(name, values[i]));
            releases.Add(new(name, true, distinct, emptied.Count(e => e) + more, smallest));
        }
        return (releases.ToImmutable(), [.. cells.Select(c => c.ToImmutable())]);
    }

    /// <summary>Emptying makes new groups, of the rows that were emptied: where such a rest is too small, the whole group it came from is emptied.</summary>
    static (int Smallest, int More) Settle(string[] combination, string[] contributors, string[] values, int k)
    {
        for (var more = 0; ;)
        {
            var sizes = combination.Select((c, i) => (c, contributors[i])).Distinct().GroupBy(x => x.c, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
            var small = Enumerable.Range(0, values.Length).Where(i => sizes[combination[i]] < k).Select(Before).ToHashSet(StringComparer.Ordinal);
            var emptied = Enumerable.Range(0, values.Length).Where(i => values[i].Length > 0 && small.Contains(Before(i))).ToList();
            if (emptied.Count == 0) return (sizes.Values.Min(), more);
            foreach (var i in emptied)
            {
                combination[i] = Before(i);
                values[i] = "";
                more++;
            }
        }

        string Before(int i) => combination[i][..(combination[i].Length - values[i].Length)];
    }
}
