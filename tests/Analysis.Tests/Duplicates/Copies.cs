using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Makes small corpora and reads groups back as text.</summary>
static class Copies
{
    public static Contribution Of(string id, string body, string? author = null, string title = "",
        ContributionKind kind = ContributionKind.Proposition, string? parent = null, string? at = null) => new()
    {
        Id = new(id), Title = title, Body = SourceText.Same(body), Kind = kind,
        Author = author is null ? null : new(author),
        ParentId = parent is null ? null : new(parent),
        CreatedAt = at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
    };

    public static ImmutableArray<DuplicateGroup> Find(params Contribution[] contributions) => Find(contributions.AsEnumerable());

    public static ImmutableArray<DuplicateGroup> Find(IEnumerable<Contribution> contributions, DuplicatesOptions? options = null) =>
        Duplicates.Find(Text.Prepare(new(contributions, []), new(), CancellationToken.None), options ?? new(), CancellationToken.None);

    public static ImmutableArray<DuplicateGroup> FindTexts(params string[] texts) =>
        Find(texts.Select((t, i) => Of($"c{i:00000}", t)));

    public static string[] Ids(DuplicateGroup group) => [.. group.Members.Select(m => m.Contribution.Value).Order(StringComparer.Ordinal)];

    /// <summary>Groups as sets of ids, in an order of their own.</summary>
    public static string[] Sets(IEnumerable<DuplicateGroup> groups) => [.. groups.Select(g => string.Join(' ', Ids(g))).Order(StringComparer.Ordinal)];
}
