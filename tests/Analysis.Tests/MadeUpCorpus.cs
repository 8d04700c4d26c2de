using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>A small consultation made up by us: four subjects, arguments on both sides, one letter sent by many, votes.</summary>
public static class MadeUpCorpus
{
    static readonly string[][] Subjects =
    [
        ["La bibliothèque municipale devrait ouvrir le dimanche après-midi.", "Les horaires de la bibliothèque excluent les salariés.", "Il faut prêter davantage de livres numériques à la bibliothèque.", "Une salle de travail silencieuse manque aux étudiants dans la bibliothèque."],
        ["Les pistes cyclables doivent être séparées des voitures.", "Les vélos manquent de stationnements sûrs près de la gare.", "Il faudrait limiter la vitesse à trente kilomètres à l’heure dans les rues étroites.", "Le réseau de bus ne dessert pas les quartiers du nord après vingt heures."],
        ["La cantine scolaire devrait proposer deux repas végétariens par semaine.", "Les produits de la cantine viennent de trop loin.", "Il faut réduire le gaspillage des repas à l’école.", "Le prix de la cantine doit dépendre du revenu des parents."],
        ["Les données de la commune doivent être publiées dans un format ouvert.", "Les démarches en ligne excluent les personnes âgées.", "Un guichet humain doit rester ouvert à côté du site internet.", "Le site de la mairie devrait être accessible aux personnes aveugles."],
    ];

    const string Letter = "Nous demandons le maintien de la maternité de la ville, car la fermeture obligerait les familles à parcourir plus de soixante kilomètres sur des routes de montagne, même la nuit et en hiver.";

    /// <summary>Makes a corpus of about <paramref name="size"/> contributions, the same for the same size.</summary>
    public static Corpus Make(int size = 120)
    {
        var contributions = new List<Contribution>();
        var votes = new List<Vote>();
        var chance = new Random(7);
        for (var i = 0; i < size; i++)
        {
            var subject = Subjects[i % Subjects.Length];
            var id = new ContributionId($"c{i:0000}");
            var isLetter = i % 10 == 9;
            var body = isLetter ? Letter + (i % 20 == 19 ? "" : $" Signé par la famille numéro {i}.")
                : $"{subject[chance.Next(subject.Length)]} {subject[chance.Next(subject.Length)]} C’est ce que l’on constate rue {(char)('A' + i % 26)}{i}.";
            var isArgument = !isLetter && i % 5 == 4;
            contributions.Add(new()
            {
                Id = id,
                Kind = isArgument ? ContributionKind.Argument : ContributionKind.Proposition,
                ParentId = isArgument ? new ContributionId($"c{i - i % 5:0000}") : null,
                Stance = isArgument ? (i % 2 == 0 ? Side.For : Side.Against) : null,
                Title = isArgument || isLetter ? "" : subject[i / 4 % subject.Length].TrimEnd('.'),
                Body = SourceText.Same(body),
                Author = new($"auteur {i % (size - size / 10 + 1)}"),
                CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i),
            });
            if (!isArgument)
                for (var voter = 0; voter < 24; voter++)
                    if ((voter * 7 + i) % 3 != 0)
                        votes.Add(new(id, $"v{voter:00}", i % 4 == 1 ? (voter < 12 ? VoteValue.Agree : VoteValue.Disagree)
                            : chance.Next(6) == 0 ? VoteValue.Mixed : VoteValue.Agree));
        }
        return new(contributions, votes, "Vie de la commune");
    }

    /// <summary>The same corpus with its rows in another order.</summary>
    public static Corpus Shuffled(Corpus corpus, int seed)
    {
        var contributions = corpus.Contributions.ToArray();
        var votes = corpus.Votes.ToArray();
        new Random(seed).Shuffle(contributions);
        new Random(seed).Shuffle(votes);
        return new(contributions, votes, corpus.Name);
    }

    /// <summary>A corpus of the given bodies, all propositions without author.</summary>
    public static Corpus Of(params IEnumerable<string> bodies) =>
        new(bodies.Select((body, i) => new Contribution { Id = new($"t{i:0000}"), Body = SourceText.Same(body) }), []);
}
