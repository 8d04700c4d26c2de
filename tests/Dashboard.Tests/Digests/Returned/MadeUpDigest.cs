using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Content of a digest that we made up: three sub-themes of four points, controversies, courses of action, minority positions, copies. Nobody said any of it.</summary>
static class MadeUpDigest
{
    static readonly string[] s_sections = ["Horaires", "Tarifs", "Accès"];

    static readonly string[] s_points =
    [
        "Les horaires doivent être affichés à chaque arrêt.", "Un dernier bus doit partir après les spectacles.", "Les retards doivent être annoncés en temps réel.", "Les bus doivent passer le dimanche.",
        "Le trajet doit rester gratuit pour les moins de douze ans.", "Un billet unique doit valoir dans tous les transports.", "Les abonnements doivent pouvoir être suspendus.", "Les prix doivent tenir compte du revenu.",
        "Chaque arrêt doit être accessible en fauteuil.", "Les annonces doivent être vues et entendues.", "Les vélos doivent être admis hors des heures de pointe.", "Les poussettes doivent trouver leur place.",
    ];

    /// <summary>Makes it.</summary>
    public static DigestContent Content() => new()
    {
        Title = "Transports du quotidien",
        Dates = (Day(1), Day(28)),
        Figures = [("Contributions analysées", FrenchNumbers.Number(40)), ("Votes", FrenchNumbers.Number(1234))],
        Sections = [.. s_sections.Select((heading, s) => new DigestSection(heading, [.. Enumerable.Range(0, 4).Select(i => Point(s * 4 + i))]))],
        Controversies =
        [
            new(1, "Faut-il rendre les bus gratuits ?", Cite(30), "Rendre les bus gratuits pour tous.", "partage des votes", 0.8, 0.6, 0.9, new(40, 5, 38), 1, 1,
                [new(Cite(31), "Les rues seraient plus calmes.")], [new(Cite(32), "Il faudrait bien payer les conducteurs.")], []) { Key = "c30" },
            new(2, "Faut-il fermer le centre aux voitures ?", Cite(33), "", "partage des votes", 0.7, 0.5, 0.8, new(20, 2, 19), 0, 0, [], [], []) { Key = "c33" },
        ],
        Actions = [.. Enumerable.Range(0, 3).Select(i => new DigestAction(i + 1, $"Ouvrir la ligne {i + 1} le soir.", i == 0 ? "opérationnel" : "", "", [Cite(20 + i)], 0.5, "Horaires") { Key = $"a{i}" })],
        Minorities = [new(1, "Il faut supprimer les abribus.", [Cite(24)], new(1, 0, 12), 1, "Accès") { Key = "m0" }],
        Topics = [new("horaires", 20, [], [new("soirée", 8, [], [])]), new("tarifs", 12, [], [])],
        Copies = [new("D001", "copie exacte", [Cite(25), Cite(26)], 2, 1, Day(3), Day(4), "Nous demandons un bus de nuit.") { Key = "c25" }],
        Contributions = [.. Enumerable.Range(0, 40).Select(i => new DigestContribution(i, $"{i + 1}", $"c{i}", "Proposition", $"Titre {i + 1}", $"Texte de la contribution {i + 1}, inventé pour l’essai.",
            Day(1 + i % 28), new(i, 1, 2), "horaires", "Rattachée à un sujet, non citée", [], []))],
        Timeline = [new("1er oct. 2014", 3), new("2 oct. 2014", 5)],
        Ends = [("Citée dans les éléments d’accord", 24), ("Sans rattachement", 16)],
        Opinions = OpinionFindings.None,
        Warnings = [],
        Checks = [],
        ReadFirst = [],
        Run = "SynthesisPipeline d’essai, graine 1",
        DigestId = "0123456789abcdef",
    };

    static DigestPoint Point(int i) => new(i + 1, s_points[i], [Cite(i), Cite(i + 12)], i % 3 == 0 ? $"À condition d’en vérifier le coût ({i})." : "", i % 3 == 0 ? [Cite(i + 12)] : [],
        0.5 + i / 100.0, 0.4, 2, PointStatus.Draft) { Key = $"p{i:x16}" };

    static Cite Cite(int index) => new(index, $"{index + 1}", null);

    static DateTimeOffset Day(int day) => new(2014, 10, day, 9, 0, 0, TimeSpan.Zero);
}
