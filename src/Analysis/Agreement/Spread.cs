using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells how far those who carry a point are spread: over kinds of people and over topics.</summary>
/// <remarks>ln(stakeholders) + ln(topics), each at least 1: a demand of farmers and teachers stands before one of as many farmers. When it misleads: few say who they are.</remarks>
sealed class Spread
{
    readonly TopicPlaces _places;
    readonly ILookup<int, string> _stakeholders;

    /// <summary>Sorts stakeholder tags by contribution.</summary>
    public Spread(Corpus corpus, TopicPlaces places, ImmutableArray<Tag> tags)
    {
        _places = places;
        _stakeholders = tags.Where(t => t.Kind == TagKind.Stakeholder).Select(t => (Index: corpus.IndexOf(t.Contribution), t.Value))
            .Where(t => t.Index is not null).ToLookup(t => t.Index!.Value, t => t.Value); // filtered by Where
    }

    /// <summary>Gives the spread of the cited contributions; 0 where all are of one kind and topic.</summary>
    public double Of(int[] cited) => Logarithm(cited.SelectMany(i => _stakeholders[i]).Distinct(StringComparer.Ordinal).Count())
        + Logarithm(cited.Select(_places.Of).OfType<TopicId>().Distinct().Count());

    static double Logarithm(int kinds) => Math.Log(Math.Max(1, kinds));
}
