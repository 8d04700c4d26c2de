using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>French words of the screens for the values of tags; free values stay as they are.</summary>
public static class TagWords
{
    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["for"] = "Pour", ["against"] = "Contre",
        ["legislation"] = "Législatif", ["operational"] = "Opérationnel", ["eu_regulation"] = "Réglementation européenne", ["international"] = "Stratégie internationale",
        ["government"] = "Gouvernement", ["companies"] = "Entreprises", ["ecosystem"] = "Écosystème", ["local_authorities"] = "Collectivités", ["citizens"] = "Citoyens",
        ["rights_freedoms"] = "Droits et libertés", ["territories"] = "Territoires", ["europe"] = "Europe", ["openness"] = "Ouverture", ["inclusion"] = "Inclusion",
        ["company"] = "entreprise", ["public_body"] = "organisme public", ["public_agent"] = "agent public", ["elected_official"] = "élu", ["researcher"] = "chercheur", ["teacher"] = "enseignant",
        ["student"] = "étudiant", ["health_professional"] = "soignant", ["farmer"] = "agriculteur", ["worker"] = "salarié", ["retiree"] = "retraité", ["beneficiary"] = "bénéficiaire", ["citizen"] = "citoyen",
        ["stance"] = "Position", ["instrument"] = "Instrument", ["addressee"] = "Destinataire", ["stakeholder"] = "Qui parle", ["lens"] = "Regard croisé", ["entity"] = "Entité", ["free"] = "Étiquette libre",
        ["model"] = "modèle", ["rule"] = "règle", ["human"] = "personne",
    };

    /// <summary>The French word of a value, which is also the key of the English one.</summary>
    public static string Of(string value) => Words.GetValueOrDefault(value, value);

    /// <summary>Says what a tag is about, and its value: of a family of one's own, the family and its value.</summary>
    /// <param name="kind">Word of the kind of tag.</param>
    /// <param name="value">The tag.</param>
    public static (string About, string Value) Of(string kind, string value) =>
        kind == "free" && TagFamily.Of(value) is { Length: > 0 } family ? (family, TagFamily.ValueOf(value)) : (Of(kind), Of(value));
}
