using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class AgreementTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    static Findings Run(Corpus corpus) => Pipeline.Run(corpus, null, new(), SilentObserver.Instance, Cancel);

    static AgreementDraft Draft(IEnumerable<Contribution> contributions, IEnumerable<Vote>? votes = null) => Run(new(contributions, votes ?? [])).Draft;

    static Contribution Proposition(string id, string title, string author, VoteCounts? votes = null, string body = "") =>
        new() { Id = new(id), Title = title, Author = new(author), DeclaredVotes = votes, Body = SourceText.Same(body) };

    [Fact]
    public void Numbers_are_those_of_the_cited_contributions()
    {
        var corpus = MadeUpCorpus.Make();
        var draft = Run(corpus).Draft;

        Assert.NotEmpty(draft.Points);
        Assert.All(DraftChecks.Of(corpus, draft), check => Assert.True(check.Passed, $"{check.Summary}"));
    }

    [Fact]
    public void No_two_points_say_the_same()
    {
        var points = Run(MadeUpCorpus.Make(200)).Draft.Points;

        Assert.All(points, p => Assert.DoesNotContain(points, q => q.Row != p.Row && Trigrams.Jaccard(p.Point, q.Point) > 0.6));
    }

    [Fact]
    public void A_contribution_carries_one_point_at_most()
    {
        var cited = Run(MadeUpCorpus.Make(200)).Draft.Points.SelectMany(p => p.Citations.Select(c => c.Contribution)).ToList();

        Assert.Equal(cited.Distinct().Count(), cited.Count);
    }

    [Fact]
    public void Copies_are_one_wording_and_all_their_authors_count()
    {
        const string letter = "Le maintien de la maternité de la ville doit être garanti car la route de montagne est dangereuse en hiver pour toutes les familles";
        var contributions = Enumerable.Range(0, 12).Select(i => new Contribution { Id = new($"c{i:00}"), Body = SourceText.Same(letter), Author = new($"a{i % 10}") });

        var point = Assert.Single(Draft(contributions).Points);

        Assert.Equal(12, point.Citations.Length);
        Assert.Equal(10, point.Contributors);
    }

    [Fact]
    public void What_voters_reject_is_never_cited_as_agreement()
    {
        var draft = Draft(
        [
            Proposition("a", "Ouvrir la piscine municipale le dimanche matin", "ana", new(40, 3, 2)),
            Proposition("b", "Ouvrir la piscine municipale le dimanche soir", "bob", new(4, 3, 40)),
            Proposition("c", "Fermer la piscine municipale en hiver", "cléo", new(20, 5, 20)),
        ]);

        Assert.Equal(["a"], draft.Points.SelectMany(p => p.Citations).Select(c => c.Contribution.Value));
    }

    [Fact]
    public void A_demand_and_its_contrary_share_no_point()
    {
        var points = Draft(
        [
            Proposition("a", "Inclure l'allocation logement dans le revenu universel", "ana"),
            Proposition("b", "Inclure aussi l'allocation logement dans le revenu universel", "bob"),
            Proposition("c", "Ne pas inclure l'allocation logement dans le revenu universel", "cléo"),
            Proposition("d", "Ne surtout pas inclure l'allocation logement dans le revenu universel", "dina"),
        ]).Points;

        Assert.All(points, p => Assert.Single(p.Citations.Select(c => c.Contribution.Value is "c" or "d").Distinct()));
    }

    [Fact]
    public void A_neutral_sentence_is_taken_where_another_says_the_same_in_the_first_person()
    {
        var points = Draft(
        [
            Proposition("a", "Mes enfants et moi voulons une cantine avec des légumes locaux", "ana"),
            Proposition("b", "La cantine des enfants doit servir des légumes locaux", "bob"),
            Proposition("c", "Je demande une cantine avec plus de légumes locaux pour mes enfants", "cléo"),
        ]).Points;

        Assert.Contains(points, p => p.Point == "La cantine des enfants doit servir des légumes locaux");
    }

    [Fact]
    public void A_condition_voiced_in_an_argument_qualifies_the_point()
    {
        var point = Assert.Single(Draft(
        [
            Proposition("p", "Ouvrir la bibliothèque municipale le dimanche après-midi", "ana", new(60, 4, 3)),
            new()
            {
                Id = new("q"), Kind = ContributionKind.Argument, ParentId = new("p"), Stance = Side.Against, Author = new("bob"),
                Body = SourceText.Same("D'accord pour ouvrir la bibliothèque le dimanche, à condition que le personnel soit volontaire et payé davantage."),
            },
        ]).Points);

        Assert.Contains("à condition que le personnel soit volontaire", point.Qualification, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("q", Assert.Single(point.QualificationCitations).Contribution.Value);
    }

    [Fact]
    public void A_point_asks_for_something_where_one_of_those_who_say_it_does()
    {
        var points = Draft(
        [
            Proposition("a", "", "ana", body: "La passerelle du canal rouille depuis des années et le canal sent mauvais."),
            Proposition("b", "", "bob", body: "Il faut réparer la passerelle du canal avant la rentrée."),
            Proposition("c", "", "cléo", body: "La passerelle du canal rouille et penche depuis des années."),
        ]).Points;

        Assert.Contains(points, p => p.Point == "Il faut réparer la passerelle du canal avant la rentrée");
    }

    [Fact]
    public void A_figure_stated_as_a_fact_is_attributed()
    {
        var points = Draft(Enumerable.Range(0, 3).Select(i => new Contribution
        {
            Id = new($"12{i}"), Author = new($"a{i}"), Body = SourceText.Same($"Le prix du ticket de bus a augmenté de 40 % en deux ans dans la ville{(i == 0 ? "" : " et autour")}."),
        })).Points;

        Assert.StartsWith("Selon la contribution 12", Assert.Single(points).Point);
    }

    [Theory]
    [InlineData("12", "According to contribution 12")]
    [InlineData("a-very-long-name-12", "According to one contribution: ")]
    public void A_figure_stated_in_English_is_attributed_in_English_and_passes_the_checks(string id, string opening)
    {
        var corpus = new Corpus(Enumerable.Range(0, 3).Select(i => new Contribution
        {
            Id = new($"{id}{i}"), Author = new($"a{i}"),
            Body = SourceText.Same($"The price of a bus ticket has gone up by 40% in two years in the whole town{(i == 0 ? "" : " and around it")}."),
        }), []);

        var draft = Run(corpus).Draft;

        Assert.StartsWith(opening, Assert.Single(draft.Points).Point);
        Assert.All(DraftChecks.Of(corpus, draft), c => Assert.True(c.Passed));
    }

    [Fact]
    public void Passages_hold_the_words_of_the_point()
    {
        var corpus = MadeUpCorpus.Make();

        foreach (var point in Run(corpus).Draft.Points)
        {
            var source = corpus.Contributions[corpus.IndexOf(point.Citations[0].Contribution)!.Value];
            var passage = point.Citations[0].Passage is { } span ? source.Body.Raw.Substring(span.Start, span.Length) : source.Title;

            Assert.Contains(point.Point[1..], passage.TrimEnd('.'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Few_contributions_without_votes_still_make_a_table()
    {
        var draft = Draft([Proposition("a", "Planter des arbres dans la cour de l'école", "ana"), Proposition("b", "Créer une ligne de bus vers la gare", "bob")]);

        Assert.Equal(2, draft.Points.Length);
        Assert.Contains(draft.Warnings, w => w.Contains("contributeur", StringComparison.Ordinal));
    }

    [Fact]
    public void Minority_positions_stay_in_sight()
    {
        var liked = Enumerable.Range(0, 8).Select(i => Proposition($"p{i}", $"Ouvrir la bibliothèque du quartier {i} le dimanche", $"a{i}", new(50, 2, 2)));
        var rare = Proposition("z", "Remplacer la taxe d'habitation par une contribution sur les résidences secondaires", "zoé", new(2, 1, 20),
            "Les résidences secondaires restent vides dix mois par an, car leurs propriétaires vivent ailleurs. Une contribution permettrait de financer les écoles parce que les enfants manquent dans les villages.");

        var draft = Draft([.. liked, rare]);

        Assert.Contains(draft.Minorities, m => m.Citations[0].Contribution.Value == "z");
        Assert.DoesNotContain(draft.Points.SelectMany(p => p.Citations), c => c.Contribution.Value == "z");
    }

    [Fact]
    public void Actions_hold_only_words_of_their_sources()
    {
        var corpus = MadeUpCorpus.Make(200);
        var draft = Run(corpus).Draft;

        Assert.NotEmpty(draft.Actions);
        Assert.Empty(DraftChecks.Of(corpus, draft).Where(c => c.Kind is DraftCheckKind.Words or DraftCheckKind.Citations).SelectMany(c => c.Flags));
    }
}
