using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Runs;

/// <summary>One value of one kind of tag: how often it was given, by whom, and what it was learnt from.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">The value; empty for all entities together.</param>
/// <param name="Counts">How often each origin gave it.</param>
/// <param name="Learning">What was learnt of it; null when nobody's answers were enough.</param>
public sealed record TagLine(TagKind Kind, string Value, ImmutableArray<TagCount> Counts, TagLearning? Learning)
{
    /// <summary>Mean confidence of what was guessed, in [0, 1]; null where nothing was.</summary>
    /// <remarks>Only what the measured share right is about: what people declared or answered is no guess, and an author's own vote behind a side (origin rule) makes it surer than words do.</remarks>
    public double? Confidence
    {
        get
        {
            var guessed = Counts.Where(c => c.Origin == TagOrigin.Model || c.Origin == TagOrigin.Rule && Kind != TagKind.Stance).ToList();
            return guessed.Sum(c => c.Count) is > 0 and var count ? guessed.Sum(c => c.Confidence * c.Count) / count : null;
        }
    }

    /// <summary>How often one origin gave it.</summary>
    public int Of(TagOrigin origin) => Counts.Where(c => c.Origin == origin).Sum(c => c.Count);

    /// <summary>Lists the values given or learnt: by kind, the most given first.</summary>
    public static IReadOnlyList<TagLine> Of(ImmutableArray<TagCount> counts, ImmutableArray<TagLearning> learning)
    {
        var given = counts.ToLookup(c => (c.Kind, c.Value));
        return [.. counts.Select(c => (c.Kind, c.Value)).Concat(learning.Select(l => (l.Kind, l.Value))).Distinct()
            .Select(key => new TagLine(key.Kind, key.Value, [.. given[key]], learning.FirstOrDefault(l => (l.Kind, l.Value) == key)))
            .OrderBy(l => l.Kind).ThenByDescending(l => l.Counts.Sum(c => c.Count)).ThenBy(l => l.Value, StringComparer.Ordinal)];
    }
}
