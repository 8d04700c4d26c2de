using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes what a search asks as conditions on <c>contribution_search s</c>; every value travels as a parameter.</summary>
/// <param name="parameters">The first one is there: the consultations to look into. The others are added.</param>
sealed class SearchFilter(List<object?> parameters)
{
    /// <summary>The parameters to begin with. One consultation stands alone: its index then gives the order too.</summary>
    public static List<object?> Start(IReadOnlyCollection<long> consultations) => [consultations.Count == 1 ? consultations.First() : consultations.ToArray()];

    /// <summary>Gives the <c>where</c> of a query.</summary>
    public string Of(SearchQuery query)
    {
        var conditions = new List<string> { parameters[0] is long ? "s.consultation_id = $1" : "s.consultation_id = any($1)" };
        void Add(string condition, object value)
        {
            parameters.Add(value);
            conditions.Add(condition.Replace("$?", $"${parameters.Count}", StringComparison.Ordinal));
        }

        if (query.Words.Length > 0) Add("s.words @@ search_query($?)", StorableText.Of(query.Words));
        if (query.Kind is { } kind) Add("s.kind = $?", WordNames.Of(kind));
        if (query.Author is SearchAuthor.Verified) conditions.Add("s.verified");
        else if (query.Author is { } author) Add("s.author_kind = $?", WordNames.Of(author));
        if (query.MinVotes is { } votes) Add("s.agree + s.mixed + s.disagree >= $?", votes);
        if (query.MinFavour is { } favour) Add("s.agree * 100 >= $? * (s.agree + s.mixed + s.disagree) and s.agree + s.mixed + s.disagree > 0", favour);
        if (query.From is { } from) Add("s.created_at >= $?", ParisTime.Start(from).UtcDateTime);
        if (query.To is { } to) Add("s.created_at < $?", ParisTime.Start(to.AddDays(1)).UtcDateTime);
        foreach (var tag in query.Tags)
            if (tag.Split(':', 2) is [var tagKind, var value])
            {
                parameters.AddRange([StorableText.Of(tagKind), StorableText.Of(value)]);
                conditions.Add($"""
                    exists (select from search_tags t where t.consultation_id = s.consultation_id and t.contribution_id = s.contribution_id
                        and t.kind = ${parameters.Count - 1} and t.value = ${parameters.Count})
                    """);
            }
        if (query.End is { } end)
            Add("exists (select from search_places p where p.consultation_id = s.consultation_id and p.contribution_id = s.contribution_id and p.ending = $?)", WordNames.Of(end));
        if (query.Topic is { } topic)
            Add("""
                exists (select from search_places p where p.consultation_id = s.consultation_id and p.contribution_id = s.contribution_id
                    and (p.topic_id = $? or p.subtopic_id = $?))
                """, StorableText.Of(topic));
        return "where " + string.Join(" and ", conditions);
    }
}
