namespace SynthesisPipeline.Dashboard.Pages.Search;

/// <summary>French words of the screens for what a search asks; they are also the keys of the English ones.</summary>
public static class SearchWords
{
    /// <summary>Whom a search asks for.</summary>
    public static string Of(SearchAuthor author) => author switch
    {
        SearchAuthor.Person => "Des personnes",
        SearchAuthor.Organisation => "Des organisations",
        SearchAuthor.Verified => "Des comptes vérifiés",
        SearchAuthor.None => "Sans auteur",
        _ => throw new ArgumentOutOfRangeException(nameof(author), author, "Expected a kind of author"),
    };

    /// <summary>The order of what was found.</summary>
    public static string Of(SearchOrder order) => order switch
    {
        SearchOrder.Relevance => "Les plus proches des mots",
        SearchOrder.Recent => "Les plus récentes",
        SearchOrder.Voted => "Les plus votées",
        SearchOrder.Name => "Par identifiant",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Expected an order"),
    };
}
