using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says the words of the analysis in French.</summary>
static class FrenchWords
{
    public static string Of(ContributionKind kind) => kind switch
    {
        ContributionKind.Proposition => "Proposition",
        ContributionKind.Argument => "Argument",
        ContributionKind.Source => "Source",
        ContributionKind.Version => "Version",
        ContributionKind.WorkshopReport => "Compte rendu d’atelier",
        ContributionKind.Comment => "Commentaire",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(ControversyBasis basis) => basis switch
    {
        ControversyBasis.Groups => "écart entre groupes d’opinion",
        ControversyBasis.Votes => "partage des votes",
        ControversyBasis.Arguments => "arguments pour et contre",
        ControversyBasis.Texts => "textes opposés",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };

    public static string Of(DuplicateKind kind) => kind switch
    {
        DuplicateKind.Exact => "copie exacte",
        DuplicateKind.Near => "copie proche",
        DuplicateKind.Campaign => "campagne",
        DuplicateKind.Paraphrase => "reformulation (à vérifier)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(PointStatus status) => status switch
    {
        PointStatus.Draft => "brouillon",
        PointStatus.Edited => "modifié",
        PointStatus.Validated => "validé",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Reads a state back; null for a word that is none.</summary>
    public static PointStatus? StatusOf(string word) => Enum.GetValues<PointStatus>().Cast<PointStatus?>()
        .FirstOrDefault(s => ColumnMatch.Plain(Of(s!.Value)) == ColumnMatch.Plain(word)); // cast from values

    /// <summary>Reads an instrument or an addressee back; null for a word that is none.</summary>
    public static string? TagOf(string word) => s_tags.FirstOrDefault(t => ColumnMatch.Plain(OfTag(t)) == ColumnMatch.Plain(word));

    static readonly string[] s_tags = ["legislation", "operational", "eu_regulation", "international", "government", "companies", "ecosystem", "local_authorities", "citizens"];

    public static string Of(ContributionUse use) => use switch
    {
        ContributionUse.Agreement => "Citée dans les éléments d’accord",
        ContributionUse.Controversy => "Citée dans une controverse",
        ContributionUse.Duplicate => "Réunie à ses copies",
        ContributionUse.Topic => "Rattachée à un sujet, non citée",
        ContributionUse.None => "Sans rattachement",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };

    /// <summary>Says an instrument or an addressee; a word that is no word of the contract is given back.</summary>
    public static string OfTag(string? word) => word switch
    {
        null => "",
        "legislation" => "législatif",
        "operational" => "opérationnel",
        "eu_regulation" => "réglementation européenne",
        "international" => "stratégie internationale",
        "government" => "État",
        "companies" => "entreprises",
        "ecosystem" => "écosystème",
        "local_authorities" => "collectivités",
        "citizens" => "citoyens",
        _ => word,
    };
}
