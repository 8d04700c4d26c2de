using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says the words of the analysis in the language of a page.</summary>
static class PublicWords
{
    public static string Of(this Speech s, ContributionKind kind) => s.English ? kind switch
    {
        ContributionKind.WorkshopReport => "Workshop report",
        _ => kind.ToString(),
    } : FrenchWords.Of(kind);

    public static string Of(this Speech s, ControversyBasis basis) => s.English ? basis switch
    {
        ControversyBasis.Groups => "gap between opinion groups",
        ControversyBasis.Votes => "division of votes",
        ControversyBasis.Arguments => "arguments for and against",
        ControversyBasis.Texts => "opposed texts",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    } : FrenchWords.Of(basis);

    public static string Of(this Speech s, ContributionUse use) => s.English ? use switch
    {
        ContributionUse.Agreement => "Cited in the points of agreement",
        ContributionUse.Controversy => "Cited in a controversy",
        ContributionUse.Duplicate => "Gathered with its copies",
        ContributionUse.Topic => "Attached to a topic, not cited",
        ContributionUse.None => "Attached to nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    } : FrenchWords.Of(use);

    public static string Of(this Speech s, PointStatus status) => s.English ? status switch
    {
        PointStatus.Draft => "drafted by the machine",
        PointStatus.Edited => "edited by a person",
        PointStatus.Validated => "validated by a person",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    } : status switch
    {
        PointStatus.Draft => "rédigé par la machine",
        PointStatus.Edited => "corrigé par une personne",
        PointStatus.Validated => "validé par une personne",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string OfTag(this Speech s, string? word) => !s.English || word is null ? FrenchWords.OfTag(word) : word switch
    {
        "eu_regulation" => "European regulation",
        "international" => "international strategy",
        "local_authorities" => "local authorities",
        _ => word,
    };

    public static string Of(this Speech s, VoteCounts votes)
    {
        if (!s.English) return Pictures.VotesInWords(votes);
        if (votes.Total == 0) return "No vote.";
        var share = Proportions.SupportOf(votes);
        return $"{s.Count(votes.Total, "", "vote")}: {s.Number(votes.Agree)} agree, {s.Number(votes.Mixed)} mixed, {s.Number(votes.Disagree)} disagree; "
            + $"{s.Percent(share.Value)} of the voters agree (between {s.Percent(share.Low)} and {s.Percent(share.High)}, 95%).";
    }
}
