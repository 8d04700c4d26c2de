using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Recognises Decidim's own exports: proposals, debates and comments, with columns such as <c>title/fr</c> and <c>commentable_type</c>.</summary>
static class Decidim
{
    /// <summary>Recognises a table; null when it isn't one.</summary>
    public static TableFormat? Recognise(Header header)
    {
        if (!header.Has("id")) return null;
        var native = header.Columns.Any(c => c.Contains('/')) || header.Has("commentable_type");
        if (!native) return null;
        if (header.Has("body", "commentable_id", "commentable_type")) return Format(header, ContributionKind.Comment);
        var isDebate = header.Has("title", "description") && !header.Has("body");
        var isProposal = header.Has("title", "body") || (header.Has("body") && header.Columns.Any(c => c.StartsWith("component", StringComparison.Ordinal)));
        return isDebate || isProposal ? Format(header, ContributionKind.Proposition) with { DescribesBody = isDebate } : null;
    }

    /// <summary>Says why a table of an organisation's open data holds no contributions; null where it may.</summary>
    /// <remarks>The export of a whole platform holds meetings, results, spaces and accounts beside what people wrote.</remarks>
    public static string? WhyAside(Header header, string stem)
    {
        if (!header.Has("id")) return null;
        var name = Words.Fold(stem);
        bool Named(string entity) => name == entity || (name.EndsWith("_" + entity, StringComparison.Ordinal) && name.Contains("open_data", StringComparison.Ordinal));
        if (Named("meetings") || header.Has("start_time", "end_time", "attendees")) return "ce sont des réunions, pas des contributions";
        if (Named("results") || header.Has("start_date", "end_date", "progress")) return "ce sont des réalisations suivies, pas des contributions";
        if (Named("participatory_processes") || Named("assemblies") || Named("conferences") || header.Has("slug", "short_description", "announcement")) return "ce sont des espaces de participation, pas des contributions";
        if (Named("users") || header.Has("nickname", "profile_url")) return "ce sont des comptes, pas des contributions";
        if (Named("moderations") || Named("metrics")) return "ce sont des données de gestion, pas des contributions";
        return Named("posts") ? "ce sont les billets de l'organisation, pas des contributions" : null;
    }

    /// <summary>Gives the sort a type's name means, for parents named by sort and number: <c>Decidim::Debates::Debate</c> → <c>debate</c>.</summary>
    public static string SortOf(string type)
    {
        var word = Words.Fold(type[(type.LastIndexOf(':') + 1)..]);
        return word switch
        {
            "proposal" or "proposition" or "opinion" => "proposal",
            "debate" or "debat" => "debate",
            "comment" or "commentaire" or "reponse" => "comment",
            _ => word,
        };
    }

    static TableFormat Format(Header header, ContributionKind kind)
    {
        var taken = new Dictionary<Field, int>();
        foreach (var (field, names) in Names(kind))
            foreach (var name in names)
                if (!taken.ContainsKey(field) && header.Find(name) is >= 0 and var column && !taken.ContainsValue(column)) taken[field] = column;
        return TableFormat.Plain(FormatNames.Decidim, TableRole.Contributions,
            new(RowSort.Contribution, taken.Select(t => (t.Key, t.Value)), Columns.Rest(header, taken)) { Kind = kind, ZeroIsNeutral = true });
    }

    static (Field, string[])[] Names(ContributionKind kind) =>
    [
        (Field.Id, ["id"]),
        (Field.Title, kind == ContributionKind.Comment ? [] : ["title"]),
        (Field.Body, ["body", "description"]),
        (Field.Theme, ["category_name_fr", "category_name", "taxonomies_name_fr", "taxonomies_name", "taxonomies", "scope_name_fr", "scope_name"]),
        (Field.Consultation, ["participatory_space_title_fr", "participatory_space_title", "component_name"]),
        (Field.Author, ["author_id", "author_name", "author_names", "authors"]),
        (Field.CreatedAt, ["created_at", "published_at"]),
        (Field.Url, ["url", "root_commentable_url"]),
        (Field.Agree, ["votes", "supports", "proposal_votes_count", "votes_count", "endorsements_total_count"]),
        (Field.Number, ["reference"]),
        (Field.Status, ["state", "status"]),
        (Field.Removed, ["hidden", "moderated", "withdrawn"]),
        (Field.Parent, kind == ContributionKind.Comment ? ["commentable_id"] : []),
        (Field.ParentSort, kind == ContributionKind.Comment ? ["commentable_type"] : []),
        (Field.Stance, kind == ContributionKind.Comment ? ["alignment"] : []),
    ];
}
