using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A tag that people gave in one consultation, proposed for a contribution of another because it comes near to one that they tagged.</summary>
/// <param name="Kind">What the tag is about.</param>
/// <param name="Value">The word of it.</param>
/// <param name="Example">The contribution that people tagged there.</param>
/// <param name="By">Who gave it.</param>
/// <param name="To">The contribution here.</param>
/// <param name="Likeness">How near both are by meaning, up to 1.</param>
public sealed record CopiedTag(TagKind Kind, string Value, ContributionId Example, string By, ContributionId To, double Likeness)
{
    /// <summary>Its name in a form.</summary>
    public string Name => $"{WordNames.Of(Kind)}:{Value}~{To.Value}";
}

/// <summary>Carries people's tags and their examples from one consultation to the next.</summary>
sealed class CopyTags(NeighbourReading neighbours)
{
    /// <summary>Least likeness of an example and what is proposed after it.</summary>
    public const double MinLikeness = 0.6;

    const int MostTags = 20, ExamplesEach = 5, NearEach = 5, MostProposed = 200;

    /// <summary>Proposes tags, the likest first; what people answered here already is left alone.</summary>
    public async Task<ImmutableArray<CopiedTag>> ProposeAsync(CuratedRun from, CuratedRun to, CancellationToken cancel)
    {
        var given = Standing(from).Where(t => t.Value.Given).GroupBy(t => (t.Key.Kind, t.Key.Value)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Value, StringComparer.Ordinal).Take(MostTags)
            .SelectMany(g => g.OrderByDescending(t => t.Value.Order).Take(ExamplesEach)).ToList();
        if (given.Count == 0) return [];
        var answered = Standing(to);
        var near = (await neighbours.OfExamplesAsync(from.ConsultationId, [.. given.Select(g => g.Key.Id).Distinct()], to.ConsultationId, NearEach, MinLikeness, cancel)).ToLookup(n => n.Example, n => n.Near);
        return [.. given.SelectMany(g => near[g.Key.Id].Select(n => new CopiedTag(g.Key.Kind, g.Key.Value, g.Key.Id, g.Value.By, n.Id, n.Cosine)))
            .Where(c => to.Corpus.IndexOf(c.To) is not null && !answered.ContainsKey((c.To, c.Kind, c.Value)))
            .OrderByDescending(c => c.Likeness).ThenBy(c => c.Name, StringComparer.Ordinal).DistinctBy(c => c.Name).Take(MostProposed)];
    }

    /// <summary>People's last answer on each tag of each contribution.</summary>
    static Dictionary<(ContributionId Id, TagKind Kind, string Value), (bool Given, string By, int Order)> Standing(CuratedRun run)
    {
        var standing = new Dictionary<(ContributionId, TagKind, string), (bool, string, int)>();
        foreach (var fate in run.Curated.Fates)
            if (fate is { Fate: not Fate.Withdrawn, Curation.Decision: TagContributions tag })
                foreach (var id in tag.Contributions) standing[(id, tag.Kind, tag.Value)] = (tag.Given, fate.Curation.By, standing.Count);
        return standing;
    }
}
