using System.Buffers;
using System.Globalization;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Understands the words platforms use for kinds, sides, votes and moderation, whatever their case and accents.</summary>
static class Words
{
    static readonly SearchValues<char> AlreadyFolded = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Folds a column's name or a word: lower case, no accents, everything else than letters and digits as one <c>_</c>; <c>-1</c> and <c>+1</c> keep their sign.</summary>
    public static string Fold(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(AlreadyFolded) < 0 && text is not (['_', ..] or [.., '_']) && !text.Contains("__", StringComparison.Ordinal)) return text;
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            else if (c == '-' && folded.Length == 0) folded.Append('-');
            else if (folded.Length > 0 && folded[^1] != '_') folded.Append('_');
        }
        while (folded.Length > 0 && folded[^1] == '_') folded.Length--;
        return folded.ToString();
    }

    /// <summary>Gives the kind a word means; null when it means none.</summary>
    public static ContributionKind? Kind(string word) => Fold(word) switch
    {
        "proposition" or "proposal" or "proposals" or "opinion" or "idee" or "idea" or "contribution" or "avis" or "reponse_libre" or "debate" or "debat" => ContributionKind.Proposition,
        "argument" => ContributionKind.Argument,
        "source" => ContributionKind.Source,
        "version" or "modification" or "amendment" or "amendement" => ContributionKind.Version,
        "workshop_report" or "workshopreport" or "compte_rendu" or "compte_rendu_d_atelier" or "atelier" => ContributionKind.WorkshopReport,
        "comment" or "commentaire" or "reply" or "reponse" => ContributionKind.Comment,
        _ => null,
    };

    /// <summary>Gives the side a word means. False when the word is unknown; a neutral or empty word gives true and no side.</summary>
    /// <param name="word">The cell.</param>
    /// <param name="zeroIsNeutral">Whether 0 stands between 1 and −1 (Decidim); else it is the contrary of 1.</param>
    /// <param name="side">The side; null when it takes none.</param>
    public static bool TrySide(string word, bool zeroIsNeutral, out Side? side)
    {
        side = null;
        switch (Fold(word))
        {
            case "0":
                if (!zeroIsNeutral) side = Side.Against;
                return true;
            case "for" or "pour" or "yes" or "oui" or "1" or "favor" or "favorable" or "pro" or "agree" or "d_accord" or "positive" or "positif":
                side = Side.For;
                return true;
            case "against" or "contre" or "no" or "non" or "-1" or "defavorable" or "con" or "disagree" or "pas_d_accord" or "negative" or "negatif":
                side = Side.Against;
                return true;
            case "" or "neutre" or "neutral" or "none" or "aucun" or "aucune" or "neant" or "na" or "nc":
                return true;
            default:
                return false;
        }
    }

    /// <summary>Gives what a word says as a vote; null when it says none.</summary>
    public static VoteValue? Vote(string word) => Fold(word) switch
    {
        "agree" or "1" or "yes" or "oui" or "ok" or "pour" or "for" or "d_accord" or "accord" or "positive" or "positif" or "favor" or "favorable" or "up" or "true" => VoteValue.Agree,
        "mixed" or "0" or "mitige" or "mitigee" or "neutre" or "neutral" or "pass" or "passe" or "abstention" or "unsure" or "sans_avis" => VoteValue.Mixed,
        "disagree" or "-1" or "no" or "non" or "nok" or "contre" or "against" or "pas_d_accord" or "desaccord" or "negative" or "negatif" or "defavorable" or "down" or "false" => VoteValue.Disagree,
        _ => null,
    };

    /// <summary>Whether a word says no, or says nothing.</summary>
    public static bool SaysNo(string word) =>
        Fold(word) is "" or "0" or "false" or "faux" or "non" or "no" or "n" or "none" or "null" or "aucun" or "aucune";

    /// <summary>Whether the value of a moderation column says that the row was removed.</summary>
    public static bool SaysRemoved(string word) => !SaysNo(word) && Fold(word) is not
        ("accepted" or "accepte" or "acceptee" or "publie" or "publiee" or "published" or "ok" or "approved" or "approuve" or "approuvee" or "valide" or "validee" or "validated" or "visible_publiee" or "conforme");

    /// <summary>Whether the value of a general status column says that the row was removed; most statuses say other things.</summary>
    public static bool SaysWithdrawn(string word) => Fold(word) is
        "withdrawn" or "retire" or "retiree" or "hidden" or "masque" or "masquee" or "trashed" or "corbeille" or "supprime" or "supprimee"
        or "deleted" or "removed" or "modere" or "moderee" or "moderated" or "spam" or "unpublished" or "depublie" or "depubliee";

    /// <summary>Who may have written, as a word says; unknown when it doesn't.</summary>
    public static ContributorKind AuthorKind(string word) => Fold(word) switch
    {
        "person" or "personne" or "citizen" or "citoyen" or "citoyenne" or "citoyen_ne" or "particulier" or "individual" or "individu" or "usager" => ContributorKind.Person,
        "organisation" or "organization" or "organisme" or "association" or "entreprise" or "company" or "institution" or "collectivite" or "personne_morale" or "syndicat" or "legal_entity" => ContributorKind.Organisation,
        _ => ContributorKind.Unknown,
    };
}
