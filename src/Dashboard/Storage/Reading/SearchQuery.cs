using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>In which order a search shows what it found.</summary>
public enum SearchOrder { Relevance, Recent, Voted, Name }

/// <summary>Whom a search asks for. <see cref="None"/> = nobody is named.</summary>
public enum SearchAuthor { Person, Organisation, Verified, None }

/// <summary>What a person asks of the search; each member that is left out asks nothing.</summary>
public sealed record SearchQuery
{
    /// <summary>Words as typed: together, "a phrase", or, -without; French stems, accents optional.</summary>
    public string Words { get; init; } = "";

    /// <summary>A kind of contribution.</summary>
    public ContributionKind? Kind { get; init; }

    /// <summary>Tags that all stand on it, each <c>kind:value</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Who wrote.</summary>
    public SearchAuthor? Author { get; init; }

    /// <summary>At least so many votes.</summary>
    public int? MinVotes { get; init; }

    /// <summary>At least this share of votes in favour, in percent, 0 to 100.</summary>
    public int? MinFavour { get; init; }

    /// <summary>Posted on this day or later, Paris time.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Posted on this day or earlier, Paris time.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where it ended in the synthesis.</summary>
    public ContributionUse? End { get; init; }

    /// <summary>The id of the topic or sub-topic it stands in now; only within one consultation.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether it asks for what a run found or people decided.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AsksFindings => !Tags.IsEmpty || End is not null || Topic is not null;

    /// <summary>A contribution whose neighbours by meaning are wanted: the consultation's name in addresses, <c>~</c>, its id.</summary>
    public string? Similar { get; init; }

    /// <summary>The order; null = by relevance where words are given, else by name.</summary>
    public SearchOrder? Order { get; init; }

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => Words.Length == 0 && Kind is null && Tags.IsEmpty && Author is null && MinVotes is null && MinFavour is null && From is null && To is null && End is null && Topic is null && Similar is null;

    /// <summary>The order that counts.</summary>
    public SearchOrder EffectiveOrder => Order is { } order && (order != SearchOrder.Relevance || Words.Length > 0) ? order
        : Words.Length > 0 ? SearchOrder.Relevance : SearchOrder.Name;
}
