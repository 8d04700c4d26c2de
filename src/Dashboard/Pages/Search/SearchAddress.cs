using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Search;

/// <summary>A search as an address says it, and back: what a person sees can be sent, bookmarked and kept.</summary>
public static class SearchAddress
{
    const int LongestWords = 500, MostTags = 6;

    static readonly (string Name, SearchOrder Order)[] s_orders = [("pertinence", SearchOrder.Relevance), ("date", SearchOrder.Recent), ("votes", SearchOrder.Voted), ("nom", SearchOrder.Name)];
    static readonly (string Name, SearchAuthor Author)[] s_authors = [("personne", SearchAuthor.Person), ("organisation", SearchAuthor.Organisation), ("verifie", SearchAuthor.Verified), ("anonyme", SearchAuthor.None)];

    /// <summary>Orders with their names in addresses.</summary>
    public static IReadOnlyList<(string Name, SearchOrder Order)> Orders => s_orders;

    /// <summary>Kinds of authors with their names in addresses.</summary>
    public static IReadOnlyList<(string Name, SearchAuthor Author)> Authors => s_authors;

    /// <summary>Reads a search from an address or a form; what cannot be read asks nothing.</summary>
    /// <param name="value">The first value of a name; null where it is absent.</param>
    /// <param name="values">All values of a name.</param>
    public static SearchQuery Read(Func<string, string?> value, Func<string, IEnumerable<string?>> values)
    {
        var words = (value("q") ?? "").Trim();
        return new()
        {
            Words = words.Length > LongestWords ? words[..LongestWords] : words,
            Kind = Name<ContributionKind>(value("nature")), End = Name<ContributionUse>(value("fin")), Topic = value("sujet") is { Length: > 0 and < 100 } topic ? topic : null,
            Tags = [.. values("etiquette").OfType<string>().Select(t => t.Trim()).Where(t => t.IndexOf(':', StringComparison.Ordinal) is > 0 and < 100 && t.Length < 300).Distinct().Take(MostTags)],
            Author = s_authors.FirstOrDefault(a => a.Name == value("auteur")) is { Name: not null } author ? author.Author : null,
            MinVotes = Number(value("votes"), 1_000_000), MinFavour = Number(value("faveur"), 100),
            From = Day(value("du")), To = Day(value("au")),
            Similar = value("proche") is { Length: > 2 and < 700 } similar && similar.Contains('~', StringComparison.Ordinal) ? similar : null,
            Order = s_orders.FirstOrDefault(o => o.Name == value("tri")) is { Name: not null } order ? order.Order : null,
        };
    }

    /// <summary>Reads a search from an address.</summary>
    public static SearchQuery Read(IQueryCollection address) => Read(n => address[n].FirstOrDefault(), n => address[n]);

    /// <summary>Writes a search as the query of an address, without its mark; empty where nothing is asked.</summary>
    public static string Write(SearchQuery query, string? after = null)
    {
        var parts = Fields(query).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}");
        return string.Join('&', after is null ? parts : parts.Append($"apres={Uri.EscapeDataString(after)}"));
    }

    /// <summary>Lists the names and values that say a search: for an address or for hidden fields of a form.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(SearchQuery query)
    {
        if (query.Words.Length > 0) yield return ("q", query.Words);
        if (query.Kind is { } kind) yield return ("nature", kind.ToString());
        foreach (var tag in query.Tags) yield return ("etiquette", tag);
        if (query.Author is { } author) yield return ("auteur", s_authors.First(a => a.Author == author).Name);
        if (query.MinVotes is { } votes) yield return ("votes", votes.ToString(CultureInfo.InvariantCulture));
        if (query.MinFavour is { } favour) yield return ("faveur", favour.ToString(CultureInfo.InvariantCulture));
        if (query.From is { } from) yield return ("du", from.ToString("O", CultureInfo.InvariantCulture));
        if (query.To is { } to) yield return ("au", to.ToString("O", CultureInfo.InvariantCulture));
        if (query.End is { } end) yield return ("fin", end.ToString());
        if (query.Topic is { } topic) yield return ("sujet", topic);
        if (query.Similar is { } similar) yield return ("proche", similar);
        if (query.Order is { } order) yield return ("tri", s_orders.First(o => o.Order == order).Name);
    }

    static T? Name<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && !int.TryParse(text, out _) ? value : null;

    static int? Number(string? text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : null;

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;
}
