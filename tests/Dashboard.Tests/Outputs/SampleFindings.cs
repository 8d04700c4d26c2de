using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A small made-up consultation with findings of every kind, awkward texts included. Written by us; nobody said any of it.</summary>
static class SampleFindings
{
    /// <summary>Text that spreadsheets take for a formula, with everything that CSV must quote.</summary>
    public const string Awkward = "=HYPERLINK(\"http://exemple.invalide\";\"clic\"), puis\nune ligne, un NUL \0 et un guillemet \" seul";

    public static Corpus Corpus { get; } = new(
        [
            Proposition("p1", "#12", "Ouvrir les données des transports", "Les horaires doivent être publiés. Les données de fréquentation doivent l’être aussi, chaque mois.", "Aline", new(40, 6, 4)),
            Proposition("p2", "#13", "Publier les horaires", "Il faut publier les horaires des bus. À condition que la qualité soit vérifiée.", "Bakary", new(22, 3, 5)),
            Proposition("p3", "#14", "Fermer le centre aux voitures", "Le centre doit être fermé aux voitures le week-end.", "Chloé", new(30, 5, 31)),
            Proposition("p4", null, "", Awkward, null, null),
            Proposition("p5", "#16", "Créer un médiateur", "Un médiateur indépendant doit être nommé par la loi.", "Denis", new(2, 1, 14)),
            Argument("a1", "p3", Side.For, "L’air sera plus respirable, et les terrasses plus calmes.", "Élise"),
            Argument("a2", "p3", Side.Against, "Les commerçants livrés le samedi n’auront aucune solution. Certes le centre sera plus calme, mais pour qui ?", "Farid"),
            new() { Id = new("identifiant-tres-long-0001"), Kind = ContributionKind.WorkshopReport, Title = "Atelier de la médiathèque", Body = SourceText.Same("Trois tables ont travaillé sur les horaires."), CreatedAt = Day(9) },
        ],
        [new(new("p1"), "v1", VoteValue.Agree), new(new("p3"), "v1", VoteValue.Agree), new(new("p3"), "v2", VoteValue.Disagree)], "Mobilités du quotidien");

    public static Findings Findings { get; } = new()
    {
        Topics = new(
            [
                new(new("T01"), null, 1, "horaires et données", ["données ouvertes", "horaires des bus; fréquence"], 3, [new("p1"), new("p2")]),
                new(new("T01.1"), new("T01"), 2, "données ouvertes", [], 2, [new("p1")]),
                new(new("T02"), null, 1, "-centre sans voitures", ["week-end"], 3, [new("p3")]),
            ],
            [.. Corpus.Contributions.Select(c => c.Id.Value is "p1" or "p2" ? new Assignment(c.Id, new("T01"), new TopicId("T01.1"), 0.81)
                : c.Id.Value is "p4" or "p5" ? new Assignment(c.Id, null, null, 0) : new Assignment(c.Id, c.Id.Value[0] == 'i' ? new("T01") : new TopicId("T02"), null, 1.0 / 3))],
            [new(1, new("p1"), new(0, 35), new("T01"), null, 0.9), new(2, new("p1"), new(36, 55), new("T01"), new TopicId("T01.1"), -0.25)],
            ["Un sujet réunit plus d’un tiers des contributions."]),
        Duplicates = [new("D001", DuplicateKind.Campaign, new("p1"), [new(new("p1"), 1, []), new(new("p2"), 0.6666667, [])], 2, 2, Day(4), Day(6))],
        Tags = [new(new("a1"), TagKind.Stance, "for", 0.91, TagOrigin.Model, []), new(new("p5"), TagKind.Instrument, "legislation", 1, TagOrigin.Rule, ["loi"])],
        Opinions = new([new("v1", 0, -1, 0.5), new("v2", 1, 1, -0.5), new("v3", null, 0, 0)],
            [new(0, new("p3"), new(1, 0, 0), 1.5, 0.2222222), new(1, new("p3"), new(0, 0, 1), 1.5, 0.2222222)], 2),
        Controversies = [new(1, new("p3"), null, 0.78, ControversyBasis.Votes, 0.61, 0.93, new(30, 5, 31), 1, 1, "Faut-il fermer le centre aux voitures ?", [new("a1")], [new("a2")]) { Granted = [new(Side.Against, new(new("a2"), new(59, 49)))] }],
        Draft = new(
            [
                new(1, new("T01.1"), "Données ouvertes", "Les horaires doivent être publiés.", "À condition que la qualité soit vérifiée.",
                    [new(new("p1"), new(0, 35)), new(new("p2"), new(0, 37))], [new(new("p2"), new(38, 41))], 62.0 / 80, 0.672, 2, PointStatus.Draft),
                new(2, new("T01.1"), "Données ouvertes", "+ de fréquence le soir", "", [new(new("p2"), null)], [], null, null, 1, PointStatus.Validated),
            ],
            [new(1, new("T01"), "Publier les horaires des bus chaque mois.", "operational", null, [new(new("p2"), new(0, 37))], 22.0 / 30)],
            [new(1, null, "Un médiateur indépendant doit être nommé par la loi.", [new(new("p5"), new(0, 52))], new(2, 1, 14), 1)], []),
        Coverage = [.. Corpus.Contributions.Select(c => c.Id.Value switch
        {
            "p1" => new CoverageLine(c.Id, [ContributionUse.Agreement, ContributionUse.Duplicate, ContributionUse.Topic], [1]),
            "p2" => new(c.Id, [ContributionUse.Agreement, ContributionUse.Duplicate, ContributionUse.Topic], [1, 2]),
            "p3" or "a1" or "a2" => new(c.Id, [ContributionUse.Controversy, ContributionUse.Topic], []),
            "p4" or "p5" => new(c.Id, [ContributionUse.None], []),
            _ => new(c.Id, [ContributionUse.Topic], []),
        })],
    };

    public static RunRecord Run { get; } = new()
    {
        Options = new(), Format = "canonical", Inputs = [new("contributions.csv", "00")], Counts = new(14, 8, 3, 1, 2),
        Rejects = [new("contributions.csv", 9, "votes_agree", "-3", "Nombre de votes négatif"), new("contributions.csv", 11, "body", "@SOMME(A1)", "Ligne incomplète")],
        Warnings = ["« notes.txt » laissé de côté."], Stages = [new("import", 0.12345, 51.23)],
    };

    /// <summary>Writes everything into memory, by file name.</summary>
    public static SortedDictionary<string, byte[]> WriteAll(Corpus? corpus = null, Findings? findings = null)
    {
        var files = new System.Collections.Concurrent.ConcurrentDictionary<string, MemoryStream>(StringComparer.Ordinal); // two threads open them
        Stream Open(string name) => files[name] = new MemoryStream();
        AllOutputs.Write(Open, corpus ?? Corpus, findings ?? Findings, Run, CancellationToken.None);
        using (var json = Open("run.json")) RunJson.Write(json, corpus ?? Corpus, findings ?? Findings, Run);
        return new(files.ToDictionary(f => f.Key, f => f.Value.ToArray()), StringComparer.Ordinal);
    }

    static DateTimeOffset Day(int day) => new(2014, 10, day, 9, 30, 0, TimeSpan.FromHours(2));

    static Contribution Proposition(string id, string? number, string title, string body, string? author, VoteCounts? votes) => new()
    {
        Id = new(id), Number = number, Title = title, Body = SourceText.Same(body), Author = author is null ? null : new(author), DeclaredVotes = votes,
        CreatedAt = author is null ? null : Day(4),
    };

    static Contribution Argument(string id, string parent, Side side, string body, string author) => new()
    {
        Id = new(id), Kind = ContributionKind.Argument, ParentId = new(parent), Stance = side, Body = SourceText.Same(body), Author = new(author), CreatedAt = Day(6),
    };
}
