using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>How often a run gave a tag.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">Its value; empty for all entities together.</param>
/// <param name="Origin">Who gave it.</param>
/// <param name="Count">Contributions.</param>
/// <param name="Confidence">Mean confidence said, in [0, 1].</param>
public sealed record TagCount(TagKind Kind, string Value, TagOrigin Origin, int Count, double Confidence)
{
    /// <summary>Counts tags, in the order in which they first stand; names of entities together, under no value.</summary>
    public static ImmutableArray<TagCount> Of(ImmutableArray<Tag> tags) =>
        [.. tags.GroupBy(t => (t.Kind, Value: t.Kind == TagKind.Entity ? "" : StorableText.Of(t.Value), t.Origin)) // two that the database holds as one are one
            .Select(g => new TagCount(g.Key.Kind, g.Key.Value, g.Key.Origin, g.Count(), g.Average(t => t.Confidence)))];
}
