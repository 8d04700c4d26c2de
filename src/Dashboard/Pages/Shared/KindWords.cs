using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>French words of the screens for the words of the code; the French text is also the key of the English one. Kinds and bases are said as in the digests; copies and uses stand in other sentences here.</summary>
public static class KindWords
{
    /// <summary>A kind of contribution.</summary>
    public static string Of(ContributionKind kind) => FrenchWords.Of(kind);

    /// <summary>A kind of copies.</summary>
    public static string Of(DuplicateKind kind) => kind switch
    {
        DuplicateKind.Exact => "Copies exactes",
        DuplicateKind.Near => "Copies proches",
        DuplicateKind.Campaign => "Campagne",
        DuplicateKind.Paraphrase => "Paraphrases possibles",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a kind of copies"),
    };

    /// <summary>What a controversy was ranked by.</summary>
    public static string Of(ControversyBasis basis) => FrenchWords.Of(basis);

    /// <summary>A use of a contribution.</summary>
    public static string Of(ContributionUse use) => use switch
    {
        ContributionUse.Agreement => "citée dans la table des éléments d’accord",
        ContributionUse.Controversy => "dans une controverse",
        ContributionUse.Duplicate => "repliée parmi des copies",
        ContributionUse.Topic => "rangée dans un sujet, sans être citée",
        ContributionUse.None => "dans aucun résultat",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "Expected a use"),
    };

    /// <summary>All uses of one contribution: filed under a topic goes without "not cited" beside another use.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<ContributionUse> uses) =>
        uses.Select(u => u == ContributionUse.Topic && uses.Count > 1 ? "rangée dans un sujet" : Of(u));
}
