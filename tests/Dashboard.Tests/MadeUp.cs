using System.Collections.Immutable;
using System.Globalization;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A small made-up consultation with copies, arguments and votes.</summary>
static class MadeUp
{
    static readonly string[] s_subjects = ["les logiciels libres dans les administrations", "l’ouverture des données publiques", "la formation des agents au numérique", "la protection de la vie privée"];
    static readonly string[] s_verbs = ["Il faut encourager", "Nous proposons de financer", "L’État devrait évaluer chaque année", "Les communes demandent à développer"];

    public static ImportResult Consultation(int propositions = 40)
    {
        var contributions = new List<Contribution>();
        var votes = new List<Vote>();
        for (var i = 0; i < propositions; i++)
        {
            var id = $"p{i.ToString("000", CultureInfo.InvariantCulture)}";
            contributions.Add(new()
            {
                Id = new(id), Number = $"#{i + 1}", Title = $"Proposition sur {s_subjects[i % 4]}",
                Body = SourceText.Same($"{s_verbs[i / 4 % 4]} {s_subjects[i % 4]}. C’est la condition d’un service public de qualité, selon {i % 7} communes consultées."),
                Author = new($"auteur{i % 13}"), CreatedAt = new(2015, 1, 1 + i % 20, 10, 0, 0, TimeSpan.FromHours(1)),
            });
            for (var v = 0; v < 12; v++)
                votes.Add(new(new(id), $"v{v}", (VoteValue)((i % 4 + v) % 3)));
            if (i % 3 == 0)
                contributions.Add(new()
                {
                    Id = new($"a{i.ToString("000", CultureInfo.InvariantCulture)}"), Kind = ContributionKind.Argument, ParentId = new(id), Stance = i % 2 == 0 ? Side.For : Side.Against,
                    Body = SourceText.Same($"Cette mesure sur {s_subjects[i % 4]} coûterait moins cher qu’on ne le dit, à condition d’être préparée."), Author = new($"voix{i % 5}"),
                });
        }
        for (var i = 0; i < 5; i++)
            contributions.Add(new() { Id = new($"copie{i}"), Body = SourceText.Same("Nous demandons que tous les marchés publics de logiciels exigent la publication du code source sous licence libre."), Author = new($"signataire{i}") });
        return Of("Service public numérique", [.. contributions], [.. votes]);
    }

    public static ImportResult Of(string name, ImmutableArray<Contribution> contributions, ImmutableArray<Vote> votes) =>
        new("canonical", name, contributions, votes, [], [], [], [("contributions.csv", new(contributions.Length + votes.Length, contributions.Length, votes.Length, 0, 0))]);

    public static Task<ImportOutcome> ImportAsync(Database database, ImportResult read, string slug = "essai") =>
        new ImportStore(database.Source).MergeAsync(read, new(slug, slug, "test", [("contributions.csv", "00")], ImportScope.Part, false), TestContext.Current.CancellationToken);
}
