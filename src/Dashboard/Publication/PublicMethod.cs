using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Pages about the publication itself: how it was made, and how accessible it is.</summary>
sealed class PublicMethod(Edition edition, Speech s)
{
    const int MostWarnings = 60;

    public string Method()
    {
        var run = edition.Run;
        var html = new Markup();
        Heading(html, "En bref", "In short");
        Text(html, "Les phrases de cette synthèse sont choisies dans les contributions elles-mêmes par un programme qui tourne sur les machines de l’administration, sans service extérieur ni modèle génératif ; des personnes les relisent, les corrigent et les valident. Le même programme, sur les mêmes fichiers, redonne la même analyse, octet pour octet.",
            "The sentences of this synthesis are chosen from the contributions themselves by a program that runs on the administration's own machines, with no outside service and no generative model; people read, correct and validate them. The same program on the same files gives the same analysis again, byte for byte.");
        Heading(html, "Les étapes", "The steps");
        html.Raw("<ol>\n");
        Item(html, "Textes : nettoyage, découpe en phrases et en idées.", "Texts: cleaning, splitting into sentences and ideas.");
        Item(html, "Doublons : copies exactes, proches et campagnes ; elles comptent pour une voix dans le choix des phrases, et pour ce qu’elles sont dans les chiffres.", "Duplicates: exact and near copies, campaigns; they weigh once in the choice of sentences, and are counted as they are in figures.");
        Item(html, "Sujets : regroupement des idées par le sens, sur deux niveaux.", "Topics: ideas are grouped by meaning, on two levels.");
        var families = string.Join(", ", edition.Findings.Tags.Where(t => t.Kind == TagKind.Free).Select(t => TagFamily.Of(t.Value)).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var own = families.Length == 0 ? ("", "") : ($" ; et des familles écrites pour ces consultations : {families}", $"; and families written for these consultations: {families}");
        Item(html, $"Étiquettes : position, instrument, destinataire, parties prenantes{own.Item1}.", $"Tags: stance, instrument, addressee, stakeholders{own.Item2}.");
        Item(html, "Groupes d’opinion : seulement quand chaque vote est connu.", "Opinion groups: only where each vote is known.");
        Item(html, "Controverses : écart entre groupes, partage des votes, arguments pour et contre, textes opposés ; chaque score a son intervalle.", "Controversies: gap between groups, division of votes, arguments for and against, opposed texts; each score has its interval.");
        Item(html, "Éléments d’accord : phrases que plusieurs contributeurs partagent, avec ce qui les nuance.", "Points of agreement: sentences that several contributors share, with what qualifies them.");
        Item(html, "Couverture : chaque contribution a une destination, et le compte tombe juste.", "Coverage: each contribution has an outcome, and the count adds up.");
        html.Raw("</ol>\n");
        Heading(html, "Ce que des personnes ont changé", "What people changed");
        string Points(PointStatus status) => s.Number(edition.Findings.Draft.Points.Count(p => p.Status == status));
        Text(html, $"{s.Count(edition.Decisions.Length, "décision", "decision")} : éléments d’accord validés {Points(PointStatus.Validated)}, corrigés {Points(PointStatus.Edited)}, tels que la machine les a choisis {Points(PointStatus.Draft)}.",
            $"{s.Count(edition.Decisions.Length, "décision", "decision")}: points of agreement validated {Points(PointStatus.Validated)}, edited {Points(PointStatus.Edited)}, as the machine chose them {Points(PointStatus.Draft)}.");
        html.Raw($"<p><a href=\"{Root}data/decisions.csv\">").Text(s.Say("Toutes les décisions (CSV)", "All decisions (CSV)")).Raw("</a></p>\n");
        Heading(html, "Ce qui est masqué", "What is masked");
        Text(html, "Les noms des contributeurs sont remplacés par un pseudonyme. Dans les textes, les courriels, téléphones, adresses, comptes, numéros personnels et noms de personnes sont cherchés par des règles et un lexique, montrés à une personne, et masqués sauf décision contraire. Aucune recherche automatique n’est parfaite : signalez ce qui reste.",
            "Names of contributors are replaced by a pseudonym. In texts, e-mail addresses, telephone numbers, postal addresses, accounts, personal numbers and names of people are looked for by rules and a lexicon, shown to a person, and masked unless decided otherwise. No automatic search is perfect: tell us what remains.");
        if (!edition.Masks.IsEmpty)
        {
            PublicHome.Table(html, s.Say("Mentions masquées", "Masked mentions"), s.Say("Nature", "Kind"), s.Say("Mentions", "Mentions"), s.Say("Contributions", "Contributions"));
            foreach (var kind in edition.Masks.GroupBy(m => m.Kind).OrderBy(g => g.Key))
                html.Raw("<tr><th scope=\"row\">").Text(PersonalWords.Of(kind.Key, s.English)).Raw("</th>").Element("td class=\"number\"", s.Number(kind.Sum(m => m.Count))).Element("td class=\"number\"", s.Number(kind.Count())).Raw("</tr>\n");
            html.Raw("</tbody>\n</table>\n</div>\n");
        }
        Heading(html, "Limites", "Limits");
        html.Raw("<ul>\n");
        Item(html, "Ce n’est pas un sondage : ne comptent que les personnes qui ont écrit ou voté.", "This is not a poll: only people who wrote or voted count.");
        Item(html, "Un sujet rare ou dit autrement peut rester sans phrase : il est alors dans les contributions rattachées à un sujet, non citées.", "A rare topic, or one said in other words, may have no sentence: it is then among the contributions attached to a topic, not cited.");
        Item(html, "Les textes restent ceux que la plateforme a publiés : qui les cherche mot à mot peut retrouver leur auteur là-bas.", "Texts remain those that the platform published: whoever searches for their very words may find their author there.");
        foreach (var warning in run.Warnings.Take(MostWarnings).Select(w => DigestText.Cut(w, 600))) html.Raw("<li lang=\"fr\">").Text(warning).Raw("</li>\n");
        html.Raw("</ul>\n");
        Heading(html, "Vérifier", "Verify");
        Text(html, "La commande « ./synthesis verify DOSSIER » contrôle les sommes, les identifiants, les citations, et recalcule chaque nombre depuis les données ouvertes et les décisions publiées.",
            "The command “./synthesis verify FOLDER” checks checksums, identifiers and quotes, and works out each number again from the open data and the published decisions.");
        Heading(html, "Fiche technique", "Technical sheet");
        html.Raw("<dl class=\"figures wide\">\n");
        Fact(html, s.Say("Programme", "Program"), $"SynthesisPipeline {run.ProgramVersion} ({run.CodeVersion})");
        Fact(html, s.Say("Traitement", "Run"), s.Number(run.Run));
        Fact(html, s.Say("Graine du hasard", "Seed of chance"), run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Fact(html, s.Say("Format d’entrée", "Input format"), run.Format.Length == 0 ? "—" : run.Format);
        html.Raw("</dl>\n");
        Hashes(html, s.Say("Fichiers lus (SHA-256)", "Files read (SHA-256)"), run.Inputs);
        Hashes(html, s.Say("Modèles et lexiques (SHA-256)", "Models and lexicons (SHA-256)"), run.Models);
        return html.Raw($"<p><a href=\"{Root}publication.json\">publication.json</a> ").Text(s.Say("contient tous les paramètres.", "holds all parameters.")).Raw("</p>\n").ToString();
    }

    public string Accessibility()
    {
        var html = new Markup();
        Text(html, "Ces pages visent le RGAA 4.1 et les WCAG 2.2, niveau AA. État : partiellement conforme, d’après des contrôles automatiques (axe-core) sur toutes les pages des deux langues, un parcours au clavier et un agrandissement à 200 %. Aucun audit complet par un tiers n’a été fait.",
            "These pages aim at RGAA 4.1 and WCAG 2.2, level AA. State: partially compliant, after automatic checks (axe-core) on all pages of both languages, a keyboard walk and 200% zoom. No full audit by a third party has been made.");
        Heading(html, "Ce qui reste", "What remains");
        html.Raw("<ul>\n");
        Item(html, "Les textes des contributeurs sont publiés tels quels : langue, structure et clarté sont les leurs.", "Texts of contributors are published as they are: language, structure and clarity are theirs.");
        Item(html, "Sur les pages anglaises, la synthèse et les contributions restent en français ; leur langue est indiquée dans le code.", "On English pages, the synthesis and the contributions remain in French; their language is marked in the code.");
        Item(html, "Les figures sont décoratives : les mêmes nombres sont dans une table à côté.", "Figures are decorative: the same numbers are in a table beside them.");
        html.Raw("</ul>\n");
        Heading(html, "Signaler un défaut, obtenir de l’aide", "Report a problem, get help");
        Text(html, "Écrivez au service qui publie cette concertation. Si vous n’obtenez pas de réponse, vous pouvez saisir le Défenseur des droits.", "Write to the service that publishes this consultation. If you get no answer, you may turn to the Défenseur des droits.");
        Text(html, $"Déclaration établie le {s.Day(edition.Title.PublishedAt)}, avec la version {edition.Title.Version}. Aucun traceur n’est déposé, aucune police ni image n’est chargée d’ailleurs.",
            $"Statement of {s.Day(edition.Title.PublishedAt)}, with version {edition.Title.Version}. No tracker is set, no font or picture is loaded from elsewhere.");
        return html.ToString();
    }

    string Root => s.English ? "../" : "";

    void Hashes(Markup html, string caption, IEnumerable<InputFile> files)
    {
        PublicHome.Table(html, caption, s.Say("Fichier", "File"), "SHA-256");
        foreach (var file in files) html.Raw("<tr><th scope=\"row\">").Text(file.Name).Raw("</th><td><code>").Text(file.Sha256).Raw("</code></td></tr>\n");
        html.Raw("</tbody>\n</table>\n</div>\n");
    }

    void Heading(Markup html, string french, string english) => html.Element("h2", s.Say(french, english)).Raw("\n");

    void Text(Markup html, string french, string english) => html.Element("p", s.Say(french, english)).Raw("\n");

    void Item(Markup html, string french, string english) => html.Element("li", s.Say(french, english)).Raw("\n");

    static void Fact(Markup html, string name, string value) => html.Raw("<div>").Element("dt", name).Element("dd", value).Raw("</div>\n");
}
