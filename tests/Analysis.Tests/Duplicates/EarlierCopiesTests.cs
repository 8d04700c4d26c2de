using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Test data: texts put together by chance from words of a list made up here.</summary>
public class EarlierCopiesTests
{
    const string Letter = "Madame la ministre, nous vous demandons de rouvrir la gare de notre commune dès cette année et d'y faire arrêter un train par heure.";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Where_nothing_has_changed_the_same_is_found(int seed)
    {
        var texts = Prepared(Planted(seed));
        var whole = Duplicates.Find(texts, new(), CancellationToken.None);

        var again = Duplicates.Find(texts, new(), CancellationToken.None, earlier: new(whole, []));

        Assert.Contains(whole, g => g.Kind == DuplicateKind.Paraphrase);
        Assert.Equal(Lines(whole), Lines(again));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_additions_changes_and_removals_nearly_the_same_is_found_as_in_a_search_over_all(int seed)
    {
        var all = Planted(seed);
        var random = new Random(seed);
        var earlier = Prepared(all.Where(_ => random.Next(30) > 0).Select(c => random.Next(40) == 0 ? c with { Body = SourceText.Same("Autrement dit, " + c.Body.Plain) } : c));
        var later = Prepared(all.Where(_ => random.Next(60) > 0));
        var changed = later.Corpus.Contributions.Where(c => earlier.Corpus.IndexOf(c.Id) is not { } i || earlier.Corpus.Contributions[i] != c).Select(c => c.Id).ToImmutableArray();

        var found = Duplicates.Find(later, new(), CancellationToken.None, earlier: new(Duplicates.Find(earlier, new(), CancellationToken.None), changed));

        var (whole, goingOn) = (Pairs(Duplicates.Find(later, new(), CancellationToken.None)), Pairs(found));
        Assert.InRange(changed.Length, 10, all.Count / 10);
        Assert.True(whole.Count(goingOn.Contains) >= 0.99 * Math.Max(whole.Count, goingOn.Count), $"{whole.Count} pairs, going on {goingOn.Count}, in both {whole.Count(goingOn.Contains)}");
        Assert.All(found.SelectMany(g => g.Members), m => Assert.NotNull(later.Corpus.IndexOf(m.Contribution)));
        Assert.Distinct(found.Where(g => g.Kind != DuplicateKind.Paraphrase).SelectMany(g => g.Members).Select(m => m.Contribution));
    }

    [Fact]
    public void Copies_that_come_in_join_the_group_that_is_there_and_it_is_described_as_if_found_anew()
    {
        var before = Others(60).Concat([Copies.Of("a1", Letter, "Ana"), Copies.Of("a2", Letter + " Merci d'avance de votre attention et de votre soutien.", "Bob")]).ToList();
        Contribution[] added = [Copies.Of("b1", "Bonjour à toutes et à tous. " + Letter, "Cid"), Copies.Of("b2", Letter, "Dom"), Copies.Of("b3", "Une phrase que personne n'a encore écrite sur le moulin à vent du village voisin.", "Eve")];

        var (found, whole) = GoOn(before, [.. before, .. added]);

        Assert.Equal(["a1 a2 b1 b2"], Copies.Sets(found));
        Assert.Equal(DuplicateKind.Campaign, Assert.Single(found).Kind);
        Assert.Equal(Lines(whole), Lines(found));
    }

    [Fact]
    public void A_text_that_stood_alone_is_in_a_group_once_its_copy_comes_in()
    {
        var before = Others(60).Append(Copies.Of("a1", Letter)).ToList();

        var (found, whole) = GoOn(before, [.. before, Copies.Of("b1", Letter.Replace("train", "autocar", StringComparison.Ordinal))]);

        Assert.Equal(["a1 b1"], Copies.Sets(found));
        Assert.Equal(Lines(whole), Lines(found));
    }

    [Fact]
    public void Where_the_wording_that_stood_for_a_group_has_gone_its_members_are_looked_at_again()
    {
        string[] words = [.. Enumerable.Range(0, 40).Select(i => "mot" + i.ToString(CultureInfo.InvariantCulture))];
        Contribution Of(string id, int from, int count) => Copies.Of(id, string.Join(' ', words.Skip(from).Take(count)));
        var before = Others(60).Concat([Of("a1", 0, 40), Of("a2", 0, 20), Of("a3", 20, 20)]).ToList();

        var (found, _) = GoOn(before, [.. before.Where(c => c.Id.Value != "a1")]);

        Assert.Equal(["a1 a2 a3"], Copies.Sets(Copies.Find(before)));
        Assert.Empty(found);
    }

    [Fact]
    public void The_same_few_words_under_a_proposition_that_comes_back_are_no_copy_any_more()
    {
        Contribution Reply(string id, string parent) => Copies.Of(id, "Entièrement d'accord", kind: ContributionKind.Argument, parent: parent);
        var before = Others(60).Concat([Reply("r1", "p1"), Reply("r2", "p2")]).ToList();

        var (found, whole) = GoOn(before, [.. before, Copies.Of("p1", "Planter des arbres dans la cour de chaque école."), Copies.Of("p2", "Ouvrir la piscine le dimanche matin.")]);

        Assert.Equal(["r1 r2"], Copies.Sets(Copies.Find(before)));
        Assert.Empty(found);
        Assert.Equal(Lines(whole), Lines(found));
    }

    static (ImmutableArray<DuplicateGroup> Found, ImmutableArray<DuplicateGroup> Whole) GoOn(List<Contribution> before, Contribution[] after)
    {
        var texts = Prepared(after);
        var changed = after.Where(c => before.TrueForAll(b => b != c)).Select(c => c.Id).ToImmutableArray();
        return (Duplicates.Find(texts, new(), CancellationToken.None, earlier: new(Copies.Find(before), changed)), Duplicates.Find(texts, new(), CancellationToken.None));
    }

    static PreparedCorpus Prepared(IEnumerable<Contribution> contributions) => Text.Prepare(new(contributions, []), new(), CancellationToken.None);

    static string[] Lines(ImmutableArray<DuplicateGroup> groups) => [.. groups.Select(g => System.Text.Json.JsonSerializer.Serialize(g))];

    static HashSet<(ContributionId, ContributionId)> Pairs(IEnumerable<DuplicateGroup> groups) =>
        [.. groups.Where(g => g.Kind != DuplicateKind.Paraphrase).SelectMany(g => g.Members.Select(m => m.Contribution).Order().ToArray() is var ids
            ? ids.SelectMany((a, i) => ids.Skip(i + 1).Select(b => (a, b))) : [])];

    static IEnumerable<Contribution> Others(int count) => Sentences(7, count).Select((text, i) => Copies.Of($"z{i:000}", text));

    // the same words in another order share no pair of neighbours: they are no copy, but mean the same
    static List<Contribution> Planted(int seed) => [.. new Planting(seed, Sentences(seed, 600)).Plant(40, 60).Select(row => Copies.Of(row.Id, row.Text, $"auteur {row.Id}")) is var rows
        ? rows.Concat(rows.Where(r => r.Body.Plain.Length < 60).Take(30).Select(r => Copies.Of("q" + r.Id, string.Join(' ', r.Body.Plain.TrimEnd('.').Split(' ').Reverse())))) : []];

    static List<string> Sentences(int seed, int count)
    {
        var random = new Random(seed);
        string Word() => s_words[random.Next(random.Next(4) == 0 ? s_words.Length : s_words.Length / 2)];
        return [.. Enumerable.Range(0, count).Select(i => string.Join(' ', Enumerable.Range(0, i % 4 == 0 ? 6 : 20 + random.Next(30)).Select(_ => Word())) + ".")];
    }

    static readonly string[] s_words =
    [
        "la", "commune", "doit", "ouvrir", "une", "école", "de", "musique", "pour", "les", "enfants", "du", "quartier", "avec", "des", "horaires", "plus", "souples", "et", "un",
        "train", "chaque", "heure", "jusqu'au", "soir", "sans", "attendre", "que", "tout", "soit", "payé", "par", "habitants", "qui", "marchent", "vers", "marché", "couvert", "où", "légumes",
        "viennent", "fermes", "voisines", "planter", "arbres", "dans", "cours", "rues", "trop", "chaudes", "réparer", "trottoirs", "cassés", "afin", "personnes", "âgées", "puissent", "sortir", "seules", "médecin",
        "maison", "santé", "lits", "hôpital", "urgences", "nuit", "éclairage", "vélos", "pistes", "cyclables", "voitures", "partagées", "parkings", "gratuits", "bus", "navette", "village", "mairie", "conseil", "citoyens",
    ];
}
