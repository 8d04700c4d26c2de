using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What kind of thing names or reaches a person.</summary>
public enum PersonalKind { Mail, Phone, Address, Account, Number, Name, Contributor, Other }

/// <summary>A stretch of text that names or reaches a person.</summary>
/// <param name="Span">Where, in the text that was searched.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rule">Which rule found it, in a word.</param>
public sealed record PersonalMention(TextSpan Span, PersonalKind Kind, string Rule);

/// <summary>Says kinds of personal data as people read them.</summary>
public static class PersonalWords
{
    /// <summary>What stands in a published text where something was masked.</summary>
    public static string Mask(PersonalKind kind) => kind switch
    {
        PersonalKind.Mail => "[courriel masqué]",
        PersonalKind.Phone => "[téléphone masqué]",
        PersonalKind.Address => "[adresse masquée]",
        PersonalKind.Account => "[compte masqué]",
        PersonalKind.Number => "[numéro masqué]",
        PersonalKind.Name or PersonalKind.Contributor => "[nom masqué]",
        PersonalKind.Other => "[mot masqué]",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Names a kind in French or English.</summary>
    public static string Of(PersonalKind kind, bool english = false) => kind switch
    {
        PersonalKind.Mail => english ? "E-mail address" : "Adresse de courriel",
        PersonalKind.Phone => english ? "Telephone number" : "Numéro de téléphone",
        PersonalKind.Address => english ? "Postal address" : "Adresse postale",
        PersonalKind.Account => english ? "Account on a network" : "Compte sur un réseau",
        PersonalKind.Number => english ? "Personal number" : "Numéro personnel",
        PersonalKind.Name => english ? "Name of a person" : "Nom de personne",
        PersonalKind.Contributor => english ? "Name of a contributor" : "Nom d’un contributeur",
        PersonalKind.Other => english ? "Word added by a person" : "Mot ajouté par une personne",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
